namespace ArxivLens.Sources.SemanticScholar;

/// <summary>A release of Semantic Scholar's datasets.</summary>
/// <param name="Id">Its name, the day it is of: <c>2025-09-05</c>.</param>
/// <param name="Datasets">What is in it.</param>
public sealed record Release(string Id, IReadOnlyList<ReleaseDataset> Datasets);

/// <summary>A dataset of a release.</summary>
/// <param name="Name">Its name: <c>papers</c>, <c>citations</c>.</param>
/// <param name="Description">What it holds, for people, on one line; may be empty.</param>
public sealed record ReleaseDataset(string Name, string Description);

/// <summary>
/// What brings a dataset from one release to a later one: steps, each from a release to the next, to be taken in order.
/// </summary>
/// <param name="Steps">The steps, the earliest first.</param>
/// <param name="Gap">Where the steps do not join from end to end, in one line; <c>null</c> when they do.</param>
public sealed record ReleaseChanges(IReadOnlyList<ReleaseStep> Steps, string? Gap);

/// <summary>What changed from one release to the next. Addresses are pre-signed: whoever has one may download.</summary>
/// <param name="From">The earlier release.</param>
/// <param name="To">The later one.</param>
/// <param name="Deletes">Addresses of the rows that are gone, to be taken back before the others are taken in.</param>
/// <param name="Updates">Addresses of the rows that are new or changed.</param>
public sealed record ReleaseStep(string From, string To, IReadOnlyList<string> Deletes, IReadOnlyList<string> Updates);

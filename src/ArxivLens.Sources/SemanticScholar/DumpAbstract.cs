namespace ArxivLens.Sources.SemanticScholar;

/// <summary>A row of the dataset <c>abstracts</c> that is of the library.</summary>
/// <param name="Key">The work it is of.</param>
/// <param name="Abstract">Its abstract as plain text.</param>
public sealed record DumpAbstract(Core.Papers.WorkKey Key, string Abstract);

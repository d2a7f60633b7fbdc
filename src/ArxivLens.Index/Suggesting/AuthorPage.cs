namespace ArxivLens.Index.Suggesting;

/// <summary>A page of authors.</summary>
/// <param name="Total">How many there are in all, exactly.</param>
/// <param name="Authors">Those of the page.</param>
public sealed record AuthorPage(int Total, IReadOnlyList<FoundAuthor> Authors);

/// <summary>An author.</summary>
/// <param name="Value">The value of <see cref="Documents.KeywordField.Author"/>.</param>
/// <param name="Name">The most frequent name; empty when none was given.</param>
/// <param name="Count">Documents of the kind asked for.</param>
public readonly record struct FoundAuthor(string Value, string Name, int Count);

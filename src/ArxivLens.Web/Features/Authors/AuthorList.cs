namespace ArxivLens.Web.Features.Authors;

/// <summary>Authors in a column beside works.</summary>
/// <param name="Heading">Who they are.</param>
/// <param name="Name">By what tests find the list.</param>
/// <param name="People">The authors, the most frequent first.</param>
public sealed record AuthorList(string Heading, string Name, IReadOnlyList<CountedAuthor> People);

/// <summary>An author and how many of the works at hand they signed.</summary>
public sealed record CountedAuthor(string Slug, string Name, int Count);

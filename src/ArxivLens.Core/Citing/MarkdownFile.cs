using System.Globalization;

namespace ArxivLens.Core.Citing;

/// <summary>A list of Markdown, a line for each work: title, authors, year, identifiers.</summary>
internal sealed class MarkdownFile : CitationFile
{
    /// <summary>Of more authors the first is named.</summary>
    private const int AuthorsNamed = 10;

    public override string Add(CitedWork cited)
    {
        var title = MarkdownText.Link(cited.Title, (cited.Page ?? cited.Address) is { Length: > 0 } address ? address : null);
        var parts = new[]
        {
            AuthorsOf(cited),
            cited.Year?.ToString(CultureInfo.InvariantCulture) ?? "",
            cited.IsPreprint ? MarkdownText.Link($"arXiv:{cited.ArxivName}", cited.Address) : "",
            cited.PublishedDoi is { Length: > 0 } doi ? MarkdownText.Link($"doi:{doi}", Papers.DoiAddress.Of(doi)) : "",
        };
        return $"- {title}. {string.Join(". ", parts.Where(part => part.Length > 0).Select(part => part.TrimEnd('.')))}\n";
    }

    private static string AuthorsOf(CitedWork cited)
    {
        var authors = cited.Work.Authors;
        return authors.Count <= AuthorsNamed
            ? MarkdownText.Of(string.Join(", ", authors.Select(author => author.Display)))
            : $"{MarkdownText.Of(authors[0].Display)} et al.";
    }
}

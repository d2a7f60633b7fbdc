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
        return $"- {title}. {string.Join(". ", parts.Where(part => part.Length > 0).Select(part => part.TrimEnd('.')))}\n{NoteOf(cited)}";
    }

    // Indented, so that it belongs to the work; a line of quotation each, so that nothing in it begins a list or a heading.
    private static string NoteOf(CitedWork cited)
    {
        var tags = cited.Tags is { Count: > 0 } given ? $"  Tags: {MarkdownText.Of(string.Join(", ", given))}\n" : "";
        var lines = cited.Note.Split('\n').Select(OneLine.Of).Where(line => line.Length > 0);
        var note = string.Concat(lines.Select(line => $"  > {MarkdownText.Of(line)}\n"));
        return (tags.Length > 0 ? $"\n{tags}" : "") + (note.Length > 0 ? $"\n{note}" : "");
    }

    private static string AuthorsOf(CitedWork cited)
    {
        var authors = cited.Work.Authors;
        return authors.Count <= AuthorsNamed
            ? MarkdownText.Of(string.Join(", ", authors.Select(author => author.Display)))
            : $"{MarkdownText.Of(authors[0].Display)} et al.";
    }
}

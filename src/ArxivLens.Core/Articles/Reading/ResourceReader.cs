using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Finds what an article points its readers to: links, lines that were links, lists of what to read next.</summary>
internal sealed partial class ResourceReader
{
    private const int LeastWords = 2;
    private const int LongestTitle = 300;

    private readonly Outline outline;
    private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ArticleResource> found = [];

    private readonly bool hasLost;

    private ResourceReader(Outline outline)
    {
        this.outline = outline;
        hasLost = outline.Document.Text.Links.All(link => link.Address is null);
    }

    /// <summary>Finds them in order.</summary>
    /// <param name="outline">The article.</param>
    /// <param name="works">Places that name a work the article discusses: they are no resources.</param>
    public static IReadOnlyList<ArticleResource> Find(Outline outline, IReadOnlyCollection<TextSpan> works)
    {
        var reader = new ResourceReader(outline);
        foreach (var paragraph in outline.Paragraphs) reader.Read(paragraph, works);
        return reader.found;
    }

    private void Read(Paragraph paragraph, IReadOnlyCollection<TextSpan> works)
    {
        if (paragraph.Line == LineSort.Furniture || paragraph.Kind == ArticleBlockKind.Preformatted) return;
        var whole = paragraph.Flow.Place(0, paragraph.Text.Length);
        var links = outline.Document.Text.Links.Where(link => link.Span.Start >= whole.Start && link.Span.End <= whole.End).ToList();
        foreach (var link in links.Where(link => !works.Any(work => Overlap(work, link.Span)))) ReadLink(paragraph, link);
        if (links.Count > 0 || works.Any(work => Overlap(work, whole))) return;
        // Where links have addresses, a line without one was none: it stands under a picture.
        if ((paragraph.Line == LineSort.Title && hasLost) || IsListed(paragraph)) Add(paragraph.Text, null, whole);
    }

    private void ReadLink(Paragraph paragraph, ArticleLink link)
    {
        var start = paragraph.Flow.At(link.Span.Start);
        var end = paragraph.Flow.At(link.Span.End);
        if (end <= start || link.Address is { } address && Sharing().IsMatch(address)) return;
        if (link.Address is null && paragraph.Line != LineSort.Title && !IsUnderResources(paragraph)) return;
        Add(paragraph.Text[start..end].Trim(), link.Address, link.Span);
    }

    /// <summary>An item of a list under a heading such as <c>More resources</c>.</summary>
    private bool IsListed(Paragraph paragraph)
        => paragraph.Kind == ArticleBlockKind.ListItem && IsUnderResources(paragraph) && paragraph.Text.Split(' ').Length >= LeastWords;

    private bool IsUnderResources(Paragraph paragraph) => paragraph.Heading >= 0 && ResourceWords.IsHeading(outline.Paragraphs[paragraph.Heading].Text);

    private void Add(string title, string? address, TextSpan span)
    {
        if (address is null && title.Split(' ').Length < LeastWords) return;
        if (title.Length is 0 or > LongestTitle || !seen.Add(address ?? title)) return;
        found.Add(new ArticleResource(title, address, span));
    }

    private static bool Overlap(TextSpan one, TextSpan other) => one.Start < other.End && other.Start < one.End;

    /// <summary>Buttons to share or follow.</summary>
    [GeneratedRegex(
        @"^https?://(www\.|m\.)?(facebook\.com/(sharer|share|dialog)|(twitter|x)\.com/(intent|share|home)|linkedin\.com/(share|cws|sharing)|(pinterest|tumblr|reddit)\.com/(pin|submit|share)|plus\.google\.com|t\.me/share|api\.whatsapp\.com|wa\.me|medium\.com/(m|plans|@[^/]+)([/?]|$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Sharing();
}

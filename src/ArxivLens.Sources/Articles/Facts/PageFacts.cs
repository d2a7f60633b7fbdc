using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ArxivLens.Core.Articles;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>What a page says of its article: in JSON-LD, Open Graph and other meta elements, and marks in the page itself.</summary>
internal sealed partial class PageFacts
{
    private const int LongestSite = 100;
    private readonly IDocument document;
    private readonly MetaTags meta;

    public PageFacts(IDocument document, Uri? fetched)
    {
        this.document = document;
        meta = new MetaTags(document);
        Data = LinkedData.Read(document);
        Address = PageAddress.Of(document, meta, fetched);
        Site = FactText.Line(meta.First("og:site_name", "application-name") ?? Data.Publisher, LongestSite);
        Author = PageAuthor.Of(document, meta, Data);
        Title = PageTitle.Of(document, meta, Data, Site ?? PageAddress.HostOf(Address.Canonical), Author);
    }

    public LinkedData Data { get; }

    public PageAddress Address { get; }

    public string? Site { get; }

    public string? Title { get; }

    public string? Author { get; }

    /// <summary>All of them, with what only the article's text tells.</summary>
    /// <param name="before">What the page shows before the article.</param>
    /// <param name="text">The article.</param>
    public ArticleFacts With(string before, string text) => new()
    {
        Title = Title,
        Author = Author,
        Site = Site ?? PageAddress.HostOf(Address.Canonical),
        Published = PageDay.Of(document, meta, Data, Address.Canonical),
        Language = Language(),
        ReadingMinutes = ReadingTime.Of(meta, Data, before, text),
        Tags = PageTags.Of(document, meta, Data),
        Address = Address.Canonical?.AbsoluteUri,
    };

    private string? Language()
    {
        var root = document.DocumentElement;
        string?[] named =
        [
            root.GetAttribute("lang"), root.GetAttribute("xml:lang"), document.Body?.GetAttribute("lang"), Data.Language,
            meta.First("content-language", "og:locale", "language", "dc:language"),
            document.QuerySelector("meta[http-equiv='content-language' i]")?.GetAttribute("content"),
        ];
        return named.Select(name => name?.Trim().Replace('_', '-')).FirstOrDefault(name => name is not null && LanguageTag().IsMatch(name));
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}

using AngleSharp.Dom;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>The tags a page gives its article.</summary>
internal static class PageTags
{
    private const int AtMost = 20;
    private const int Longest = 60;

    public static IReadOnlyList<string> Of(IDocument document, MetaTags meta, LinkedData data)
    {
        IEnumerable<string>[] sources =
        [
            meta.All("article:tag"),
            data.Keywords,
            document.QuerySelectorAll("a[rel~='tag' i]").Take(AtMost * 2).Select(tag => tag.TextContent),
            meta.All("keywords").Concat(meta.All("news_keywords")),
        ];
        return sources.Select(Tags).FirstOrDefault(tags => tags.Count > 0) ?? [];
    }

    private static List<string> Tags(IEnumerable<string> given) => given
        .SelectMany(text => text.Split([',', ';', '，', '、'], StringSplitOptions.RemoveEmptyEntries))
        .Select(tag => FactText.Line(tag, Longest + 1)?.TrimStart('#'))
        .OfType<string>()
        .Where(tag => tag.Length is > 1 and <= Longest && !tag.Contains("://", StringComparison.Ordinal))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Take(AtMost)
        .ToList();
}

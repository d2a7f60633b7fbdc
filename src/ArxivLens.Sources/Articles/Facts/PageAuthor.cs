using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>Finds who wrote a page's article.</summary>
internal static partial class PageAuthor
{
    private const int Longest = 200;
    private const int LongestByline = 100;

    // A name may carry a number, a day or a time of day carries more.
    private const int FewDigits = 3;

    public static string? Of(IDocument document, MetaTags meta, LinkedData data) =>
        Clean(data.Author)
        ?? Clean(meta.First("dc:creator", "dcterm:creator", "dcterms:creator", "author", "parsely-author", "article:author", "byl", "citation_author", "sailthru:author"))
        ?? Clean(data.Creator)
        ?? Marked(document);

    private static string? Marked(IDocument document)
    {
        string[] selectors =
        [
            "[itemprop~='author' i] [itemprop~='name' i]", "[rel~='author' i]", "[itemprop~='author' i]", ".p-author", ".author-name", ".byline-name",
            "[class*='byline' i], [id*='byline' i]", "[class*='author' i], [id*='author' i], [class*='writtenby' i]",
        ];
        foreach (var selector in selectors)
        {
            foreach (var element in document.QuerySelectorAll(selector).Take(20))
            {
                var line = FactText.Line(element.GetAttribute("content") ?? Named(element), Longest);
                if (line?.Length < LongestByline && Clean(line) is { } author) return author;
            }
        }

        return null;
    }

    /// <summary>What names the author within a byline: its only link, else its first line.</summary>
    private static string Named(IElement element)
    {
        var links = element.QuerySelectorAll("a[href]").Where(link => link.TextContent.Any(char.IsLetter)).Take(2).ToList();
        return links is [var only] && element.LocalName != "a" ? only.TextContent : FirstLine(element.TextContent);
    }

    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var first, .. var rest]
            ? Lead().IsMatch(first + " ") && first.Length <= 3 && rest.Length > 0 ? $"{first} {rest[0]}" : first
            : "";

    /// <summary>The name without <c>By</c> before it and day or office behind it; <c>null</c> when none is left.</summary>
    internal static string? Clean(string? byline)
    {
        if (FactText.Line(byline, Longest) is not { } line) return null;
        var name = Lead().Replace(Aside().Replace(line, ""), "", 1);
        name = Trail().Replace(name, "", 1).Trim(' ', ',', '|', '-', '–', '—', '·', '•', '/', ':');
        var isName = name.Length > 1 && name.Any(char.IsLetter) && !name.Contains("://", StringComparison.Ordinal) && !name.Contains("www.", StringComparison.Ordinal)
            && !name.StartsWith('@') && !name.StartsWith('{') && name.Count(char.IsDigit) < FewDigits;
        return isName ? name : null;
    }

    [GeneratedRegex(@"^\s*(?:(?:written |posted |published |story )?by|author|authors|von|par|por|di|da|door|av|af|autor|auteur|autore|作者|文)(?:\s*[:：]\s*|\s+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Lead();

    [GeneratedRegex(@"[(<][^)>]*(?:://|@)[^)>]*[)>]", RegexOptions.NonBacktracking)]
    private static partial Regex Aside();

    [GeneratedRegex(@"(?:\s+[|•·]\s.*|\s+(?:on|[-–—])?\s*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+)?[0-9]{1,2}[,./ -].*[0-9]{4}.*)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Trail();
}

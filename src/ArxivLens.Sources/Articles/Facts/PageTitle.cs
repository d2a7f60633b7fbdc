using AngleSharp.Dom;
using ArxivLens.Sources.Articles.Extraction;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>Finds the title of a page's article, without the name of the site.</summary>
internal static class PageTitle
{
    private const int Longest = 300;
    private const int FewestWords = 3;
    private const int FewestLetters = 15;
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " > ", " \\ ", "_", "｜"];

    public static string? Of(IDocument document, MetaTags meta, LinkedData data, string? site, string? author)
    {
        var declared = FactText.Line(
            Named(document.Title, data)
            ?? meta.First("dc:title", "dcterm:title", "dcterms:title", "og:title", "weibo:article:title", "weibo:webpage:title", "title")
            ?? meta.First("twitter:title", "parsely-title", "citation_title"), Longest);
        var shown = FactText.Line(document.Title, Longest);
        if (declared is not null) return WithoutSite(WithoutSite(declared, site), author);
        var headings = document.QuerySelectorAll("h1, h2").Take(50).Select(heading => FactText.Line(heading.TextContent.TrimEnd('¶', '#', ' ', '\n'), Longest)).OfType<string>().ToList();
        if (shown is null) return headings.FirstOrDefault();
        return Part(shown, site, headings);
    }

    /// <summary>Where headline and name differ, one of them may say what the page is and not what it is called.</summary>
    private static string? Named(string? shown, LinkedData data)
    {
        if (data.Headline is null || data.Name is null || shown is null) return data.Headline ?? data.Name;
        return TitleLikeness.IsSame(shown, data.Name) && !TitleLikeness.IsSame(shown, data.Headline) ? data.Name : data.Headline;
    }

    private static string Part(string title, string? site, IReadOnlyList<string> headings)
    {
        var parts = headings.Where(heading => heading.Length < title.Length && IsPart(title, heading)).ToList();
        var heading = parts.Find(part => title.StartsWith(part, StringComparison.OrdinalIgnoreCase)) ?? parts.Find(part => part.Length >= FewestLetters);
        if (heading is not null) return heading;
        var withoutSite = WithoutSite(title, site);
        if (withoutSite.Length < title.Length) return withoutSite;
        if (title.IndexOf('_') is var low and > 0 && WordCount(title[..low]) >= FewestWords && !title.Contains(' ')) return title[..low];
        if (LastSeparator(title) is not { } cut || headings.Contains(title)) return title;
        var before = title[..cut.At].Trim();
        if (WordCount(before) >= FewestWords) return before;
        var behind = title[(title.IndexOf(cut.Text, StringComparison.Ordinal) + cut.Text.Length)..].Trim();
        return WordCount(behind) > FewestWords ? behind : title;
    }

    /// <summary>Whether a heading is the title up to a separator, or from one on.</summary>
    private static bool IsPart(string title, string heading)
    {
        var at = title.IndexOf(heading, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return false;
        var before = title.AsSpan(0, at);
        var behind = title.AsSpan(at + heading.Length);
        return (before.IsWhiteSpace() || EndsWithSeparator(before)) && (behind.IsWhiteSpace() || BeginsWithSeparator(behind));
    }

    private static bool EndsWithSeparator(ReadOnlySpan<char> text)
    {
        foreach (var separator in Separators)
        {
            if (text.EndsWith(separator, StringComparison.Ordinal)) return true;
        }

        return text.EndsWith(": ", StringComparison.Ordinal);
    }

    private static bool BeginsWithSeparator(ReadOnlySpan<char> text)
    {
        foreach (var separator in Separators)
        {
            if (text.StartsWith(separator, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static string WithoutSite(string title, string? site)
    {
        if (string.IsNullOrEmpty(site)) return title;
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last > 0 && IsSite(title[(last + separator.Length)..], site)) return title[..last].Trim();
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (first > 0 && IsSite(title[..first], site)) return title[(first + separator.Length)..].Trim();
        }

        var colon = title.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && IsSite(title[..colon], site) ? title[(colon + 2)..].Trim() : title;
    }

    private static bool IsSite(string part, string site)
    {
        var (a, b) = (Letters(part), Letters(site));
        return a.Length > 1 && (a == b || b.StartsWith(a, StringComparison.Ordinal) && a.Length * 2 >= b.Length
            || a.StartsWith(b, StringComparison.Ordinal) && b.Length * 2 >= a.Length
            || site.StartsWith(part.Trim() + " ", StringComparison.OrdinalIgnoreCase));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static (int At, string Text)? LastSeparator(string title)
    {
        (int At, string Text)? found = null;
        foreach (var separator in Separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at > 0 && at > (found?.At ?? 0)) found = (at, separator);
        }

        return found;
    }

    private static int WordCount(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length + text.Count(TextCount.IsUnspaced) / 2;
}

using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>Finds the day a page was published.</summary>
internal static partial class PageDay
{
    private const int FirstYear = 1990;
    private const int LastYear = 2100;
    private const int LongestText = 100;

    public static DateOnly? Of(IDocument document, MetaTags meta, LinkedData data, Uri? address) =>
        Parse(data.Published)
        ?? Parse(meta.First(
            "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru:date", "article:published", "pubdate",
            "publish-date", "publishdate", "publication_date", "citation_publication_date", "citation_date", "dcterms:created",
            "dcterms:date", "dc:date:issued", "dc:date", "dc:date:created", "date", "og:pubdate", "article:publicationdate"))
        ?? Parse(data.Created)
        ?? Marked(document, "[itemprop~='datePublished' i], time[pubdate], .dt-published, abbr.published")
        ?? Marked(document, "article time[datetime], main time[datetime], header time[datetime]")
        ?? Marked(document, "time[datetime]")
        ?? InAddress(address)
        ?? Marked(document, "[class*='publish' i], [class*='dateline' i], [class*='post-date' i], [class*='entry-date' i], [class*='timestamp' i], [class~='date' i]");

    /// <summary>A day as pages write it, its own time zone kept; <c>null</c> when it is none.</summary>
    internal static DateOnly? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return null;
        if (YearFirst().Match(text) is { Success: true } numbers) return Day(numbers.Groups[1].Value, numbers.Groups[2].Value, numbers.Groups[3].Value);
        if (YearInside().Match(text) is not { Success: true } written) return null;
        return DateTimeOffset.TryParse(written.Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? InRange(DateOnly.FromDateTime(time.DateTime))
            : null;
    }

    private static DateOnly? Marked(IDocument document, string selector)
    {
        foreach (var element in document.QuerySelectorAll(selector).Take(20))
        {
            var day = Parse(element.GetAttribute("content")) ?? Parse(element.GetAttribute("datetime"))
                ?? Parse(element.GetAttribute("title")) ?? Parse(FactText.Line(element.TextContent, LongestText));
            if (day is not null) return day;
        }

        return null;
    }

    private static DateOnly? InAddress(Uri? address) =>
        address is not null && AddressDay().Match(address.AbsolutePath) is { Success: true } found
            ? Day(found.Groups[1].Value, found.Groups[2].Value, found.Groups[3].Value)
            : null;

    private static DateOnly? Day(string year, string month, string day) =>
        DateOnly.TryParseExact($"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var found)
            ? InRange(found)
            : null;

    private static DateOnly? InRange(DateOnly day) => day.Year is >= FirstYear and <= LastYear ? day : null;

    [GeneratedRegex(@"\b((?:19|20)[0-9]{2})[-/.年]\s?([0-9]{1,2})[-/.月]\s?([0-9]{1,2})", RegexOptions.NonBacktracking)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?:[0-9]{1,2}(?:st|nd|rd|th)?\s+)?[A-Za-z]{3,9}\.?\s+(?:[0-9]{1,2}(?:st|nd|rd|th)?,?\s+)?(?:19|20)[0-9]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex YearInside();

    [GeneratedRegex(@"/((?:19|20)[0-9]{2})[/-]([0-9]{1,2})[/-]([0-9]{1,2})(?:[/_-]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex AddressDay();
}

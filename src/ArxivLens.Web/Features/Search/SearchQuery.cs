using System.Globalization;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Search;

/// <summary>A search as an address asks for it.</summary>
/// <param name="Request">What is searched for; <c>null</c> when the page cannot exist.</param>
/// <param name="Notes">Filters that could not be read and were left out.</param>
/// <param name="IsCursorBad">Whether the page cannot exist because its cursor is none, or one of another search.</param>
/// <param name="IsExplained">Whether the scores are to be explained.</param>
public sealed record SearchQuery(
    WorkSearchRequest? Request, IReadOnlyList<string> Notes, bool IsCursorBad = false, bool IsExplained = false)
{
    /// <summary>Hits on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The last page that can be asked for: beyond ten thousand hits nobody reads, and finding them costs the server.</summary>
    public const int LastPage = 10_000 / PageSize;

    /// <summary>Characters of <c>q</c> that are kept: as many as the longest address of a work has.</summary>
    private const int LongestText = 2_000;

    /// <summary>
    /// Reads <c>q</c>, <c>category</c>, <c>from</c>, <c>to</c>, <c>author</c>, <c>sort</c>, <c>page</c>, <c>after</c> and
    /// <c>explain</c>; without a <c>q</c> the <c>doiOrArxivId</c> of older links.
    /// </summary>
    public static SearchQuery Read(IQueryCollection query)
    {
        var notes = new List<string>();
        if (!TryReadPage(query["page"], out var page))
            return new(null, notes);
        var request = new WorkSearchRequest(
            ReadText(query["q"].ToString() is { Length: > 0 } text ? text : ReadOlder(query["doiOrArxivId"].ToString())),
            ReadCategory(query["category"].ToString(), notes),
            ReadYear(query["from"].ToString(), notes),
            ReadYear(query["to"].ToString(), notes),
            ReadAuthor(query["author"].ToString(), notes),
            ReadOrder(query["sort"].ToString(), notes),
            page,
            PageSize);
        var isExplained = query["explain"] == "1";
        var after = query["after"].ToString();
        if (after.Length == 0)
            return new(request, notes, IsExplained: isExplained);
        return SearchCursor.TryRead(request, after, out var cursor)
            ? new(request with { Page = 1, After = cursor }, notes, IsExplained: isExplained)
            : new(null, notes, IsCursorBad: true);
    }

    /// <summary>Reads the number of a page: from 1 to <see cref="LastPage"/>; nothing is page 1.</summary>
    public static bool TryReadPage(string? text, out int page)
    {
        page = 1;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out page) && page is >= 1 and <= LastPage);
    }

    // The search reads less of it and says so; but a page repeats the text in each of its links.
    private static string ReadText(string text) => text.Length <= LongestText ? text : text[..LongestText];

    // Older links name a paper also by its slug.
    private static string ReadOlder(string text) => PaperSlug.TryParse(text, out var id, out _) ? id.ToString() : text;

    private static string? ReadCategory(string text, List<string> notes)
    {
        if (text.Length == 0)
            return null;
        if (CategoryCode.TryParse(text, out var code))
            return CategoryTaxonomy.Canonical(code).Value;
        notes.Add("The category could not be read and was left out.");
        return null;
    }

    private static int? ReadYear(string text, List<string> notes)
    {
        if (text.Length == 0)
            return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999)
            return year;
        notes.Add("A year could not be read and was left out; years are written with four digits.");
        return null;
    }

    private static string? ReadAuthor(string text, List<string> notes)
    {
        if (text.Length == 0)
            return null;
        if (text.Length <= 200 && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            return text;
        notes.Add("The author could not be read and was left out.");
        return null;
    }

    private static SearchOrder ReadOrder(string text, List<string> notes)
    {
        foreach (var order in Enum.GetValues<SearchOrder>())
        {
            if (text == SearchLink.NameOf(order))
                return order;
        }
        if (text.Length > 0)
            notes.Add("The order is not known; the best matches stand first.");
        return SearchOrder.Relevance;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Following;

/// <summary>
/// A search as it is followed: the text and the filters, <c>q=…&amp;category=…&amp;author=…&amp;from=…&amp;to=…</c>, those that are
/// set, in this order. The same search is always the same text, whichever page or order it was followed from.
/// </summary>
public static class FollowedSearch
{
    private const int LongestSlug = 200;

    /// <summary>Writes one.</summary>
    public static string Write(WorkSearchRequest search)
    {
        ArgumentNullException.ThrowIfNull(search);
        var parts = new List<string> { "q=" + Uri.EscapeDataString(TextOf(search.Text)) };
        Add("category", search.Category);
        Add("author", search.AuthorSlug);
        Add("from", search.FromYear?.ToString("D4", CultureInfo.InvariantCulture));
        Add("to", search.ToYear?.ToString("D4", CultureInfo.InvariantCulture));
        return string.Join('&', parts);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }

    /// <summary>Reads one; a search for everything, or with a part that cannot be read, is none.</summary>
    public static bool TryRead(string? value, [NotNullWhen(true)] out WorkSearchRequest? search)
    {
        var read = new WorkSearchRequest("", Order: SearchOrder.Newest);
        foreach (var part in (value ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at < 0 || With(read, part[..at], Uri.UnescapeDataString(part[(at + 1)..])) is not { } next)
            {
                search = null;
                return false;
            }

            read = next;
        }

        search = read == new WorkSearchRequest("", Order: SearchOrder.Newest) ? null : read;
        return search is not null;
    }

    /// <summary>Whether a text can stand for a name of an author.</summary>
    public static bool IsSlug(string text) =>
        text is { Length: > 0 and <= LongestSlug }
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static WorkSearchRequest? With(WorkSearchRequest search, string name, string value) => name switch
    {
        "q" => search with { Text = TextOf(value) },
        "category" when CategoryCode.TryParse(value, out var code) =>
            search with { Category = CategoryTaxonomy.Canonical(code).Value },
        "author" when IsSlug(value) => search with { AuthorSlug = value },
        "from" when ReadYear(value) is { } year => search with { FromYear = year },
        "to" when ReadYear(value) is { } year => search with { ToYear = year },
        _ => null,
    };

    private static int? ReadYear(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1 and <= 9999 ? year : null;

    // As much as a search reads; beyond it two searches would differ in what neither asks.
    private static string TextOf(string text)
    {
        var clean = PlainCharacters.Keep(text).Trim();
        return clean.Length <= WorkSearch.MaximumLength ? clean : clean[..WorkSearch.MaximumLength].TrimEnd();
    }
}

using System.Globalization;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Shelves;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Features.TakeAway;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>Where shelves are, and what the addresses of their pages say.</summary>
public static class ShelfAddress
{
    /// <summary>The page of all of a reader's shelves.</summary>
    public const string All = "/shelves";

    /// <summary>Where works are saved.</summary>
    public const string Save = "/shelves/save";

    private static readonly (ShelfOrder Order, string Name)[] Orders =
    [
        (ShelfOrder.Own, "own"), (ShelfOrder.Added, "added"), (ShelfOrder.Date, "date"), (ShelfOrder.Title, "title"),
        (ShelfOrder.Citations, "citations"),
    ];

    /// <summary>A shelf as its owner sees it.</summary>
    public static string Of(long shelf) => string.Create(CultureInfo.InvariantCulture, $"/shelf/{shelf}");

    /// <summary>A shared shelf.</summary>
    public static string OfShared(string token) => $"/shared/{token}";

    /// <summary>The page that asks on which shelf a work is to be saved.</summary>
    public static string ToSave(WorkKey work) => $"{Save}?work={Uri.EscapeDataString(work.ToString())}";

    /// <summary>A shelf as a file.</summary>
    public static string OfFile(string page, CitationFormat format) => TakeAwayAddress.OfList(page, format);

    /// <summary>The name of an order in addresses.</summary>
    public static string NameOf(ShelfOrder order) => Orders[(int)order].Name;

    /// <summary>A page with a query; what is usual is left out.</summary>
    public static string Of(string page, ShelfQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var parts = new List<string>();
        if (query.Order != ShelfOrder.Own)
            parts.Add($"order={NameOf(query.Order)}");
        if (query.Tag is { } tag)
            parts.Add($"tag={Uri.EscapeDataString(tag)}");
        if (query.Words.Length > 0)
            parts.Add($"words={Uri.EscapeDataString(query.Words)}");
        if (query.Page > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"page={query.Page}"));
        return parts.Count == 0 ? page : $"{page}?{string.Join('&', parts)}";
    }

    /// <summary>Reads a query; what cannot be read is as if it were not there.</summary>
    public static ShelfQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var order = Array.FindIndex(Orders, one => one.Name == query["order"].ToString());
        var words = ShelfText.TakeTitle(query["words"].ToString());
        var page = SearchQuery.TryReadPage(query["page"], out var number) ? number : 1;
        return new ShelfQuery(
            order < 0 ? ShelfOrder.Own : (ShelfOrder)order,
            query["tag"].ToString() is { Length: > 0 and <= ShelfLimits.LongestTag } tag ? tag : null,
            words.Length > ShelfQuery.LongestWords ? words[..ShelfQuery.LongestWords] : words,
            Math.Min(page, ShelfLimits.MostEntries / ShelfQuery.PageSize));
    }
}

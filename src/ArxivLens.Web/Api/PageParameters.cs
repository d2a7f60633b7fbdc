using ArxivLens.Web.Api.Parameters;

namespace ArxivLens.Web.Api;

/// <summary>The parameters by which lists are read page by page.</summary>
internal static class PageParameters
{
    private const int Usual = 20;
    private const int Most = 100;

    /// <summary>The page.</summary>
    internal static NumberParameter Page { get; } = new(
        "page", "The page, from 1. A page behind the last one is empty.", 1, int.MaxValue, 1) { Example = "1" };

    /// <summary>How many a page has.</summary>
    internal static NumberParameter PageSize { get; } = SizeOf("pageSize");

    /// <summary>The same by the name it has for the papers of a day.</summary>
    internal static NumberParameter Limit { get; } = SizeOf("limit");

    /// <summary>How many stand before a page.</summary>
    internal static long Offset(int page, int size) => (page - 1L) * size;

    private static NumberParameter SizeOf(string name) => new(name, "How many a page has.", 1, Most, Usual) { Example = "10" };
}

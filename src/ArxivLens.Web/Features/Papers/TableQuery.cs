using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Papers;

/// <summary>The tables' parameters in the address of a page: <c>order</c>, <c>references=all</c>,
/// <c>citations=all</c>, and <see cref="FacetQuery"/>.</summary>
public static class TableQuery
{
    /// <summary>Reads them; what is not understood is as if it were not there.</summary>
    public static TableRequest Read(IQueryCollection query) => new(
        query["order"].ToString() switch
        {
            "oldest" => TableOrder.Oldest,
            "cited" => TableOrder.Cited,
            _ => TableOrder.Newest,
        },
        query["references"] == "all",
        query["citations"] == "all",
        FacetQuery.Read(query));

    /// <summary>Writes them, with the question mark when there is any.</summary>
    public static string Write(TableRequest request)
    {
        var parts = new List<string>(4);
        if (request.Order != TableOrder.Newest)
            parts.Add(request.Order == TableOrder.Oldest ? "order=oldest" : "order=cited");
        if (request.AllReferences)
            parts.Add("references=all");
        if (request.AllCitations)
            parts.Add("citations=all");
        if (request.Facet is not null)
            parts.Add(FacetQuery.Write(request.Facet));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }
}

using ArxivLens.Core.Similarity;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Papers;

/// <summary>
/// The parameter <c>similar</c> in the address of a page: in which facet the similar papers are to be like the work.
/// </summary>
public static class FacetQuery
{
    /// <summary>What a reader can choose, as it is named.</summary>
    public static IReadOnlyList<(string Name, Facet? Facet)> Choices { get; } =
        [("everything", null), ("background", Facet.Background), ("method", Facet.Method), ("result", Facet.Result)];

    /// <summary>Reads it; <c>null</c> when it is missing or not understood: like it in everything.</summary>
    public static Facet? Read(IQueryCollection query) => query["similar"].ToString() switch
    {
        "background" => Facet.Background,
        "method" => Facet.Method,
        "result" => Facet.Result,
        _ => null,
    };

    /// <summary>What the address says of a facet; nothing for all of them.</summary>
    public static string Write(Facet? facet) => facet switch
    {
        Facet.Background => "similar=background",
        Facet.Method => "similar=method",
        Facet.Result => "similar=result",
        _ => "",
    };
}

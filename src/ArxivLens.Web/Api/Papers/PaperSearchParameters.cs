using ArxivLens.Core.Search;
using ArxivLens.Web.Api.Parameters;

namespace ArxivLens.Web.Api.Papers;

/// <summary>The parameters of a search for papers.</summary>
internal static class PaperSearchParameters
{
    private static readonly TextParameter _query = new(
        "query",
        "Words, as the search box reads them, of which the first 256 characters count; without it every paper, the newest first.")
    {
        Example = "lattice gauge",
    };

    private static readonly ChoiceParameter<PaperOrder> _rankBy = new(
        "rankBy",
        "The order: relevance (without a query newest first), date or created (newest first), oldest, citations (most cited here "
        + "first), arxivId (latest id first), random (the same all day), tag (by primary category, newest first).",
        [
            new("relevance", PaperOrder.Relevance), new("date", PaperOrder.Newest), new("citations", PaperOrder.Citations),
            new("created", PaperOrder.Newest), new("oldest", PaperOrder.Oldest), new("arxivId", PaperOrder.ArxivId),
            new("random", PaperOrder.Random), new("tag", PaperOrder.Category),
        ],
        PaperOrder.Relevance);

    private static readonly DayParameter _from = new("dateFrom", "The first day of publication (first version, UTC), included.");

    private static readonly DayParameter _to = new("dateTo", "The last day of publication, included.");

    private static readonly TextParameter _categories = new(
        "categories",
        "Codes with commas between them: papers in any of them. An archive (math) stands for all its categories; an unknown code "
        + "is in no paper.")
    {
        Example = "hep-th,math.AG",
    };

    private static readonly FlagParameter _recent = new(
        "prioritizeRecent", "Whether recent papers stand higher within relevance. It changes the order and nothing else.");

    private static readonly FlagParameter _cited = new(
        "prioritizeCited", "Whether much cited papers stand higher within relevance. It changes the order and nothing else.");

    /// <summary>All of them.</summary>
    internal static ApiParameter[] All { get; } =
        [_query, _rankBy, PageParameters.Page, PageParameters.PageSize, _from, _to, _categories, _recent, _cited];

    /// <summary>Reads the search and the page of it; what cannot be read is noted in the query.</summary>
    internal static (PaperSearchRequest Request, int Page) Read(ApiQuery query)
    {
        var (page, size) = (query.Read(PageParameters.Page)!.Value, query.Read(PageParameters.PageSize)!.Value);
        var request = new PaperSearchRequest(query.Read(_query) ?? "")
        {
            Order = query.Read(_rankBy),
            From = query.Read(_from),
            To = query.Read(_to),
            Categories = CodesOf(query.ReadAll(_categories)),
            PrioritizeRecent = query.Read(_recent),
            PrioritizeCited = query.Read(_cited),
            Offset = Paged.Offset(page, size),
            Limit = size,
        };
        return (request, page);
    }

    private static IReadOnlyList<string> CodesOf(IReadOnlyList<string> values) =>
    [
        .. values
            .SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(),
    ];
}

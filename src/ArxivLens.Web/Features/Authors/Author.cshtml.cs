using ArxivLens.Core.Indexing;
using ArxivLens.Core.Search;
using ArxivLens.Core.Terms;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Features.Terms;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Authors;

/// <summary>The works of everyone of one name, with whom, about what and when.</summary>
public sealed class AuthorModel(IndexHost indexHost, SearchReader search, WorkShelf shelf, AuthorNames names) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Newest works whose terms are looked at.</summary>
    private const int WorksOfTerms = 50;
    private const int CoauthorsShown = 15;

    /// <summary>Works over which citations are summed; who has more is no one person.</summary>
    private const int MostSummed = 2_000;

    /// <summary>The orders that can be chosen, with their names.</summary>
    public static IReadOnlyList<(SearchOrder Order, string Name)> Orders { get; } =
        [(SearchOrder.Newest, "newest"), (SearchOrder.Citations, "most cited"), (SearchOrder.Oldest, "oldest")];

    /// <summary>What the address names them by.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The order of the works.</summary>
    public SearchOrder Order { get; private set; } = SearchOrder.Newest;

    /// <summary>The works of this page.</summary>
    public IReadOnlyList<WorkEntry> Works { get; private set; } = [];

    /// <summary>How often works of this library cite theirs; <c>null</c> when the works are too many to sum.</summary>
    public long? Citations { get; private set; }

    /// <summary>With whom, the most frequent first.</summary>
    public IReadOnlyList<CountedAuthor> Coauthors { get; private set; } = [];

    /// <summary>Names that may be another spelling of this one.</summary>
    public IReadOnlyList<CountedAuthor> OtherSpellings { get; private set; } = [];

    /// <summary>What the newest works are about.</summary>
    public IReadOnlyList<SharedTerm> Terms { get; private set; } = [];

    /// <summary>In which categories they stand.</summary>
    public IReadOnlyList<FacetCount> Categories { get; private set; } = [];

    /// <summary>The works of each year, when any has a year.</summary>
    public YearChart? Chart { get; private set; }

    /// <summary>The pages before and after.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>What is said when there is nobody to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>The address of a page of the works in an order.</summary>
    public string AddressOf(SearchOrder order, int page = 1)
    {
        var parts = new List<string>();
        if (order != SearchOrder.Newest) parts.Add($"sort={SearchLink.NameOf(order)}");
        if (page > 1) parts.Add($"page={page:D}");
        return $"/author/{Uri.EscapeDataString(Slug)}{(parts.Count > 0 ? "?" + string.Join('&', parts) : "")}";
    }

    /// <summary>Shows the author.</summary>
    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        if (!SearchQuery.TryReadPage(Request.Query["page"], out var number) || number > PageLinks.Window / PageSize)
            return Missing(StatusCodes.Status400BadRequest, new("There is no such page", "Pages are numbered from 1."));
        Slug = slug;
        if (Orders.Any(order => Request.Query["sort"] == SearchLink.NameOf(order.Order)))
            Order = Orders.First(order => Request.Query["sort"] == SearchLink.NameOf(order.Order)).Order;
        using var lease = indexHost.Acquire();
        var result = lease.Index.Search(
            new SearchRequest(ByAuthor, (number - 1) * PageSize, PageSize, Order, CoauthorsShown + 1), cancellationToken);
        if (result.Total == 0)
        {
            if (FormerSlug.Find(lease.Index, slug) is { } present)
                return LocalRedirectPermanent($"/author/{Uri.EscapeDataString(present)}{Request.QueryString}");

            return Missing(StatusCodes.Status404NotFound, new(
                "Nobody of this name is in this library", "Names are kept as authors signed their papers; a search finds other forms."));
        }
        Works = await search.ListAsync(lease.Index, result.Hits, cancellationToken);
        Pages = PageLinks.Of(number, PageSize, result.Total, next => AddressOf(Order, next));
        await SurroundAsync(lease.Index, result.Total, result.Facets!, cancellationToken);
        return Page();
    }

    private KeywordQuery ByAuthor => new(KeywordField.Author, Slug);

    private async Task SurroundAsync(IndexReader index, int total, SearchFacets facets, CancellationToken cancellationToken)
    {
        var everybody = await names.NameAsync(index, [new(Slug, total), .. facets.Authors.Where(author => author.Value != Slug).Take(CoauthorsShown)], cancellationToken);
        (Name, Coauthors) = (everybody[0].Name, [.. everybody.Skip(1)]);
        OtherSpellings = Authors.OtherSpellings.Find(index, Slug);
        Categories = [.. facets.Categories.Take(SharedTermList.Shown)];
        Chart = YearChart.Of(facets.Years, []) is { } chart ? chart with { AddressOf = WorksOfYear } : null;
        Citations = total > MostSummed ? null : index
            .Search(new SearchRequest(ByAuthor, 0, total, SearchOrder.Citations), cancellationToken).Hits
            .Sum(hit => (long)index.Graph.Citations(hit.Document).Length);
        var newest = index.Search(new SearchRequest(ByAuthor, 0, WorksOfTerms, SearchOrder.Newest), cancellationToken).Hits;
        var works = await shelf.FetchAsync(index, newest.Select(hit => hit.Document), cancellationToken);
        Terms = SharedTerms.Find(index, works.Values, SharedTermList.Shown, leastWorks: total > 2 ? 2 : 1);
    }

    private string WorksOfYear(int year)
        => SearchLink.To(new WorkSearchRequest("") { AuthorSlug = Slug, FromYear = year, ToYear = year, Order = SearchOrder.Newest });

    private PageResult Missing(int status, Absence absence)
    {
        Absence = absence;
        Response.StatusCode = status;
        return Page();
    }
}

using ArxivLens.Core.Indexing;
using ArxivLens.Core.Search;
using ArxivLens.Core.Terms;
using ArxivLens.Index;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Authors;
using ArxivLens.Web.Features.Errors;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Terms;

/// <summary>The works that share a term: how many in each year, by whom, and which terms they have beside it.</summary>
public sealed class TermModel(IndexHost indexHost, SearchReader search, WorkShelf shelf, AuthorNames names, TimeProvider clock) : PageModel
{
    private const int PageSize = 25;

    /// <summary>Works whose terms are looked at: those that the term says most of.</summary>
    private const int WorksOfRelated = 50;

    /// <summary>The term as it was asked for.</summary>
    public string Term { get; private set; } = "";

    /// <summary>The order of the works.</summary>
    public SearchOrder Order { get; private set; }

    /// <summary>The works of this page.</summary>
    public IReadOnlyList<WorkEntry> Works { get; private set; } = [];

    /// <summary>The pages before and after.</summary>
    public PageLinks? Pages { get; private set; }

    /// <summary>The works of each year, when any has a year.</summary>
    public YearChart? Chart { get; private set; }

    /// <summary>Terms of the works that this one says most of.</summary>
    public IReadOnlyList<SharedTerm> Related { get; private set; } = [];

    /// <summary>Who has it in most works.</summary>
    public IReadOnlyList<CountedAuthor> Authors { get; private set; } = [];

    /// <summary>In which categories the works stand.</summary>
    public IReadOnlyList<FacetCount> Categories { get; private set; } = [];

    /// <summary>What is said when there is nothing to show.</summary>
    public Absence? Absence { get; private set; }

    /// <summary>The orders that can be chosen, with their names.</summary>
    public static IReadOnlyList<(SearchOrder Order, string Name)> Orders { get; } =
        [(SearchOrder.Relevance, "best match"), (SearchOrder.Newest, "newest"), (SearchOrder.Citations, "most cited")];

    /// <summary>Shows the works.</summary>
    public async Task OnGetAsync(string? term, CancellationToken cancellationToken)
    {
        // A slash in a segment stays escaped in the path, so that it does not look like two segments.
        if (TermSearch.Read(term?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)) is not { } read)
        {
            Miss(StatusCodes.Status404NotFound, new(
                "There is no such term", $"A term is a word or a phrase of at most {TermSearch.LongestTerm} characters."));
            return;
        }

        Term = read;
        if (!SearchQuery.TryReadPage(Request.Query["page"], out var number))
        {
            Miss(StatusCodes.Status400BadRequest, SearchModel.NoSuchPage);
            return;
        }

        Order = Orders.FirstOrDefault(order => Request.Query["sort"] == SearchLink.NameOf(order.Order)).Order;
        await ShowAsync(number, cancellationToken);
    }

    private async Task ShowAsync(int number, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(QueryLimits.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var lease = indexHost.Acquire();
        try
        {
            var result = TermSearch.Find(lease.Index, Term, (number - 1) * PageSize, PageSize, Order, FacetKinds.All, either.Token);
            if (result.Total == 0)
            {
                Miss(StatusCodes.Status404NotFound, new(
                    "No work has this term", "None in this library has these words side by side in its title or abstract."));
                return;
            }

            await SurroundAsync(lease.Index, result.Facets!, either.Token);
            Pages = PageLinks.Of(number, PageSize, result.Total, page => TermLink.To(Term, Order, page));
            Works = await search.ListAsync(lease.Index, result.Hits, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Response.Headers.RetryAfter = SearchRoutes.RetryAfterSeconds;
            Miss(StatusCodes.Status503ServiceUnavailable, SearchModel.Stopped);
        }
    }

    private async Task SurroundAsync(IndexReader index, SearchFacets facets, CancellationToken cancellationToken)
    {
        Chart = YearChart.Of(facets.Years, TermSearch.CountYears(index, cancellationToken));
        Categories = facets.Categories;
        Authors = await names.NameAsync(index, [.. facets.Authors.Where(author => author.Count > 1)], cancellationToken);
        var best = TermSearch.Find(index, Term, 0, WorksOfRelated, SearchOrder.Relevance, FacetKinds.None, cancellationToken).Hits;
        var works = await shelf.FetchAsync(index, best.Select(hit => hit.Document), cancellationToken);
        Related = SharedTerms.Find(index, works.Values, SharedTermList.Shown, without: Term);
    }

    private void Miss(int status, Absence absence)
    {
        Absence = absence;
        Response.StatusCode = status;
    }
}

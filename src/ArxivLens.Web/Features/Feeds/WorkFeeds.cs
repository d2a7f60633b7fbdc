using ArxivLens.Core.Categories;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Search;
using ArxivLens.Core.Terms;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Authors;
using ArxivLens.Web.Features.Categories;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using ArxivLens.Web.Features.Terms;

namespace ArxivLens.Web.Features.Feeds;

/// <summary>Puts together the feeds of works: of a category, a name, a term, a search, and of what cites a work.</summary>
internal sealed class WorkFeeds(IndexHost indexHost, WorkShelf shelf, AuthorNames names, TimeProvider clock)
{
    private const int Size = AtomFeed.PageSize;

    /// <summary>The newest works of a listing; <c>null</c> when neither arXiv nor this library has such a category.</summary>
    public async Task<AtomFeed?> OfCategoryAsync(CategoryCode code, int page, CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        var listing = Listing.Of(code);
        var found = listing.Find(lease.Index, Period.Recent, page, Size, cancellationToken);
        if (found.Total == 0 && CategoryTaxonomy.Find(listing.Code) is null)
            return null;
        return await MakeAsync(
            lease.Index, FeedLink.OfCategory(listing.Code, listing.Name), $"/list/{listing.Code}/recent", found.Hits, found.Total, page,
            cancellationToken);
    }

    /// <summary>The newest works of a name; <c>null</c> when nobody signs so.</summary>
    public async Task<AtomFeed?> OfAuthorAsync(string slug, int page, CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        var asked = new SearchRequest(new KeywordQuery(KeywordField.Author, slug), (page - 1) * Size, Size, SearchOrder.Newest);
        var found = lease.Index.Search(asked, cancellationToken);
        if (found.Total == 0)
            return null;
        var name = (await names.FindAsync(lease.Index, [slug], cancellationToken))[slug];
        return await MakeAsync(
            lease.Index, FeedLink.OfAuthor(slug, name), $"/author/{Uri.EscapeDataString(slug)}", found.Hits, found.Total, page, cancellationToken);
    }

    /// <summary>The newest works that have a term; <c>null</c> when none has.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<AtomFeed?> OfTermAsync(string term, int page, CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        var found = FindTerm(lease.Index, term, page, cancellationToken);
        return found.Total == 0 ? null : await MakeAsync(
            lease.Index, FeedLink.OfTerm(term), TermLink.To(term, SearchOrder.Newest, 1), found.Hits, found.Total, page, cancellationToken);
    }

    /// <summary>The newest works that a search finds.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    public async Task<AtomFeed> OfSearchAsync(WorkSearchRequest request, CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        var asked = request with { Order = SearchOrder.Newest, PageSize = Size };
        var answer = WorkSearch.Find(lease.Index, asked, clock, cancellationToken);
        if (answer.IsStopped)
            throw new TimeoutException();
        // The page of a search for one paper is the paper's.
        var page = answer.Address is { } key ? WorkAddress.Of(key) : SearchLink.To(asked with { Page = 1 });
        return await MakeAsync(lease.Index, FeedLink.OfSearch(asked), page, answer.Hits, answer.Total, asked.Page, cancellationToken);
    }

    /// <summary>The newest works that cite a work.</summary>
    public async Task<AtomFeed> OfCitingAsync(Work work, int page, CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        var citing = CitingWorks.Find(index, index.Find(work.Key.ToString()));
        var hits = citing.Skip((page - 1) * Size).Take(Size).Select(document => new Hit(document, 0)).ToList();
        return await MakeAsync(
            index, FeedLink.OfCiting(work), WorkAddress.Of(work.Key), hits, citing.Count, page, cancellationToken);
    }

    private SearchResult FindTerm(IndexReader index, string term, int page, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(QueryLimits.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return TermSearch.Find(index, term, (page - 1) * Size, Size, SearchOrder.Newest, FacetKinds.None, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private async Task<AtomFeed> MakeAsync(
        IndexReader index, FeedLink link, string page, IReadOnlyList<Hit> hits, int total, int number, CancellationToken cancellationToken)
    {
        var works = await shelf.FetchAsync(index, hits.Select(hit => hit.Document), cancellationToken);
        var standings = await shelf.FindStandingsAsync(works.Values, cancellationToken);
        var entries = hits.Select(hit => works[hit.Document])
            .Select(work => WorkEntries.Of(work, standings.GetValueOrDefault(work.Key, WorkStanding.Usual)));
        return new AtomFeed(link, page, [.. entries]) { Number = number, Total = total };
    }
}

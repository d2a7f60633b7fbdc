using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Authors;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Search;

/// <summary>Answers searches with what the page shows of each hit.</summary>
public sealed class SearchReader(IndexHost indexHost, WorkShelf shelf, AuthorNames names)
{
    private const int AuthorsShown = 8;

    /// <summary>Answers a search.</summary>
    public async Task<SearchView> ReadAsync(WorkSearchRequest request, CancellationToken cancellationToken = default)
    {
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        var answer = WorkSearch.Find(index, request, cancellationToken);
        var slugs = answer.Facets.Authors.Take(AuthorsShown).Select(author => author.Value).ToList();
        if (request.AuthorSlug is { } chosen)
            slugs.Add(chosen);
        return new SearchView(
            request,
            answer.Total,
            await ListAsync(index, answer.Hits, cancellationToken),
            [.. answer.Facets.Categories],
            [.. answer.Facets.Authors.Take(AuthorsShown)],
            answer.Facets.Years,
            await names.FindAsync(index, slugs, cancellationToken),
            answer.Notes,
            answer.Address);
    }

    /// <summary>The entries of hits, in their order.</summary>
    public async Task<IReadOnlyList<WorkEntry>> ListAsync(
        IndexReader index, IReadOnlyList<Hit> hits, CancellationToken cancellationToken = default)
    {
        var works = await shelf.FetchAsync(index, hits.Select(hit => hit.Document), cancellationToken);
        return [.. hits.Select(hit => WorkEntry.Of(works[hit.Document], index.Graph.Citations(hit.Document).Length))];
    }
}

/// <summary>The answer to a search as it is shown.</summary>
/// <param name="Request">What was searched for.</param>
/// <param name="Total">Matches in all.</param>
/// <param name="Hits">The page asked for.</param>
/// <param name="Categories">Matches by category.</param>
/// <param name="Authors">Matches by author, the most frequent ones.</param>
/// <param name="Years">Matches by year, newest first.</param>
/// <param name="AuthorNames">Names of the authors by slug.</param>
/// <param name="Notes">What was read otherwise than typed.</param>
/// <param name="Address">The work that the search names outright, when it does.</param>
public sealed record SearchView(
    WorkSearchRequest Request,
    int Total,
    IReadOnlyList<WorkEntry> Hits,
    IReadOnlyList<FacetCount> Categories,
    IReadOnlyList<FacetCount> Authors,
    IReadOnlyList<YearCount> Years,
    IReadOnlyDictionary<string, string> AuthorNames,
    IReadOnlyList<string> Notes,
    WorkKey? Address = null);

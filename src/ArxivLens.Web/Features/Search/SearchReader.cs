using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Authors;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Layout;

namespace ArxivLens.Web.Features.Search;

/// <summary>Answers searches with what the page shows of each hit.</summary>
public sealed class SearchReader(IndexHost indexHost, WorkShelf shelf, AuthorNames names, TimeProvider clock)
{
    private const int AuthorsShown = 8;

    /// <summary>Answers a search.</summary>
    /// <param name="request">The search.</param>
    /// <param name="isExplained">Whether each hit says how its score adds up.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SearchView> ReadAsync(
        WorkSearchRequest request, bool isExplained = false, CancellationToken cancellationToken = default)
    {
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        var answer = WorkSearch.Find(index, request, clock, cancellationToken);
        var slugs = answer.Facets.Authors.Take(AuthorsShown).Select(author => author.Value).ToList();
        if (request.AuthorSlug is { } chosen)
            slugs.Add(chosen);
        return new SearchView(
            request,
            answer.Total,
            isExplained && answer.Asked is { } asked
                ? Explain(index, asked, answer.Hits, await ListAsync(index, answer.Hits, cancellationToken))
                : await ListAsync(index, answer.Hits, cancellationToken),
            [.. answer.Facets.Categories],
            [.. answer.Facets.Authors.Take(AuthorsShown)],
            answer.Facets.Years,
            await names.FindAsync(index, slugs, cancellationToken),
            answer.Notes,
            answer.Address)
        {
            IsStopped = answer.IsStopped,
            Correction = answer.Correction,
            Next = answer.Next,
            IsExplained = isExplained,
        };
    }

    private static IReadOnlyList<WorkEntry> Explain(
        IndexReader index, Query asked, IReadOnlyList<Hit> hits, IReadOnlyList<WorkEntry> entries)
        => [.. entries.Zip(hits, (entry, hit) => entry with { Score = index.Explain(asked, hit.Document) })];

    /// <summary>The entries of hits, in their order.</summary>
    public async Task<IReadOnlyList<WorkEntry>> ListAsync(
        IndexReader index, IReadOnlyList<Hit> hits, CancellationToken cancellationToken = default)
    {
        var works = await shelf.FetchAsync(index, hits.Select(hit => hit.Document), cancellationToken);
        return await ListAsync(index, hits, works, cancellationToken);
    }

    /// <summary>The entries of hits whose works are at hand, in their order.</summary>
    public async Task<IReadOnlyList<WorkEntry>> ListAsync(
        IndexReader index, IReadOnlyList<Hit> hits, IReadOnlyDictionary<int, Work> works, CancellationToken cancellationToken = default)
    {
        var standings = await shelf.FindStandingsAsync(works.Values, cancellationToken);
        return
        [
            .. hits.Select(hit => WorkEntry.Of(works[hit.Document], index.Graph.Citations(hit.Document).Length) with
            {
                Standing = standings.GetValueOrDefault(works[hit.Document].Key),
            }),
        ];
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
    WorkKey? Address = null)
{
    /// <summary>Whether the search took too long and was stopped.</summary>
    public bool IsStopped { get; init; }

    /// <summary>The search that was meant, perhaps.</summary>
    public string? Correction { get; init; }

    /// <summary>Where the next page begins.</summary>
    public SearchCursor? Next { get; init; }

    /// <summary>Whether the hits say how their scores add up.</summary>
    public bool IsExplained { get; init; }

    /// <summary>The page behind this one by its cursor, which stays true while papers are added; <c>null</c> on the last.</summary>
    public string? NextByCursor => Next is { } next ? SearchLink.To(Request with { Page = 1, After = next }) : null;

    /// <summary>The links to the pages before and behind: by number as far as numbers reach, then by cursor.</summary>
    public PageLinks Pages
    {
        get
        {
            if (Request.After is { } after)
            {
                return new PageLinks(
                    Math.Min(after.Rows + 1, Total), Math.Min(after.Rows + Hits.Count, Total), Total, null, NextByCursor);
            }

            var links = PageLinks.Of(Request.Page, Request.PageSize, Total, page => SearchLink.To(Request with { Page = page }));
            return links with { Next = links.Next ?? NextByCursor };
        }
    }
}

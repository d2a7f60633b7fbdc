using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Terms;
using ArxivLens.Index;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Features.Categories;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;

namespace ArxivLens.Web.Features.Home;

/// <summary>
/// Puts the start page together: once for each generation of the index and each day, since it is the same for everybody and what
/// rises takes some sixty searches to find.
/// </summary>
public sealed class StartReader(IndexHost indexHost, WorkShelf shelf, SearchReader search, TimeProvider clock) : IDisposable
{
    private const int Listed = 6;
    private const int RisingShown = 9;
    private const int TermsShown = 16;

    /// <summary>New works whose terms are looked at: so many of each of twelve months, so that one busy day does not decide.</summary>
    private const int NewWorksOfMonth = 25;
    private const int Months = 12;
    private const int DaysOfMonth = 30;

    /// <summary>Years whose most cited papers are listed; the newest papers have hardly been cited yet.</summary>
    private const int YearsOfCited = 3;

    private readonly SemaphoreSlim _turn = new(1);
    private volatile Kept? _kept;

    /// <summary>Gives what the page shows of the current generation.</summary>
    public async Task<StartView> ReadAsync(CancellationToken cancellationToken = default)
    {
        using var lease = indexHost.Acquire();
        var index = lease.Index;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var state = (index.Manifest.Generation, index.Manifest.Stamp, today);
        if (_kept is { } kept && kept.State == state)
            return kept.View;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_kept is not { } made || made.State != state)
                _kept = made = new Kept(state, await MakeAsync(index, today, cancellationToken));
            return made.View;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives back what waits for its turn.</summary>
    public void Dispose() => _turn.Dispose();

    private async Task<StartView> MakeAsync(IndexReader index, DateOnly today, CancellationToken cancellationToken)
    {
        var papers = index.Search(new SearchRequest(Papers, 0, Listed, SearchOrder.Newest), cancellationToken);
        var newest = papers.Total >= Listed
            ? papers.Hits
            : index.Search(new SearchRequest(KnownWorks, 0, Listed, SearchOrder.Newest), cancellationToken).Hits;
        var lastYear = Math.Min(today.Year, newest.Count > 0 ? index.Year(newest[0].Document) : today.Year);
        var lately = new AndQuery([KnownWorks, new YearQuery(lastYear - YearsOfCited + 1, lastYear)]);
        var citedLately = MostCited(index, lately, cancellationToken);
        var hasLately = citedLately.Count == Listed;
        var view = new StartView
        {
            Papers = papers.Total,
            OtherWorks = index.DocumentCount - papers.Total,
            Citations = index.Manifest.CitationCount,
            Newest = await search.ListAsync(index, newest, cancellationToken),
            Cited = await search.ListAsync(index, hasLately ? citedLately : MostCited(index, KnownWorks, cancellationToken), cancellationToken),
            CitedYears = hasLately ? (lastYear - YearsOfCited + 1, lastYear) : null,
            Groups = [.. CategoryCounts.Read(index).Select(Present).Where(group => group.Categories.Count > 0)],
        };
        return await AddTermsAsync(view, index, today.Year, cancellationToken);
    }

    private async Task<StartView> AddTermsAsync(StartView view, IndexReader index, int year, CancellationToken cancellationToken)
    {
        var works = await shelf.FetchAsync(index, NewWorks(index, cancellationToken), cancellationToken);
        var rising = RisingTerms.Find(index, works.Values, year, RisingShown, cancellationToken);
        return view with
        {
            Rising = rising,
            Terms = rising.Count > 0 ? [] : SharedTerms.Find(index, works.Values, TermsShown),
        };
    }

    private static List<int> NewWorks(IndexReader index, CancellationToken cancellationToken)
    {
        var newest = index.Search(new SearchRequest(KnownWorks, 0, 1, SearchOrder.Newest), cancellationToken).Hits;
        if (newest.Count == 0) return [];
        var last = index.Day(newest[0].Document);
        var months = Enumerable.Range(0, Months).Select(month => last - month * DaysOfMonth);
        return [.. months.SelectMany(end => index.Search(
            new SearchRequest(new AndQuery([KnownWorks, new DayQuery(end - DaysOfMonth + 1, end)]), 0, NewWorksOfMonth, SearchOrder.Newest),
            cancellationToken).Hits.Select(hit => hit.Document))];
    }

    private static List<Hit> MostCited(IndexReader index, Query among, CancellationToken cancellationToken) => index
        .Search(new SearchRequest(among, 0, Listed, SearchOrder.Citations) { CountLimit = Listed }, cancellationToken).Hits
        .Where(hit => index.Graph.Citations(hit.Document).Length > 0)
        .ToList();

    private static KindQuery Papers => new((byte)WorkKind.Paper);

    private static NotQuery KnownWorks => new(new KindQuery((byte)WorkKind.Unresolved));

    private static CountedGroup Present(CountedGroup group)
        => group with { Categories = [.. group.Categories.Where(category => category.Count > 0)] };

    private sealed record Kept((long Generation, string Stamp, DateOnly Day) State, StartView View);
}

using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Following;

/// <summary>
/// What is new in lists of works: categories, authors, searches, terms. A work is new when its record came in the span; of these the
/// fresh ones are told (<see cref="FollowLimits.FreshDays"/>), the others counted.
/// </summary>
public sealed class ListNews(IndexHost indexHost, ArrivedWorks arrived, IWorkStore works, TimeProvider clock)
{
    private const int OlderKey = 1;
    private const int AuthorsTold = 3;

    /// <summary>Finds it.</summary>
    /// <exception cref="TimeoutException">The search took longer than <see cref="QueryLimits.Deadline"/>.</exception>
    public async Task<News> FindAsync(FollowedThing thing, NewsSpan span, int take, CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        var found = await FindDocumentsAsync(lease.Index, thing, span, take, cancellationToken);
        var keys = found.Documents.Select(document => WorkKey.TryParse(lease.Index.Key(document), out var key) ? key : default);
        return new News(thing, await DescribeAsync([.. keys], NewsKind.Work, cancellationToken), found.Fresh, found.Older);
    }

    /// <summary>Finds which documents of an index are new since a moment, whatever their age.</summary>
    public async Task<IReadOnlySet<int>> FindNewAsync(
        IndexReader index, IEnumerable<int> documents, NewsMark since, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        var all = await arrived.FindAsync(index, since.Library, cancellationToken);
        return documents.Where(document => all.GetValueOrDefault(document) > since.Library).ToHashSet();
    }

    /// <summary>Works as news, in the order given; what the library no longer has is left out.</summary>
    internal async Task<IReadOnlyList<NewsItem>> DescribeAsync(
        IReadOnlyList<WorkKey> keys, NewsKind kind, CancellationToken cancellationToken)
    {
        var found = await works.FindAsync(keys, cancellationToken);
        return [.. found.OfType<Work>().Select(work => Describe(work, kind))];
    }

    /// <summary>A work as news.</summary>
    internal static NewsItem Describe(Work work, NewsKind kind) =>
        new(kind, work.Title.Length > 0 ? TexText.ToDisplay(work.Title) : work.Key.ToString())
        {
            Work = work.Key,
            Authors =
            [
                .. work.Authors.Take(AuthorsTold).Select(author => author.Display),
                .. work.Authors.Count > AuthorsTold ? ["…"] : Array.Empty<string>(),
            ],
            At = work.Published is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null,
        };

    /// <summary>Whether a document is fresh in a span that begins at a moment.</summary>
    internal static bool IsFresh(IndexReader index, int document, DateTimeOffset from)
    {
        var first = FirstDay(from);
        return index.Day(document) is var day and > 0 ? day >= first.DayNumber : index.Year(document) >= first.Year;
    }

    private async Task<Found> FindDocumentsAsync(
        IndexReader index, FollowedThing thing, NewsSpan span, int take, CancellationToken cancellationToken)
    {
        var all = await arrived.FindAsync(index, span.From.Library, cancellationToken);
        var hasAny = false;
        var hasOlder = false;
        foreach (var (document, change) in all)
        {
            if (change <= span.From.Library || change > span.To.Library)
                continue;
            hasAny = true;
            if (!IsFresh(index, document, span.From.At))
            {
                hasOlder = true;
                break;
            }
        }

        return hasAny
            ? QueryDeadline.Keep(clock, token => Search(index, thing, span, take, all, hasOlder, token), cancellationToken)
                ?? throw new TimeoutException()
            : new Found([], 0, 0);
    }

    // Every match is looked at once, by the key it is ordered by: the fresh ones by their day, the older ones behind them, what did not
    // come in the span last. Where nothing older came, only what is young enough is looked at.
    private static Found Search(
        IndexReader index, FollowedThing thing, NewsSpan span, int take, IReadOnlyDictionary<int, long> all, bool hasOlder,
        CancellationToken token)
    {
        if (FollowedQuery.Of(thing) is not { } query)
            return new Found([], 0, 0);
        var (fresh, older) = (0, 0);
        var first = FirstDay(span.From.At);
        var asked = hasOlder
            ? query
            : new AndQuery(
                [query, new OrQuery([new DayQuery(first.DayNumber, DateOnly.MaxValue.DayNumber), new YearQuery(first.Year, 9999)])]);
        var result = index.Search(new SearchRequest(asked, 0, Math.Max(take, 1)) { KeyOf = KeyOf }, token);
        return new Found([.. result.Hits.Select(hit => hit.Document).Take(Math.Min(take, fresh))], fresh, older);

        int KeyOf(int document)
        {
            if (!all.TryGetValue(document, out var change) || change <= span.From.Library || change > span.To.Library)
                return 0;
            if (!IsFresh(index, document, span.From.At))
            {
                older++;
                return OlderKey;
            }

            fresh++;
            return Math.Max(index.Day(document), OlderKey + 1);
        }
    }

    private static DateOnly FirstDay(DateTimeOffset from)
    {
        var day = DateOnly.FromDateTime(from.UtcDateTime);
        return day.DayNumber <= FollowLimits.FreshDays ? DateOnly.MinValue : day.AddDays(-FollowLimits.FreshDays);
    }

    private sealed record Found(IReadOnlyList<int> Documents, int Fresh, int Older);
}

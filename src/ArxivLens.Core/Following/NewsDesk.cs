using ArxivLens.Core.Articles;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Following;

/// <summary>
/// Tells what is new in what is followed, out of the library, the index and what readers say, at the moment somebody asks. Nothing is
/// kept of it: what was removed meanwhile is not told, and what came late is.
/// </summary>
public sealed class NewsDesk(
    IndexHost indexHost, ListNews lists, WorkNews works, DebateNews debate, IShownStore shown, TimeProvider clock)
{
    /// <summary>
    /// How long before now a span ends that is not asked for again. An article carries the time at which it was read and is saved a
    /// moment later; what is on its way is left to the next span.
    /// </summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromMinutes(5);

    /// <summary>The moment before everything.</summary>
    public static NewsMark Beginning { get; } = new(DateTimeOffset.MinValue, -1, 0);

    /// <summary>The present moment.</summary>
    /// <exception cref="IndexUnavailableException">There is no index yet.</exception>
    public async Task<NewsMark> MarkAsync(CancellationToken cancellationToken)
    {
        using var lease = indexHost.Acquire();
        return new NewsMark(clock.GetUtcNow(), ArrivedWorks.ChangeOf(lease.Index), await shown.ReadLastAsync(cancellationToken));
    }

    /// <summary>A moment up to which nothing will come any more.</summary>
    /// <exception cref="IndexUnavailableException">There is no index yet.</exception>
    public async Task<NewsMark> SettledAsync(CancellationToken cancellationToken)
    {
        var now = await MarkAsync(cancellationToken);
        return now with { At = now.At - OnItsWay };
    }

    /// <summary>Finds what is new in a thing.</summary>
    /// <param name="thing">The thing.</param>
    /// <param name="reader">Who asks: what they wrote is no news to them.</param>
    /// <param name="span">From when to when.</param>
    /// <param name="take">News to tell at most.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="TimeoutException">A search took too long.</exception>
    /// <exception cref="IndexUnavailableException">There is no index yet.</exception>
    public Task<News> FindAsync(
        FollowedThing thing, long? reader, NewsSpan span, int take, CancellationToken cancellationToken) => thing.Kind switch
    {
        FollowKind.Work when WorkKey.TryParse(thing.Value, out var key) =>
            works.FindAsync(key, reader, span, take, cancellationToken),
        FollowKind.Question when QuestionId.TryParse(thing.Value, out var id) =>
            debate.OfQuestionAsync(id, reader, span, take, cancellationToken),
        FollowKind.Article when ArticleId.TryParse(thing.Value, out var id) =>
            debate.OfArticleAsync(id, reader, span, take, cancellationToken),
        FollowKind.Replies when reader is { } account => debate.RepliesAsync(account, span, take, cancellationToken),
        FollowKind.Category or FollowKind.Author or FollowKind.Search or FollowKind.Term =>
            lists.FindAsync(thing, span, take, cancellationToken),
        _ => Task.FromResult(new News(thing, [], 0, 0)),
    };
}

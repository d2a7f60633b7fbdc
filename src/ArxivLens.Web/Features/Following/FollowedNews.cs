using ArxivLens.Core.Following;

namespace ArxivLens.Web.Features.Following;

/// <summary>Puts together what is new in everything a reader follows.</summary>
public sealed class FollowedNews(IFollowStore follows, ILookStore looks, NewsDesk desk, ThingNames names)
{
    /// <summary>Everything a reader follows, with what is new since they saw it last, or since they follow it.</summary>
    public async Task<IReadOnlyList<ThingNews>> SinceSeenAsync(long account, NewsMark now, int take, CancellationToken cancellationToken)
    {
        var seen = await looks.ListAsync(account, cancellationToken);
        var all = new List<ThingNews>();
        foreach (var follow in await follows.ListAsync(account, cancellationToken))
        {
            var span = new NewsSpan(seen.GetValueOrDefault(follow.Thing.ToString(), follow.Since), now).NotBefore(follow.Since);
            all.Add(await FindAsync(account, follow, span, take, cancellationToken));
        }

        return all;
    }

    /// <summary>Everything that came of what a reader follows since they follow it.</summary>
    public async Task<IReadOnlyList<ThingNews>> SinceFollowedAsync(long account, NewsMark now, CancellationToken cancellationToken)
    {
        var all = new List<ThingNews>();
        foreach (var follow in await follows.ListAsync(account, cancellationToken))
            all.Add(await FindAsync(account, follow, new NewsSpan(follow.Since, now), FollowLimits.Items, cancellationToken));
        return all;
    }

    /// <summary>What is new of a span in what comes by one digest; things without news are left out.</summary>
    public async Task<IReadOnlyList<ThingNews>> OfDigestAsync(
        long account, DigestChoice digest, NewsSpan span, CancellationToken cancellationToken)
    {
        var all = new List<ThingNews>();
        foreach (var follow in await follows.ListAsync(account, cancellationToken))
        {
            if (follow.Digest != digest)
                continue;
            var one = await FindAsync(account, follow, span.NotBefore(follow.Since), FollowLimits.Items, cancellationToken);
            if (!one.News.IsEmpty)
                all.Add(one);
        }

        return all;
    }

    private async Task<ThingNews> FindAsync(
        long account, Follow follow, NewsSpan span, int take, CancellationToken cancellationToken)
    {
        var name = await names.FindAsync(follow.Thing, cancellationToken);
        try
        {
            return new(follow, name, span, await desk.FindAsync(follow.Thing, account, span, take, cancellationToken));
        }
        catch (TimeoutException)
        {
            // One search that asks for too much does not cost the news of all else.
            return new(follow, name, span, new News(follow.Thing, [], 0, 0)) { IsStopped = true };
        }
    }
}

/// <summary>What is new in something that is followed.</summary>
/// <param name="Follow">The thing.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Span">From when to when.</param>
/// <param name="News">The news.</param>
public sealed record ThingNews(Follow Follow, ThingName Name, NewsSpan Span, News News)
{
    /// <summary>Whether looking took too long and was stopped.</summary>
    public bool IsStopped { get; init; }
}

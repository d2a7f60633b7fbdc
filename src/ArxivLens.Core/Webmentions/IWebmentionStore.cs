using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Webmentions;

/// <summary>Posts elsewhere that announced themselves and are yet to be looked at, and what became of those that were.</summary>
public interface IWebmentionStore
{
    /// <summary>Takes an announcement; one that is known is looked at again.</summary>
    Task<WebmentionReceipt> AddAsync(Uri source, Subject target, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>The announcement that is due first; <c>null</c> when none is.</summary>
    Task<Webmention?> FindDueAsync(DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Lets one wait until it is looked at again.</summary>
    Task PostponeAsync(long number, DateTimeOffset due, string reason, CancellationToken cancellationToken = default);

    /// <summary>Ends the looking.</summary>
    /// <param name="number">Which.</param>
    /// <param name="contribution">The post as it is kept; <c>null</c> when none is.</param>
    /// <param name="reason">Why none is, for the operator.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    Task EndAsync(long number, long? contribution, string? reason, CancellationToken cancellationToken = default);

    /// <summary>Forgets announcements that ended before a moment and led to no post.</summary>
    Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellationToken = default);
}

/// <summary>What became of an announcement.</summary>
public enum WebmentionReceipt
{
    /// <summary>It is looked at soon.</summary>
    Taken,

    /// <summary>So many wait already that no more are taken for now.</summary>
    Full,
}

/// <summary>A post elsewhere that says it links here.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Source">Its address.</param>
/// <param name="Target">What it says it links to.</param>
/// <param name="Attempts">How often it was looked at before.</param>
/// <param name="Contribution">The post as it was kept before.</param>
public sealed record Webmention(long Number, Uri Source, Subject Target, int Attempts, long? Contribution);

/// <summary>Bounds of announcements.</summary>
public static class WebmentionLimits
{
    /// <summary>Characters of an address.</summary>
    public const int Address = 2_000;

    /// <summary>Announcements that wait, at most.</summary>
    public const int Waiting = 1_000;

    /// <summary>Of one host.</summary>
    public const int WaitingPerHost = 20;

    /// <summary>How often a source is looked at that cannot be read just now.</summary>
    public const int Attempts = 4;

    /// <summary>Days for which is known that an announcement led to nothing.</summary>
    public const int KeptDays = 30;

    /// <summary>Characters of a title, an author or a site that are kept.</summary>
    public const int Words = 300;
}

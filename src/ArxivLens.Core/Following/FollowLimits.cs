namespace ArxivLens.Core.Following;

/// <summary>How much a reader may follow, and how much is told of it.</summary>
public static class FollowLimits
{
    /// <summary>Things a reader may follow.</summary>
    public const int Things = 500;

    /// <summary>Lists of which it is kept when a reader saw them last; beyond that the one seen longest ago is forgotten.</summary>
    public const int Lists = 1000;

    /// <summary>UTF-16 units of what a thing is known by.</summary>
    public const int LongestValue = 1000;

    /// <summary>News of one thing that a digest, a page or a feed tells; the rest is counted.</summary>
    public const int Items = 50;

    /// <summary>
    /// How much older than the time that is asked about a work may be and still be news, in days: arXiv tells of a paper within days,
    /// open indexes within weeks. Older works that come in are counted, so that an import of a century floods nobody.
    /// </summary>
    public const int FreshDays = 60;

    /// <summary>Works of a list that are looked through for new ones, the newest first.</summary>
    public const int Scanned = 10_000;
}

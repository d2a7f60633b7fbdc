namespace ArxivLens.Core.Fetching;

/// <summary>How it stands with a paper that somebody asked for.</summary>
/// <param name="State">Where it is.</param>
/// <param name="Since">Since when.</param>
public sealed record FetchStanding(FetchState State, DateTimeOffset Since)
{
    /// <summary>Its place in line, from 1; 0 when it is not in line.</summary>
    public int Place { get; init; }

    /// <summary>Why nobody answers at the moment; <c>null</c> when nothing is wrong.</summary>
    public FetchTrouble? Trouble { get; init; }

    /// <summary>Why its record cannot be read.</summary>
    public string? Reason { get; init; }

    /// <summary>Until when it is not asked for again; <c>null</c> when it is in line.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether it is yet to come.</summary>
    public bool IsInLine => State is FetchState.Waiting or FetchState.Asking;
}

/// <summary>Where a paper is that somebody asked for.</summary>
public enum FetchState
{
    /// <summary>In line.</summary>
    Waiting,

    /// <summary>In line, and arXiv is being asked.</summary>
    Asking,

    /// <summary>arXiv has no such paper.</summary>
    Unknown,

    /// <summary>arXiv has it, and what it answers cannot be read.</summary>
    Unreadable,
}

/// <summary>Why nobody answers.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why, in one line for readers.</param>
/// <param name="Retry">When it is tried again; <c>null</c> where that is not known yet.</param>
public sealed record FetchTrouble(DateTimeOffset Since, string Reason, DateTimeOffset? Retry);

using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Merging;

/// <summary>That a work is another one: it is shown as that one, at whose address it is found.</summary>
/// <param name="Member">The work that has no page of its own while this is in force.</param>
/// <param name="Work">The work that it is shown as, no member itself.</param>
/// <param name="Twin">The work that <paramref name="Reason"/> speaks of: <paramref name="Work"/> or another of its members.</param>
/// <param name="Rule">Who says so.</param>
/// <param name="Reason">Why, one line for people.</param>
/// <param name="Made">Since when it is known.</param>
public sealed record Merge(WorkKey Member, WorkKey Work, WorkKey Twin, MergeRule Rule, string Reason, DateTimeOffset Made)
{
    /// <summary>How it ended; <c>null</c> while it is in force.</summary>
    public MergeEnd? End { get; init; }
}

/// <summary>How a merge ended.</summary>
/// <param name="By">Who ended it.</param>
/// <param name="Reason">Why, one line for people.</param>
/// <param name="At">When.</param>
public sealed record MergeEnd(MergeEnding By, string Reason, DateTimeOffset At);

/// <summary>Who says that two works are one, the surest first. The names are stored.</summary>
public enum MergeRule
{
    /// <summary>Somebody decided it.</summary>
    Hand,

    /// <summary>A record gives the DOI that is the other's key.</summary>
    Doi,

    /// <summary>A source gives both identifiers for one entry.</summary>
    Identifier,

    /// <summary>Title, authors and years agree.</summary>
    Title,
}

/// <summary>Who ended a merge. The names are stored.</summary>
public enum MergeEnding
{
    /// <summary>Somebody decided that they are two; no rule joins them again.</summary>
    Hand,

    /// <summary>What the rule went by is no longer so.</summary>
    Rule,

    /// <summary>Another merge of the same work took its place.</summary>
    Moved,
}

/// <summary>That two works are held to be one, before the library has decided which is shown as which.</summary>
/// <param name="One">A work.</param>
/// <param name="Other">Another.</param>
/// <param name="Rule">Who says so.</param>
/// <param name="Reason">Why, one line for people.</param>
public sealed record MergeClaim(WorkKey One, WorkKey Other, MergeRule Rule, string Reason);

/// <summary>What became of a claim.</summary>
public enum MergeOutcome
{
    /// <summary>They are one from now on.</summary>
    Made,

    /// <summary>They were one already; a surer reason takes the place of a less sure one.</summary>
    Known,

    /// <summary>Somebody split them by hand, and a rule does not join them again.</summary>
    KeptApart,

    /// <summary>They are two papers of arXiv, or published under two DOIs: no rule joins them.</summary>
    Conflict,

    /// <summary>A work is not in the library, or both are the same.</summary>
    Impossible,
}

/// <summary>What became of a request to split a work off.</summary>
public enum SplitOutcome
{
    /// <summary>It is a work by itself again.</summary>
    Made,

    /// <summary>It is no member of another work.</summary>
    NoMember,

    /// <summary>It is not in the library.</summary>
    Unknown,
}

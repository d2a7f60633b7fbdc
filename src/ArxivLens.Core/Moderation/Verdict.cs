using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Moderation;

/// <summary>What the rules say of a submission.</summary>
public sealed record Verdict
{
    private Verdict(VerdictKind kind, string? reason) => (Kind, Reason) = (kind, reason);

    /// <summary>It is shown at once.</summary>
    public static Verdict Accept { get; } = new(VerdictKind.Accept, null);

    /// <summary>Which of the three.</summary>
    public VerdictKind Kind { get; }

    /// <summary>Why, in plain words for its author, as whole sentences; <c>null</c> when it is accepted.</summary>
    public string? Reason { get; }

    /// <summary>How the contribution is to be kept when it is not refused.</summary>
    public ContributionState State => Kind == VerdictKind.Hold ? ContributionState.Held : ContributionState.Shown;

    /// <summary>It is kept, and shown once a moderator has looked at it.</summary>
    public static Verdict Hold(string reason) => new(VerdictKind.Hold, reason);

    /// <summary>It is not kept; the form comes back with its words and the reason.</summary>
    public static Verdict Refuse(string reason) => new(VerdictKind.Refuse, reason);
}

/// <summary>What can be said of a submission.</summary>
public enum VerdictKind
{
    /// <summary>It is shown at once.</summary>
    Accept,

    /// <summary>It is kept, and shown once a moderator has looked at it.</summary>
    Hold,

    /// <summary>It is not kept.</summary>
    Refuse,
}

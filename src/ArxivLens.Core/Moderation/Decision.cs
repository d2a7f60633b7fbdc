using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Moderation;

/// <summary>What a moderator, an administrator or the operator did: a line of the log.</summary>
public sealed record Decision
{
    /// <summary>Its number; 0 before it is kept.</summary>
    public long Number { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public required ModerationAction Action { get; init; }

    /// <summary>By which rule; of what is shown again, by none.</summary>
    public HouseRule? Rule { get; init; }

    /// <summary>Words for whom it is about, and nobody else.</summary>
    public string? Words { get; init; }

    /// <summary>Which contribution it is about; <c>null</c> for one about an account.</summary>
    public long? Contribution { get; init; }

    /// <summary>What sort of contribution.</summary>
    public ContributionKind? Kind { get; init; }

    /// <summary>What the contribution is about.</summary>
    public Subject? Subject { get; init; }

    /// <summary>Whom it is about; <c>null</c> for nobody's, and once the account is gone.</summary>
    public long? Account { get; init; }

    /// <summary>
    /// What was before: the <see cref="ContributionState"/>, the <see cref="Role"/>, or whether the account was closed (0, 1).
    /// </summary>
    public int Before { get; init; }

    /// <summary>What is since.</summary>
    public int After { get; init; }

    /// <summary>Who did it; <c>null</c> for the operator at the machine, and once the account is gone.</summary>
    public long? By { get; init; }

    /// <summary>As what; <c>null</c> for the operator at the machine.</summary>
    public Role? ByRole { get; init; }

    /// <summary>The earlier decision that it undoes or lets stand.</summary>
    public long? About { get; init; }

    /// <summary>The later decision that undid it.</summary>
    public long? UndoneBy { get; init; }
}

/// <summary>What can be done. The numbers are stored.</summary>
public enum ModerationAction
{
    /// <summary>Looked at and shown: what was held is shown, what was reported stays.</summary>
    Approve = 1,

    /// <summary>Not shown until somebody has looked at it.</summary>
    Hold = 2,

    /// <summary>No longer shown.</summary>
    Remove = 3,

    /// <summary>Shown again after it was removed.</summary>
    Restore = 4,

    /// <summary>Its author is told what was not in order.</summary>
    Warn = 5,

    /// <summary>The account can read and not write.</summary>
    Close = 6,

    /// <summary>The account can write again.</summary>
    Open = 7,

    /// <summary>An account has another role.</summary>
    GiveRole = 8,

    /// <summary>An earlier decision is taken back.</summary>
    Undo = 9,

    /// <summary>An earlier decision stands after an appeal.</summary>
    Confirm = 10,
}

/// <summary>A decision that somebody is about to make.</summary>
public sealed record Ruling
{
    /// <summary>What is to be done.</summary>
    public required ModerationAction Action { get; init; }

    /// <summary>To which contribution; <c>null</c> for an account, and for undoing.</summary>
    public long? Contribution { get; init; }

    /// <summary>To which account.</summary>
    public long? Account { get; init; }

    /// <summary>Which earlier decision is undone or stands.</summary>
    public long? About { get; init; }

    /// <summary>By which rule.</summary>
    public HouseRule? Rule { get; init; }

    /// <summary>Words for whom it is about.</summary>
    public string? Words { get; init; }

    /// <summary>Who decides; <c>null</c> for the operator at the machine.</summary>
    public Reader? By { get; init; }

    /// <summary>What they saw when they decided; <c>null</c>: whatever there is.</summary>
    public CaseMark? Seen { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The role to be given.</summary>
    public Role? Role { get; init; }

    /// <summary>The role before.</summary>
    public Role? RoleBefore { get; init; }
}

/// <summary>What became of a ruling.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Decision">The decision made; for what changed meanwhile, the one that did it.</param>
/// <param name="Obstacle">What stands against it, as a sentence; <c>null</c> for what was done.</param>
public sealed record RulingResult(RulingOutcome Outcome, Decision? Decision = null, string? Obstacle = null);

/// <summary>What can become of a ruling.</summary>
public enum RulingOutcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>What it is about is not there.</summary>
    NotFound,

    /// <summary>Something changed since it was looked at.</summary>
    Changed,

    /// <summary>It is so already.</summary>
    Nothing,

    /// <summary>Whoever asked may not do it.</summary>
    Forbidden,
}

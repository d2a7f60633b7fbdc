using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Moderation;

/// <summary>Keeps what waits for moderators, and what they decided.</summary>
public interface IModerationStore
{
    /// <summary>What waits, the longest first.</summary>
    Task<Waiting> ListWaitingAsync(WaitingFor reasons, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>What is known of a contribution for whoever decides; <c>null</c> where there is none.</summary>
    Task<ModerationCase?> FindCaseAsync(long contribution, CancellationToken cancellationToken = default);

    /// <summary>
    /// Does what a ruling says and enters it into the log, in one step, unless something stands against it. What is shown
    /// afterwards changes with it, and the community's stamp.
    /// </summary>
    /// <param name="ruling">What is to be done.</param>
    /// <param name="findObstacle">Who may decide about what: gives a sentence where they may not. It waits for nothing.</param>
    /// <param name="cancellationToken">Ends it with nothing done.</param>
    Task<RulingResult> DecideAsync(Ruling ruling, Func<CaseFacts, string?> findObstacle, CancellationToken cancellationToken = default);

    /// <summary>Finds a decision.</summary>
    Task<Decision?> FindDecisionAsync(long number, CancellationToken cancellationToken = default);

    /// <summary>Decisions about a contribution or the account that wrote it, the newest first.</summary>
    Task<IReadOnlyList<Decision>> ListDecisionsAsync(long? contribution, long? account, CancellationToken cancellationToken = default);

    /// <summary>The log, the newest first.</summary>
    Task<IReadOnlyList<Decision>> ListLogAsync(int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>The figures of the log.</summary>
    /// <param name="since">Since when, UTC, the time that reports waited is looked at.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    Task<ModerationFigures> CountAsync(DateTimeOffset since, CancellationToken cancellationToken = default);

    /// <summary>What an account has that everybody sees, the newest first, whatever its sort; and how much that is.</summary>
    Task<(IReadOnlyList<Contribution> Page, int Total)> ListShownOfAsync(
        long account, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>Why an account cannot write, in the words its owner was told; <c>null</c> when it can.</summary>
    Task<Decision?> FindClosureAsync(long account, CancellationToken cancellationToken = default);
}

/// <summary>Why something waits for a moderator.</summary>
[Flags]
public enum WaitingFor
{
    /// <summary>It is held.</summary>
    Held = 1,

    /// <summary>Somebody reported it.</summary>
    Reported = 2,

    /// <summary>Either.</summary>
    Either = Held | Reported,
}

/// <summary>A part of what waits.</summary>
/// <param name="Cases">The part.</param>
/// <param name="Total">How much waits in all.</param>
public sealed record Waiting(IReadOnlyList<ModerationCase> Cases, int Total);

/// <summary>A contribution as whoever decides sees it.</summary>
/// <param name="Contribution">The contribution, its words included.</param>
/// <param name="Mark">How it stands, to be sent with a decision.</param>
public sealed record ModerationCase(Contribution Contribution, CaseMark Mark)
{
    /// <summary>Since when it waits, UTC; <c>null</c> when it does not.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Why the rules held it.</summary>
    public string? HeldFor { get; init; }

    /// <summary>Its reports that nobody answered, by rule.</summary>
    public IReadOnlyList<HouseRule> Reports { get; init; } = [];

    /// <summary>Its author as others see them; <c>null</c> for nobody's.</summary>
    public Reader? Author { get; init; }

    /// <summary>How many of its author's contributions are in each state, by its number.</summary>
    public IReadOnlyList<int> AuthorStates { get; init; } = [0, 0, 0, 0];

    /// <summary>Whether its author's account is closed.</summary>
    public bool IsAuthorClosed { get; init; }
}

/// <summary>What decides whether somebody may decide.</summary>
/// <param name="Account">Whom it is about.</param>
/// <param name="Role">What that account may do.</param>
/// <param name="HasOwnReport">Whether whoever decides reported it and nobody answered that.</param>
/// <param name="Moderators">How many accounts may decide.</param>
/// <param name="About">The earlier decision that is to be undone or to stand.</param>
/// <param name="Effect">What is done or undone in the end: of the undoing of an undoing, what was done at first.</param>
/// <param name="IsMakerClosed">Whether the account of whoever decides is closed.</param>
public sealed record CaseFacts(
    long? Account, Role? Role, bool HasOwnReport, int Moderators, Decision? About, ModerationAction Effect, bool IsMakerClosed);

/// <summary>The figures of the log.</summary>
/// <param name="Decisions">Decisions ever made.</param>
/// <param name="OpenReports">Reports that nobody answered.</param>
/// <param name="Held">Contributions that are held.</param>
/// <param name="Answered">Reports answered since the time asked for.</param>
/// <param name="MedianWait">How long half of those waited at most; <c>null</c> without any.</param>
/// <param name="Appeals">Appeals ever made.</param>
/// <param name="AppealsUndone">Those after which the decision was undone.</param>
public sealed record ModerationFigures(
    int Decisions, int OpenReports, int Held, int Answered, TimeSpan? MedianWait, int Appeals, int AppealsUndone);

namespace ArxivLens.Core.Moderation;

/// <summary>What somebody says against a decision about them. One a decision.</summary>
/// <param name="Decision">Against which.</param>
/// <param name="Account">Whose.</param>
/// <param name="Words">What they say.</param>
/// <param name="At">When, UTC.</param>
public sealed record Appeal(long Decision, long Account, string Words, DateTimeOffset At)
{
    /// <summary>The name of who appeals; filled in by the store.</summary>
    public string? Author { get; init; }

    /// <summary>What came of it; <c>null</c> while nobody has answered.</summary>
    public AppealOutcome? Outcome { get; init; }

    /// <summary>The words of the answer.</summary>
    public string? Answer { get; init; }

    /// <summary>When it was answered, UTC.</summary>
    public DateTimeOffset? Answered { get; init; }
}

/// <summary>What can come of an appeal. The numbers are stored.</summary>
public enum AppealOutcome
{
    /// <summary>The decision stands.</summary>
    Stands = 1,

    /// <summary>The decision was undone.</summary>
    Undone = 2,
}

/// <summary>Keeps appeals.</summary>
public interface IAppealStore
{
    /// <summary>Keeps one; fails where the decision is none against which this account can appeal, or was appealed against before.</summary>
    Task<bool> AddAsync(Appeal appeal, CancellationToken cancellationToken = default);

    /// <summary>Finds the appeal against a decision.</summary>
    Task<Appeal?> FindAsync(long decision, CancellationToken cancellationToken = default);

    /// <summary>Appeals that nobody has answered, the oldest first.</summary>
    Task<IReadOnlyList<Appeal>> ListOpenAsync(CancellationToken cancellationToken = default);

    /// <summary>Appeals of an account, the oldest first.</summary>
    Task<IReadOnlyList<Appeal>> ListOfAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>Takes the words out of what was decided about an account and of its appeals, before it is deleted.</summary>
    Task ForgetAsync(long account, CancellationToken cancellationToken = default);
}

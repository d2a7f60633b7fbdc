namespace ArxivLens.Core.Sources;

/// <summary>How far a source was taken in, and how that went.</summary>
/// <param name="Source">The source, see <see cref="Source.Name"/>.</param>
/// <param name="Scope">A part of it that is asked for by itself, such as a set; an empty text for the whole.</param>
public sealed record SourceState(string Source, string Scope)
{
    /// <summary>The source's own note of where to go on; <c>null</c> before anything came.</summary>
    public string? Position { get; init; }

    /// <summary>When it was last asked.</summary>
    public DateTimeOffset? Attempted { get; init; }

    /// <summary>When it last answered as it should.</summary>
    public DateTimeOffset? Succeeded { get; init; }

    /// <summary>When it last failed.</summary>
    public DateTimeOffset? Failed { get; init; }

    /// <summary>What went wrong then, in one line without keys or other secrets.</summary>
    public string? Failure { get; init; }

    /// <summary>How often it failed since it last succeeded.</summary>
    public int Failures { get; init; }

    /// <summary>When it is asked again; <c>null</c> where that is not planned.</summary>
    public DateTimeOffset? Retry { get; init; }

    /// <summary>Whether it has failed since it last succeeded.</summary>
    public bool IsFailing => Failures > 0;

    /// <summary>The state after an answer as it should be.</summary>
    /// <param name="at">When.</param>
    /// <param name="position">Where to go on.</param>
    /// <param name="next">When it is asked again.</param>
    public SourceState Succeed(DateTimeOffset at, string? position, DateTimeOffset? next = null) =>
        this with { Position = position, Attempted = at, Succeeded = at, Failures = 0, Retry = next };

    /// <summary>The state after a failure; where to go on stays.</summary>
    /// <param name="at">When.</param>
    /// <param name="failure">What went wrong, in one line.</param>
    /// <param name="retry">When it is asked again.</param>
    public SourceState Fail(DateTimeOffset at, string failure, DateTimeOffset? retry = null) =>
        this with { Attempted = at, Failed = at, Failure = failure, Failures = Failures + 1, Retry = retry };
}

/// <summary>How far each source was taken in.</summary>
public interface ISourceStateStore
{
    /// <summary>Finds the state of a part of a source; <c>null</c> before it was ever asked.</summary>
    Task<SourceState?> FindAsync(string source, string scope, CancellationToken cancellationToken = default);

    /// <summary>All states by source and scope.</summary>
    Task<IReadOnlyList<SourceState>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Keeps a state in place of the one before, durably.</summary>
    Task SaveAsync(SourceState state, CancellationToken cancellationToken = default);
}

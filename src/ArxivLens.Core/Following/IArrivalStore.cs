using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Following;

/// <summary>
/// With which change of the library things came: the count in front of its stamp (<see cref="Library.ILibrary.ReadStampAsync"/>), which
/// an index remembers too. What came before this was noted came with change 0.
/// </summary>
public interface IArrivalStore
{
    /// <summary>
    /// Works whose first record came after one change and up to another, the newest first, each as it is shown now. A work that is one
    /// with an older one is not new; of several that are one the first says when they came.
    /// </summary>
    /// <param name="after">The change after which.</param>
    /// <param name="upTo">The last change.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<WorkArrival>> ReadWorksAsync(
        long after, long upTo, int limit, CancellationToken cancellationToken = default);

    /// <summary>What became of a work, or of what is one with it, after one change and up to another, in this order.</summary>
    Task<IReadOnlyList<WorkEvent>> FindEventsAsync(
        WorkKey work, long after, long upTo, CancellationToken cancellationToken = default);

    /// <summary>
    /// With which change a work came to be cited by each of others, in their order; 0 also where it is not cited. A work stands for all
    /// that is one with it.
    /// </summary>
    Task<IReadOnlyList<long>> FindCitationsAsync(
        WorkKey cited, IReadOnlyList<WorkKey> citing, CancellationToken cancellationToken = default);
}

/// <summary>A work that came.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Change">With which change.</param>
public readonly record struct WorkArrival(WorkKey Key, long Change);

/// <summary>Something that became of a work.</summary>
/// <param name="Kind">What.</param>
/// <param name="Version">Of a new version, its number.</param>
/// <param name="Change">With which change.</param>
public readonly record struct WorkEvent(WorkEventKind Kind, int Version, long Change);

/// <summary>What may become of a work.</summary>
public enum WorkEventKind
{
    /// <summary>Another version came.</summary>
    Version,

    /// <summary>It was withdrawn, or its record is gone.</summary>
    Withdrawn,

    /// <summary>It was retracted.</summary>
    Retracted,
}

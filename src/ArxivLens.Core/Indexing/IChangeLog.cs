using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Indexing;

/// <summary>
/// What changed in the library since a state an index was built from, so that the index can follow by small steps. Nothing is
/// noted until <see cref="FollowAsync"/>, and no longer once more changed than is worth following.
/// </summary>
public interface IChangeLog
{
    /// <summary>Notes from now on what changes against the present state. Before an index is built or updated.</summary>
    /// <returns>The stamp of this state, as <see cref="Library.ILibrary.ReadStampAsync"/> gives it.</returns>
    Task<string> FollowAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// What changed since a state that was followed; it may name works that only look changed, and never misses one.
    /// </summary>
    /// <param name="stamp">The stamp of that state.</param>
    /// <param name="limit">How many works, counted with those whose references changed and the removed ones, are at most of
    /// use.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns><c>null</c> when that state is not known or more changed than <paramref name="limit"/>: build anew.</returns>
    Task<LibraryChanges?> ReadChangesAsync(string stamp, int limit, CancellationToken cancellationToken = default);

    /// <summary>Drops what is known of states before this one; does nothing when it is not followed.</summary>
    Task ForgetBeforeAsync(string stamp, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads works by number, in the order asked for; numbers that are none are left out, and so are members of other works
    /// (<see cref="Merging.IMergeStore"/>).
    /// </summary>
    Task<IReadOnlyList<StoredWork>> ReadWorksAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads all references of works by number, in the order asked for; numbers that are none are left out. A member stands for its
    /// work, whose references are those of all its members, led to works that are no members; each work comes once.
    /// </summary>
    Task<IReadOnlyList<WorkReferences>> ReadReferencesAsync(
        IReadOnlyList<long> citing, CancellationToken cancellationToken = default);

    /// <summary>Finds the numbers of works by key; keys that are none are left out.</summary>
    Task<IReadOnlyList<long>> FindNumbersAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default);
}

/// <summary>What changed between two states of the library.</summary>
/// <param name="Works">Numbers of the works that are new or whose record changed, ascending.</param>
/// <param name="Citing">Numbers of the works whose references changed, new works with references among them, ascending.</param>
/// <param name="Removed">Keys of works that are gone.</param>
/// <param name="Merged">
/// Works that were joined with others or parted from them, or that were gone and are there again, ascending by number. Whoever cites one
/// of these, or one of the removed, may cite another work from now on.
/// </param>
public sealed record LibraryChanges(
    IReadOnlyList<long> Works, IReadOnlyList<long> Citing, IReadOnlyList<WorkKey> Removed, IReadOnlyList<MergedWork> Merged)
{
    /// <summary>All of them together.</summary>
    public int Count => Works.Count + Citing.Count + Removed.Count + Merged.Count;
}

/// <summary>A work that was joined with another or parted from it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Key">Its key.</param>
/// <param name="Work">The work that it is shown as now; itself when it is no member.</param>
public readonly record struct MergedWork(long Number, WorkKey Key, WorkKey Work);

/// <summary>All references of a work.</summary>
/// <param name="Citing">The work that cites.</param>
/// <param name="Cited">What it cites, each work once, ascending by its number in the library; empty when nothing.</param>
public sealed record WorkReferences(WorkKey Citing, IReadOnlyList<CitedKey> Cited);

/// <summary>A cited work with one bit per origin, as in <see cref="Citations.StoredCitation"/>.</summary>
public readonly record struct CitedKey(WorkKey Key, uint Origins);

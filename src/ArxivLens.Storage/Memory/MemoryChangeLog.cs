using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Memory;

/// <summary>What changed in memory since the states that are followed.</summary>
internal sealed class MemoryChangeLog(MemoryContent content) : IChangeLog
{
    public Task<string> FollowAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            content.States[content.Stamp] = content.Changes;
            return Task.FromResult(content.Stamp);
        }
    }

    public Task<LibraryChanges?> ReadChangesAsync(string stamp, int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var changes = content.States.TryGetValue(stamp, out var state) ? Since(state) : null;
            return Task.FromResult(changes is null || changes.Count > limit ? null : changes);
        }
    }

    public Task ForgetBeforeAsync(string stamp, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            if (content.States.TryGetValue(stamp, out var kept))
            {
                foreach (var (older, _) in content.States.Where(state => state.Value < kept).ToList())
                    content.States.Remove(older);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<StoredWork>> ReadWorksAsync(
        IReadOnlyList<long> numbers, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var works = ByNumber();
            return Task.FromResult<IReadOnlyList<StoredWork>>([.. numbers.Where(works.ContainsKey).Select(number => works[number])]);
        }
    }

    public Task<IReadOnlyList<WorkReferences>> ReadReferencesAsync(
        IReadOnlyList<long> citing, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var works = ByNumber();
            var cited = content.Citations.ToLookup(
                citation => citation.Key.Citing,
                citation => new CitedKey(works[citation.Key.Cited].Work.Key, citation.Value.Origins));
            return Task.FromResult<IReadOnlyList<WorkReferences>>(
                [.. citing.Where(works.ContainsKey).Select(number => new WorkReferences(works[number].Work.Key, [.. cited[number]]))]);
        }
    }

    private LibraryChanges Since(long state)
    {
        var works = ByNumber();
        // A work that was removed and is there again may have lost its references.
        var again = content.Removed.Where(work => work.Value > state && content.Works.ContainsKey(work.Key))
            .Select(work => content.Works[work.Key].Number);
        return new LibraryChanges(
            [.. content.ChangedWorks.Where(work => work.Value > state && works.ContainsKey(work.Key)).Select(work => work.Key)],
            [.. content.ChangedReferences.Where(row => row.Value > state && works.ContainsKey(row.Key)).Select(row => row.Key)
                .Union(again).Order()],
            [.. content.Removed.Where(work => work.Value > state && !content.Works.ContainsKey(work.Key)).Select(work => work.Key)]);
    }

    private Dictionary<long, StoredWork> ByNumber() => content.Works.Values.ToDictionary(work => work.Number);
}

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
            return Task.FromResult<IReadOnlyList<StoredWork>>([.. numbers.Where(works.ContainsKey).Select(number => works[number]).Where(stored => content.ShownAs(stored.Work.Key) == stored.Work.Key)]);
        }
    }

    public Task<IReadOnlyList<WorkReferences>> ReadReferencesAsync(
        IReadOnlyList<long> citing, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var works = ByNumber();
            var shown = works.ToDictionary(work => work.Key, work => content.ShownAs(work.Value.Work.Key));
            var rows = content.Citations.ToLookup(citation => shown[citation.Key.Citing]);
            return Task.FromResult<IReadOnlyList<WorkReferences>>(
            [
                .. citing.Where(works.ContainsKey).Select(number => shown[number]).Distinct().Select(
                    key => new WorkReferences(key, [.. rows[key].GroupBy(row => shown[row.Key.Cited], row => row.Value.Origins)
                        .Where(cited => cited.Key != key).OrderBy(cited => content.Works[cited.Key].Number)
                        .Select(cited => new CitedKey(cited.Key, cited.Aggregate(0u, (all, origins) => all | origins)))])),
            ]);
        }
    }

    public Task<IReadOnlyList<long>> FindNumbersAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyList<long>>(
                [.. keys.Where(content.Works.ContainsKey).Select(key => content.Works[key].Number)]);
        }
    }

    private LibraryChanges Since(long state)
    {
        var works = ByNumber();
        // A work that was removed and is there again may have lost its references.
        var again = content.Removed.Where(work => work.Value > state && content.Works.ContainsKey(work.Key))
            .Select(work => content.Works[work.Key].Number).ToList();
        return new LibraryChanges(
            [.. content.ChangedWorks.Where(work => work.Value > state && works.ContainsKey(work.Key)).Select(work => work.Key)],
            [.. content.ChangedReferences.Where(row => row.Value > state && works.ContainsKey(row.Key)).Select(row => row.Key)
                .Union(again).Order()],
            [.. content.Removed.Where(work => work.Value > state && !content.Works.ContainsKey(work.Key)).Select(work => work.Key)],
            [.. content.ChangedMerges.Where(work => work.Value > state && works.ContainsKey(work.Key)).Select(work => work.Key).Union(again).Order()
                .Select(number => new MergedWork(number, works[number].Work.Key, content.ShownAs(works[number].Work.Key)))]);
    }

    private Dictionary<long, StoredWork> ByNumber() => content.Works.Values.ToDictionary(work => work.Number);
}

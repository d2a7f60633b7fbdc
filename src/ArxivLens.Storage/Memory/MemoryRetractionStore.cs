using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Memory;

/// <summary>The retractions in memory.</summary>
internal sealed class MemoryRetractionStore(MemoryContent content) : IRetractionStore
{
    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<Retraction> retractions, long import = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var outcomes = retractions
                .Select(one => content.Retractions.Add(one) && content.RetractionImports.TryAdd(one, import) ? SaveOutcome.Added : SaveOutcome.Unchanged).ToArray();
            if (outcomes.Contains(SaveOutcome.Added))
                content.ChangeAside();
            foreach (var one in retractions)
                content.RetractionArrivals.TryAdd(one, content.Changes);
            return Task.FromResult<IReadOnlyList<SaveOutcome>>(outcomes);
        }
    }

    public Task<RecordOrigin?> FindOriginAsync(Work work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult(IRetractionStore.KeysOf(work)
                .SelectMany(key => Find(key).Select(one => content.RetractionImports[one]).OrderDescending())
                .Select(import => content.OriginOf(new MemoryRecord(import, import, import)))
                .FirstOrDefault(origin => origin is not null));
        }
    }

    public Task<IReadOnlyList<Retraction>> FindAsync(Work work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult<IReadOnlyList<Retraction>>([.. KeysOf(work).SelectMany(Find)]);
    }

    public Task<IReadOnlySet<WorkKey>> FindAsync(IEnumerable<Work> works, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlySet<WorkKey>>(
                works.Where(work => KeysOf(work).SelectMany(Find).Any()).Select(work => work.Key).ToHashSet());
        }
    }

    public Task<long> CountAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult((long)content.Retractions.Select(one => one.Work).Distinct().Count());
    }

    private IEnumerable<WorkKey> KeysOf(Work work) => IRetractionStore.KeysOf(work).Union(content.KeysOf(work.Key));

    private IEnumerable<Retraction> Find(WorkKey key) => content.Retractions.Where(one => one.Work == key)
        .OrderBy(one => one.Notice is null).ThenBy(one => one.Notice?.ToString(), StringComparer.Ordinal);
}

using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Index.Tests;

namespace ArxivLens.Sources.Tests.ArxivOai.Faults;

/// <summary>The process ends here.</summary>
internal sealed class CrashException : Exception;

/// <summary>Lets the process end at a step of saving, before or after what it does.</summary>
internal sealed class Crashes(Sequence random)
{
    /// <summary>Steps until the next crash; none when it is negative.</summary>
    public int Left { get; set; } = -1;

    /// <summary>The stores of a process that ends.</summary>
    public SourceStores Of(SourceStores stores) => stores with { Works = new CrashingWorks(stores.Works, this), States = new CrashingStates(stores.States, this) };

    private async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        var ends = Left-- == 0;
        if (ends && random.Below(2) == 0) throw new CrashException();
        var done = await step();
        return ends ? throw new CrashException() : done;
    }

    private sealed class CrashingWorks(IWorkStore works, Crashes crashes) : IWorkStore
    {
        public Task<Work?> FindAsync(WorkKey key, CancellationToken cancellationToken = default) => works.FindAsync(key, cancellationToken);

        public Task<IReadOnlyList<Work?>> FindAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default) =>
            crashes.StepAsync(() => works.FindAsync(keys, cancellationToken));

        public Task<IReadOnlyList<VersionText>> FindTextsAsync(WorkKey key, CancellationToken cancellationToken = default) => works.FindTextsAsync(key, cancellationToken);

        public IAsyncEnumerable<StoredWork> ReadAllAsync(CancellationToken cancellationToken = default) => works.ReadAllAsync(cancellationToken);

        public Task<IReadOnlyList<PaperPart>> ListPartsAsync(CancellationToken cancellationToken = default) => works.ListPartsAsync(cancellationToken);

        public Task<IReadOnlyList<PaperChange>> ReadPartAsync(string part, CancellationToken cancellationToken = default) => works.ReadPartAsync(part, cancellationToken);

        public Task<IReadOnlyList<SaveOutcome>> SaveAsync(IReadOnlyList<Work> saved, long import = 0, CancellationToken cancellationToken = default) =>
            crashes.StepAsync(() => works.SaveAsync(saved, import, cancellationToken));

        public Task<int> AffirmAsync(IReadOnlyList<Work> given, long import = 0, CancellationToken cancellationToken = default) =>
            crashes.StepAsync(() => works.AffirmAsync(given, import, cancellationToken));

        public Task<RecordOrigin?> FindRecordOriginAsync(WorkKey key, CancellationToken cancellationToken = default) => works.FindRecordOriginAsync(key, cancellationToken);
    }

    private sealed class CrashingStates(ISourceStateStore states, Crashes crashes) : ISourceStateStore
    {
        public Task<SourceState?> FindAsync(string source, string scope, CancellationToken cancellationToken = default) => states.FindAsync(source, scope, cancellationToken);

        public Task<IReadOnlyList<SourceState>> ListAsync(CancellationToken cancellationToken = default) => states.ListAsync(cancellationToken);

        public Task SaveAsync(SourceState state, CancellationToken cancellationToken = default) => crashes.StepAsync(async () =>
        {
            await states.SaveAsync(state, cancellationToken);
            return true;
        });
    }
}

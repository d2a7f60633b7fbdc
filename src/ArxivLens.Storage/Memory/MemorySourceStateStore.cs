using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Memory;

/// <summary>How far sources were taken in, in memory.</summary>
internal sealed class MemorySourceStateStore(MemoryContent content) : ISourceStateStore
{
    private readonly SortedDictionary<(string Source, string Scope), SourceState> _states = new(
        Comparer<(string Source, string Scope)>.Create((one, other) =>
            string.CompareOrdinal(one.Source, other.Source) is var order and not 0 ? order : string.CompareOrdinal(one.Scope, other.Scope)));

    public Task<SourceState?> FindAsync(string source, string scope, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(_states.GetValueOrDefault((source, scope)));
    }

    public Task<IReadOnlyList<SourceState>> ListAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult<IReadOnlyList<SourceState>>([.. _states.Values]);
    }

    public Task SaveAsync(SourceState state, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            content.ImportChanges++;
            _states[(state.Source, state.Scope)] = state;
        }

        return Task.CompletedTask;
    }
}

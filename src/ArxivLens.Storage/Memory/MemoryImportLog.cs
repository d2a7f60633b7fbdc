using ArxivLens.Core.Ingest;

namespace ArxivLens.Storage.Memory;

/// <summary>The log of imports in memory.</summary>
internal sealed class MemoryImportLog : IImportLog
{
    private readonly Lock _gate = new();
    private readonly List<ImportEntry> _entries = [];

    public Task<long> BeginAsync(string kind, string file, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _entries.Add(new ImportEntry(kind, file, at.ToUniversalTime(), null, null));
            return Task.FromResult((long)_entries.Count);
        }
    }

    public Task EndAsync(long import, ImportReport report, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var place = (int)import - 1;
            _entries[place] = _entries[place] with { Ended = at.ToUniversalTime(), Report = report };
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ImportEntry>> ReadAsync(int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return Task.FromResult<IReadOnlyList<ImportEntry>>([.. _entries.AsEnumerable().Reverse().Take(limit)]);
    }

    public Task<ImportEntry?> FindLatestAsync(string kind, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
            return Task.FromResult(_entries.FindLast(entry => entry.Kind == kind && entry.Ended is not null));
    }
}

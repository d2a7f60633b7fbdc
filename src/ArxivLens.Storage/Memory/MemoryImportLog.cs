using ArxivLens.Core.Ingest;

namespace ArxivLens.Storage.Memory;

/// <summary>The log of imports in memory.</summary>
internal sealed class MemoryImportLog(MemoryContent content) : IImportLog
{
    private readonly Guid _identity = Guid.NewGuid();

    public Task<long> BeginAsync(
        string kind, string file, DateTimeOffset at, string? source = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            content.ImportChanges++;
            content.Imports.Add(new ImportEntry(kind, file, at.ToUniversalTime(), null, null) { Source = source });
            return Task.FromResult((long)content.Imports.Count);
        }
    }

    public Task EndAsync(
        long import, ImportReport report, DateTimeOffset at, string? failure = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            content.ImportChanges++;
            var place = (int)import - 1;
            content.Imports[place] = content.Imports[place] with { Ended = at.ToUniversalTime(), Report = report, Failure = failure };
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ImportEntry>> ReadAsync(int limit, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult<IReadOnlyList<ImportEntry>>([.. content.Imports.AsEnumerable().Reverse().Take(limit)]);
    }

    public Task<ImportEntry?> FindLatestAsync(string kind, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(content.Imports.FindLast(entry => entry.Kind == kind && entry.Ended is not null));
    }

    public Task<IReadOnlyList<ImportSum>> SumAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyList<ImportSum>>(
            [
                .. content.Imports.Where(entry => entry is { Source: not null, Report: not null })
                    .GroupBy(entry => (entry.Source, entry.Kind))
                    .OrderBy(group => group.Key.Source, StringComparer.Ordinal).ThenBy(group => group.Key.Kind, StringComparer.Ordinal)
                    .Select(group => new ImportSum(
                        group.Key.Source!, group.Key.Kind, group.Count(), Sum([.. group]), group.Min(entry => entry.Began), group.Last())),
            ]);
        }
    }

    public Task<string> ReadStampAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult($"{content.ImportChanges}-{_identity:N}");
    }

    private static ImportReport Sum(List<ImportEntry> entries) => new(
        entries.Sum(entry => entry.Report!.Added),
        entries.Sum(entry => entry.Report!.Updated),
        entries.Sum(entry => entry.Report!.Unchanged),
        entries.Sum(entry => entry.Report!.Rejected),
        entries.Sum(entry => entry.Report!.SelfCitations),
        entries.Sum(entry => entry.Report!.Repeated),
        entries[^1].Report!.IsComplete);
}

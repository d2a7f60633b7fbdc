using System.Runtime.CompilerServices;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Memory;

/// <summary>What works are called elsewhere, in memory.</summary>
internal sealed class MemoryExternalIdStore(MemoryContent content) : IExternalIdStore
{
    public Task SaveAsync(IReadOnlyList<ExternalId> ids, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            foreach (var id in ids)
            {
                if (!content.Works.ContainsKey(id.Work))
                    content.Add(new Work { Key = id.Work, Title = "" });
                content.Ids[(id.Scheme, id.Id)] = id.Work;
                content.Unmatched.Add(content.Works[id.Work].Number);
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<WorkKey?>> FindAsync(
        string scheme, IReadOnlyList<string> ids, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyList<WorkKey?>>(
                [.. ids.Select(id => content.Ids.TryGetValue((scheme, id), out var key) ? key : (WorkKey?)null)]);
        }
    }

    public Task<IReadOnlyList<ExternalId>> FindAsync(WorkKey work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyList<ExternalId>>(
            [
                .. content.Ids.Where(one => one.Value == work).Select(one => new ExternalId(one.Key.Scheme, one.Key.Id, work))
                    .OrderBy(id => id.Scheme, StringComparer.Ordinal).ThenBy(id => id.Id, StringComparer.Ordinal),
            ]);
        }
    }

    public async IAsyncEnumerable<(string Id, WorkKey Key, long Number)> ReadAllAsync(
        string scheme, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        List<(string, WorkKey, long)> found;
        lock (content.Gate)
        {
            found =
            [
                .. content.Ids.Where(one => one.Key.Scheme == scheme).OrderBy(one => one.Key.Id, StringComparer.Ordinal)
                    .Select(one => (one.Key.Id, one.Value, content.Works[one.Value].Number)),
            ];
        }

        foreach (var id in found)
        {
            yield return id;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}

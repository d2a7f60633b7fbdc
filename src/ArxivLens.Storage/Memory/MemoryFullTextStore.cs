using System.Runtime.CompilerServices;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Memory;

/// <summary>The full texts in memory.</summary>
internal sealed class MemoryFullTextStore(MemoryContent content) : IFullTextStore
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, FullText> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<WorkKey, long> imports = [];
    private readonly Guid identity = Guid.NewGuid();
    private long changes;

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<FullText> given, long import = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var text in given)
            FullTextRow.Refuse(text);
        lock (gate)
            return Task.FromResult<IReadOnlyList<SaveOutcome>>([.. given.Select(text => Save(text, import))]);
    }

    public Task<RecordOrigin?> FindOriginAsync(WorkKey work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long import;
        lock (gate)
            import = texts.ContainsKey(work.ToString()) ? imports[work] : 0;
        lock (content.Gate)
            return Task.FromResult(content.OriginOf(new MemoryRecord(import, import, import)));
    }

    public Task<FullText?> FindAsync(WorkKey work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
            return Task.FromResult(texts.GetValueOrDefault(work.ToString()));
    }

    public Task<IReadOnlyList<StoredPart?>> FindPartsAsync(
        IReadOnlyList<(WorkKey Work, int Sentence)> places, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
            return Task.FromResult<IReadOnlyList<StoredPart?>>([.. places.Select(place => FindPart(place.Work, place.Sentence))]);
    }

    public async IAsyncEnumerable<StoredPart> ReadPartsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        List<FullText> all;
        lock (gate)
            all = [.. texts.Values];
        foreach (var part in all.SelectMany(text => text.Parts.Select(part => new StoredPart(text.Work, text.Title, text.License, part))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return part;
        }
    }

    public Task<bool> RemoveAsync(WorkKey work, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var isRemoved = texts.Remove(work.ToString());
            changes += isRemoved ? 1 : 0;
            return Task.FromResult(isRemoved);
        }
    }

    public Task<long> CountAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
            return Task.FromResult((long)texts.Count);
    }

    public Task<string> ReadStampAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
            return Task.FromResult($"{changes}-{identity:N}");
    }

    private SaveOutcome Save(FullText text, long import)
    {
        var known = texts.GetValueOrDefault(text.Work.ToString());
        if (known is not null && FullTextRow.HashOf(known).AsSpan().SequenceEqual(FullTextRow.HashOf(text))) return SaveOutcome.Unchanged;
        texts[text.Work.ToString()] = text with { References = [] };
        imports[text.Work] = import;
        changes++;
        return known is null ? SaveOutcome.Added : SaveOutcome.Updated;
    }

    private StoredPart? FindPart(WorkKey work, int sentence)
    {
        if (!texts.TryGetValue(work.ToString(), out var text)) return null;
        var part = text.Parts.LastOrDefault(one => one.First <= sentence);
        return part is not null && sentence < part.First + part.Sentences.Count
            ? new StoredPart(work, text.Title, text.License, part)
            : null;
    }
}

using System.Runtime.CompilerServices;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Memory;

/// <summary>The citations in memory.</summary>
internal sealed class MemoryCitationStore(MemoryContent content) : ICitationStore
{
    public Task<IReadOnlyList<CitationOutcome>> SaveAsync(
        IReadOnlyList<Citation> citations, long import, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SelfCitations.Refuse(citations);
        lock (content.Gate)
        {
            RefuseTooManyOrigins(citations);
            return Task.FromResult<IReadOnlyList<CitationOutcome>>([.. citations.Select(c => Save(c, import))]);
        }
    }

    public async IAsyncEnumerable<StoredCitation> ReadAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        List<StoredCitation> citations;
        lock (content.Gate)
            citations = [.. content.Citations.Select(c => new StoredCitation(c.Key.Citing, c.Key.Cited, c.Value.Origins))];
        foreach (var citation in citations)
        {
            yield return citation;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public Task<IReadOnlyList<string>> ReadOriginsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult<IReadOnlyList<string>>([.. content.Origins]);
    }

    // Looked at before anything is entered: there is no transaction to undo.
    private void RefuseTooManyOrigins(IReadOnlyList<Citation> citations)
    {
        var known = content.Origins.ToHashSet(StringComparer.Ordinal);
        foreach (var origin in citations.Select(c => c.Origin).Where(o => !known.Contains(o)))
        {
            OriginBits.Next(known.Count, origin);
            known.Add(origin);
        }
    }

    private CitationOutcome Save(Citation citation, long import)
    {
        var edge = (Citing: NumberOf(citation.Citing), Cited: NumberOf(citation.Cited));
        var origin = 1u << BitOf(citation.Origin);
        if (!content.Citations.TryGetValue(edge, out var known))
        {
            content.Citations.Add(edge, new MemoryCitation(origin, import, origin));
            content.ChangeReferences(edge.Citing);
            return CitationOutcome.Added;
        }

        var lastOrigins = known.LastImport == import ? known.LastOrigins : 0;
        if ((lastOrigins & origin) != 0)
            return CitationOutcome.Repeated;
        content.Citations[edge] = new MemoryCitation(known.Origins | origin, import, lastOrigins | origin);
        if ((known.Origins & origin) != 0)
            return CitationOutcome.Unchanged;
        content.ChangeReferences(edge.Citing);
        return CitationOutcome.OriginAdded;
    }

    private long NumberOf(WorkKey key)
        => (content.Works.TryGetValue(key, out var known) ? known : content.Add(new Work { Key = key, Title = "" })).Number;

    private int BitOf(string origin)
    {
        var bit = content.Origins.IndexOf(origin);
        if (bit >= 0)
            return bit;
        content.Origins.Add(origin);
        return content.Origins.Count - 1;
    }
}

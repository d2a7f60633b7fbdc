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

    public Task<IReadOnlyList<SaveOutcome>> WithdrawAsync(
        IReadOnlyList<Citation> citations, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult<IReadOnlyList<SaveOutcome>>([.. citations.Select(Withdraw)]);
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

    public Task<IReadOnlyList<IReadOnlyList<CitationClaim>>> FindClaimsAsync(
        IReadOnlyList<(WorkKey Citing, WorkKey Cited)> citations, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult<IReadOnlyList<IReadOnlyList<CitationClaim>>>([.. citations.Select(pair => JoinedClaims.Join([.. WholeOf(pair.Citing).SelectMany(_ => WholeOf(pair.Cited), Find).SelectMany(claims => claims)]))]);
    }

    public Task<IReadOnlyList<IReadOnlyDictionary<string, int>>> FindListersAsync(
        IReadOnlyList<WorkKey> citing, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult<IReadOnlyList<IReadOnlyDictionary<string, int>>>([.. citing.Select(CountListed)]);
    }

    public Task<IReadOnlyDictionary<string, long>> CountContextsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyDictionary<string, long>>(content.Contexts
                .GroupBy(one => content.Origins[one.Key.Origin], one => (long)one.Value.Count)
                .Where(group => group.Sum() > 0).ToDictionary(group => group.Key, group => group.Sum()));
        }
    }

    /// <summary>Saves a citation; the caller holds the gate.</summary>
    public void SaveHeld(Citation citation, long import) => Save(citation, import);

    /// <summary>Enters a work that cites; the caller holds the gate.</summary>
    public void Enter(WorkKey citing, long import) => NumberOf(citing, import);

    /// <summary>Takes an origin from a citation, which goes with the last one; the caller holds the gate.</summary>
    public void WithdrawHeld(WorkKey citing, WorkKey cited, string origin) => Withdraw(new Citation(citing, cited, origin));

    private List<CitationClaim> Find(WorkKey citing, WorkKey cited)
    {
        if (!content.Works.TryGetValue(citing, out var from) || !content.Works.TryGetValue(cited, out var to)
            || !content.Citations.TryGetValue((from.Number, to.Number), out var known))
        {
            return [];
        }

        return
        [
            .. BitsOf(known.Origins).Select(bit => new CitationClaim(
                content.Origins[bit],
                content.TimeOf(known.Firsts[bit]),
                (known.LastOrigins >> bit & 1) != 0 ? content.TimeOf(known.LastImport) : null,
                content.Contexts.GetValueOrDefault((from.Number, to.Number, bit), []))),
        ];
    }

    private List<WorkKey> WholeOf(WorkKey key) =>
        [key, .. content.ReadMerges().Where(merge => merge.End is null && merge.Work == key).Select(merge => merge.Member)];

    private Dictionary<string, int> CountListed(WorkKey citing)
    {
        var keys = content.Works.Values.ToDictionary(stored => stored.Number, stored => stored.Work.Key);
        var whole = WholeOf(citing);
        return content.Citations.Where(one => whole.Contains(keys[one.Key.Citing]))
            .GroupBy(one => content.ShownAs(keys[one.Key.Cited]), one => one.Value.Origins)
            .Where(cited => cited.Key != citing)
            .SelectMany(cited => BitsOf(cited.Aggregate(0u, (all, origins) => all | origins)))
            .CountBy(bit => content.Origins[bit]).ToDictionary();
    }

    private static IEnumerable<int> BitsOf(uint mask) => Enumerable.Range(0, OriginBits.Limit).Where(bit => (mask >> bit & 1) != 0);

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
        var edge = (Citing: NumberOf(citation.Citing, import), Cited: NumberOf(citation.Cited, import));
        var bit = BitOf(citation.Origin);
        var outcome = Save(edge, bit, import);
        if (citation.Contexts is not { } contexts
            || content.Contexts.GetValueOrDefault((edge.Citing, edge.Cited, bit), []).SequenceEqual(contexts))
        {
            return outcome;
        }

        content.Contexts[(edge.Citing, edge.Cited, bit)] = [.. contexts];
        content.ChangeAside();
        return outcome is CitationOutcome.Unchanged or CitationOutcome.Repeated ? CitationOutcome.ContextsChanged : outcome;
    }

    private CitationOutcome Save((long Citing, long Cited) edge, int bit, long import)
    {
        var origin = 1u << bit;
        if (!content.Citations.TryGetValue(edge, out var known))
        {
            content.Citations.Add(edge, new MemoryCitation(origin, import, origin, new Dictionary<int, long> { [bit] = import }));
            content.ChangeReferences(edge.Citing);
            content.CitationArrivals[edge] = content.Changes;
            return CitationOutcome.Added;
        }

        var lastOrigins = known.LastImport == import ? known.LastOrigins : 0;
        if ((lastOrigins & origin) != 0)
            return CitationOutcome.Repeated;
        var firsts = new Dictionary<int, long>(known.Firsts);
        firsts.TryAdd(bit, import);
        content.Citations[edge] = new MemoryCitation(known.Origins | origin, import, lastOrigins | origin, firsts);
        if ((known.Origins & origin) != 0)
            return CitationOutcome.Unchanged;
        content.ChangeReferences(edge.Citing);
        return CitationOutcome.OriginAdded;
    }

    private SaveOutcome Withdraw(Citation citation)
    {
        var bit = content.Origins.IndexOf(citation.Origin);
        if (bit < 0 || !content.Works.TryGetValue(citation.Citing, out var from) || !content.Works.TryGetValue(citation.Cited, out var to))
            return SaveOutcome.Unchanged;
        var edge = (Citing: from.Number, Cited: to.Number);
        var origin = 1u << bit;
        if (!content.Citations.TryGetValue(edge, out var known) || (known.Origins & origin) == 0)
            return SaveOutcome.Unchanged;
        var firsts = new Dictionary<int, long>(known.Firsts);
        firsts.Remove(bit);
        if (known.Origins == origin)
            content.Citations.Remove(edge);
        else
            content.Citations[edge] = new MemoryCitation(known.Origins & ~origin, known.LastImport, known.LastOrigins & ~origin, firsts);
        content.Contexts.Remove((edge.Citing, edge.Cited, bit));
        content.ChangeReferences(edge.Citing);
        return SaveOutcome.Updated;
    }

    private long NumberOf(WorkKey key, long import)
        => (content.Works.TryGetValue(key, out var known) ? known : content.Add(new Work { Key = key, Title = "" }, import)).Number;

    private int BitOf(string origin)
    {
        var bit = content.Origins.IndexOf(origin);
        if (bit >= 0)
            return bit;
        content.Origins.Add(origin);
        return content.Origins.Count - 1;
    }
}

using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Storage.Memory;

/// <summary>The lists of references in memory.</summary>
internal sealed class MemoryReferenceStore(MemoryContent content, MemoryCitationStore citations) : IReferenceStore
{
    private readonly Dictionary<(WorkKey Citing, string Origin), List<ListedReference>> lists = [];

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<ResolvedList> given, long import, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult<IReadOnlyList<SaveOutcome>>([.. given.Select(list => Save(list, import))]);
    }

    public Task<IReadOnlyList<ResolvedList>> FindAsync(WorkKey citing, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyList<ResolvedList>>(
            [
                .. lists.Where(list => list.Key.Citing == citing).OrderBy(list => list.Key.Origin, StringComparer.Ordinal)
                    .Select(list => new ResolvedList(citing, list.Key.Origin, [.. list.Value.Select(AsItIs)])),
            ]);
        }
    }

    public Task<ReferenceCounts> CountAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var all = lists.Values.SelectMany(list => list).ToList();
            return Task.FromResult(new ReferenceCounts(lists.Count, all.Count, all.Count(one => one.Match is not null)));
        }
    }

    /// <summary>Tries what waits for works that were saved; the caller holds the gate.</summary>
    public void TryWaiting(IReadOnlyList<Work> works, long import)
    {
        if (works.Count == 0)
            return;
        var keys = works.SelectMany(work => WaitingKeys.Of(work).Select(key => (key, work))).ToLookup(pair => pair.key, pair => pair.work);
        foreach (var (key, list) in lists)
        {
            for (var at = 0; at < list.Count; at++)
            {
                var candidates = list[at].Match is null ? WaitingKeys.Of(list[at]).SelectMany(number => keys[number]).Distinct().ToList() : [];
                if (candidates.Count > 0)
                    Try(key, list, at, candidates, import);
            }
        }
    }

    private void Try((WorkKey Citing, string Origin) key, List<ListedReference> list, int at, List<Work> candidates, long import)
    {
        var match = ReferenceResolver.Of(candidates).Resolve(list[at].ToWritten()).FirstOrDefault(match => match.IsKnown);
        if (!match.IsKnown || match.Work == key.Citing)
            return;
        var sentences = list[at].Sentences;
        list[at] = list[at] with { Match = match, Facts = null, Sentences = [] };
        citations.SaveHeld(
            new Citation(key.Citing, match.Work, key.Origin)
            {
                Contexts = sentences.Count == 0 ? null : [.. sentences.Select(ReferenceRow.ContextOf)],
            },
            import);
    }

    private ListedReference AsItIs(ListedReference one) => one.Match is { } match
        ? one with { Match = match with { IsKnown = content.Works.TryGetValue(match.Work, out var work) && work.Work.Title.Length > 0 } }
        : one;

    private SaveOutcome Save(ResolvedList list, long import)
    {
        var key = (list.Citing, list.Origin);
        citations.Enter(list.Citing, import);
        var before = lists.GetValueOrDefault(key);
        var isSame = before is not null && ReferenceRow.DigestOf(list).AsSpan()
            .SequenceEqual(ReferenceRow.DigestOf(new ResolvedList(list.Citing, list.Origin, before)));
        foreach (var citation in ReferenceRow.CitationsOf(list))
            citations.SaveHeld(citation, import);
        if (isSame || (before is null && list.References.Count == 0))
            return SaveOutcome.Unchanged;
        var kept = list.References.Select(one => one.Match?.Work).ToHashSet();
        foreach (var one in before?.Select(one => one.Match?.Work).OfType<WorkKey>().Distinct().Where(cited => !kept.Contains(cited)) ?? [])
            citations.WithdrawHeld(list.Citing, one, list.Origin);
        if (list.References.Count == 0)
            lists.Remove(key);
        else
            lists[key] = [.. list.References];
        content.ChangeAside();
        return before is null ? SaveOutcome.Added : SaveOutcome.Updated;
    }
}

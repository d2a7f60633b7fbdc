using System.Runtime.CompilerServices;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Memory;

/// <summary>The works in memory.</summary>
internal sealed class MemoryWorkStore(MemoryContent content, MemoryReferenceStore references) : IWorkStore
{
    public Task<Work?> FindAsync(WorkKey key, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(Find(key));
    }

    public Task<IReadOnlyList<Work?>> FindAsync(IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult<IReadOnlyList<Work?>>([.. keys.Select(Find)]);
    }

    public Task<IReadOnlyList<VersionText>> FindTextsAsync(WorkKey key, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyList<VersionText>>(
                [.. content.Texts.Where(one => one.Key.Work == key).Select(one => one.Value.Text).OrderBy(text => text.Version)]);
        }
    }

    public async IAsyncEnumerable<StoredWork> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        List<StoredWork> works;
        lock (content.Gate)
            works = content.Sorted();
        foreach (var work in works)
        {
            yield return work;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async IAsyncEnumerable<WorkName> ReadNamesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var stored in ReadAllAsync(cancellationToken))
            yield return new WorkName(stored.Work.Key, stored.Work.Doi) { Kind = stored.Work.Kind };
    }

    public Task<IReadOnlyList<PaperPart>> ListPartsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            return Task.FromResult<IReadOnlyList<PaperPart>>(
                [.. Papers().GroupBy(paper => PaperPart.NameOf(paper.Key)!).Select(part => new PaperPart(part.Key, part.Max(paper => paper.Changed)))]);
        }
    }

    public Task<IReadOnlyList<PaperChange>> ReadPartAsync(string part, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult<IReadOnlyList<PaperChange>>([.. Papers().Where(paper => PaperPart.NameOf(paper.Key) == part && content.ShownAs(paper.Key) == paper.Key)]);
    }

    public Task<RecordOrigin?> FindRecordOriginAsync(WorkKey key, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(content.Works.TryGetValue(key, out var stored) ? content.OriginOf(content.Records[stored.Number]) : null);
    }

    public Task<IReadOnlyList<SaveOutcome>> SaveAsync(
        IReadOnlyList<Work> works, long import = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
        {
            var outcomes = works.Select(work => Save(work, import)).ToList();
            references.TryWaiting([.. works.Where((_, place) => outcomes[place] != SaveOutcome.Unchanged)], import);
            return Task.FromResult<IReadOnlyList<SaveOutcome>>(outcomes);
        }
    }

    public Task<int> AffirmAsync(IReadOnlyList<Work> works, long import = 0, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(works.Count(work => Affirm(work, import)));
    }

    private bool Affirm(Work work, long import)
    {
        if (!content.Works.TryGetValue(work.Key, out var known)
            || WorkPrecedence.Fingerprint(work).AsSpan().SequenceEqual(WorkPrecedence.Fingerprint(known.Work)))
        {
            return false;
        }

        var isOfOneDay = WorkPrecedence.AreOfOneDay(known.Work, work);
        if (!isOfOneDay && known.Work.Deleted is null)
            return false;
        Replace(known, isOfOneDay ? work : known.Work with { Deleted = null }, import);
        return true;
    }

    private IEnumerable<PaperChange> Papers() => content.Sorted().Select(stored => stored.Work)
        .Where(work => work.Kind == WorkKind.Paper && work.Key.Arxiv is not null).Select(PaperChange.Of);

    private Work? Find(WorkKey key) => content.Works.TryGetValue(key, out var stored) ? stored.Work : null;

    private SaveOutcome Save(Work work, long import)
    {
        if (!content.Works.TryGetValue(work.Key, out var known))
        {
            content.Add(work, import);
            return SaveOutcome.Added;
        }

        var record = content.Records[known.Number];
        if (WorkPrecedence.Fingerprint(work).AsSpan().SequenceEqual(WorkPrecedence.Fingerprint(known.Work)))
            content.Records[known.Number] = record with { Confirmed = import };
        var (incoming, before) = Deletion.Settle(work, known.Work);
        if (WorkPrecedence.Compare(incoming, before) <= 0)
        {
            KeepText(lesser: incoming, kept: before);
            if (ReferenceEquals(before, known.Work))
                return SaveOutcome.Unchanged;
            Replace(known, before, import);
            return SaveOutcome.Updated;
        }

        Replace(known, incoming, import);
        if (VersionText.Of(incoming) is { } text)
            content.Texts.Remove((incoming.Key, text.Version));
        KeepText(lesser: before, kept: incoming);
        return SaveOutcome.Updated;
    }

    private void Replace(StoredWork known, Work work, long import)
    {
        content.Works[work.Key] = known with { Work = work };
        content.Records[known.Number] = content.Records[known.Number] with { Import = import, Confirmed = import };
        content.ChangeWork(known.Number);
        EnterArrivals(known, work);
    }

    private void EnterArrivals(StoredWork before, Work after)
    {
        if (before.Work.Kind == WorkKind.Unresolved)
        {
            if (after.Kind != WorkKind.Unresolved)
                content.Arrivals.TryAdd((before.Number, 0), content.Changes);
            return;
        }

        if (after.Paper?.Versions is [.., var newest] && before.Work.Paper?.Versions is [.., var known] && newest.Number > known.Number)
            content.Arrivals.TryAdd((before.Number, newest.Number), content.Changes);
        if (Withdrawal.IsGone(after) && !Withdrawal.IsGone(before.Work))
            content.Arrivals.TryAdd((before.Number, -1), content.Changes);
    }

    private void KeepText(Work lesser, Work kept)
    {
        if (VersionText.LeftBy(lesser, kept) is not { } text)
            return;
        var rank = WorkPrecedence.Rank(lesser);
        if (content.Texts.TryGetValue((lesser.Key, text.Version), out var known) && rank.AsSpan().SequenceCompareTo(known.Rank) <= 0)
            return;
        content.Texts[(lesser.Key, text.Version)] = (rank, text);
        content.ChangeAside();
    }
}

using ArxivLens.Core.Ingest;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Core.Fetching;

/// <summary>
/// Fetches papers by their identifiers, and when asked what they cite and what cites them. Each answer is saved as it comes; the
/// builder's lock is held only meanwhile. Cited and citing works without a record stay works with what the source told.
/// </summary>
/// <param name="stores">Where all goes.</param>
/// <param name="rejected">Where records go that cannot be read.</param>
/// <param name="directory">The data directory whose lock is taken; <c>null</c> for a caller who holds it.</param>
/// <param name="papers">Who gives records.</param>
/// <param name="surroundings">Who gives citations, in the order in which they are asked.</param>
/// <param name="clock">Tells what is fresh.</param>
public sealed class PaperFetch(
    SourceStores stores,
    RejectedRecords rejected,
    DataDirectory? directory,
    IPaperSource papers,
    IReadOnlyList<ICitationSource> surroundings,
    TimeProvider clock)
{
    private const int LongestName = 200;

    /// <summary>What such imports are called in the log.</summary>
    public const string Kind = "papers";

    /// <summary>For how long a record is fresh: what arXiv's API answers changes once a day.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromDays(1);

    /// <summary>
    /// Fetches papers, some at a time. Where nobody answers, what is left is told to have failed and the fetch ends.
    /// </summary>
    /// <param name="ids">Which; one that stands there twice is fetched once.</param>
    /// <param name="wish">What is wanted.</param>
    /// <param name="listener">Told of each as soon as it is saved.</param>
    /// <param name="cancellationToken">Stops it; what was saved stays.</param>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public async Task FetchAsync(
        IReadOnlyList<ArxivId> ids, FetchWish wish, IFetchListener listener, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(listener);
        var (wanted, fresh) = await SiftAsync([.. ids.Distinct()], wish, cancellationToken);
        foreach (var id in fresh)
            listener.Tell(new FetchOutcome(id, FetchResult.Fresh));
        foreach (var batch in fresh.Chunk(papers.MostAtOnce))
            await SurroundAsync(batch, wish, listener, cancellationToken);
        if (wanted.Count > 0)
            await FetchWantedAsync(wanted, wish, listener, cancellationToken);
    }

    /// <summary>Fetches what a search of the source finds. Where nobody answers, the fetch ends with what came before.</summary>
    /// <param name="query">The search, in the source's own language.</param>
    /// <param name="most">Papers that are wanted.</param>
    /// <param name="wish">What is wanted.</param>
    /// <param name="listener">Told of each as soon as it is saved.</param>
    /// <param name="cancellationToken">Stops it; what was saved stays.</param>
    /// <returns>Why it ended before its end; <c>null</c> when it did not.</returns>
    /// <exception cref="LibraryException">The library cannot be written.</exception>
    public async Task<SourceFault?> FetchFoundAsync(
        string query, int most, FetchWish wish, IFetchListener listener, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(listener);
        var name = query.Length <= LongestName ? query : query[..LongestName];
        var run = await SourceRun.BeginAsync(
            stores, rejected, directory, clock, new SourceInput(papers.About.Name, Kind, name), cancellationToken);
        SourceFault? outage = null;
        try
        {
            await foreach (var answer in papers.SearchAsync(query, most, cancellationToken))
            {
                outage = answer.Outage;
                await TakeAsync(run, name, answer, listener, cancellationToken);
                foreach (var batch in answer.Papers.Select(paper => paper.Key.Arxiv!.Value).Chunk(papers.MostAtOnce))
                    await SurroundAsync(batch, wish, listener, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            await run.EndAsync("it was stopped", CancellationToken.None);
            throw;
        }

        await run.EndAsync(outage?.Reason, cancellationToken);
        await NoteAsync(outage, cancellationToken);
        return outage;
    }

    private async Task FetchWantedAsync(
        IReadOnlyList<ArxivId> wanted, FetchWish wish, IFetchListener listener, CancellationToken cancellationToken)
    {
        var input = InputOf(papers.About, Kind, wanted);
        var run = await SourceRun.BeginAsync(stores, rejected, directory, clock, input, cancellationToken);
        SourceFault? outage = null;
        try
        {
            var batches = wanted.Chunk(papers.MostAtOnce).ToList();
            for (var at = 0; at < batches.Count; at++)
            {
                outage = await FetchBatchAsync(run, batches[at], wish, listener, cancellationToken);
                if (outage is null)
                    continue;
                foreach (var id in batches.Skip(at + 1).SelectMany(batch => batch))
                    listener.Tell(FailedBy(outage, id));
                break;
            }
        }
        catch (OperationCanceledException)
        {
            await run.EndAsync("it was stopped", CancellationToken.None);
            throw;
        }

        await run.EndAsync(outage?.Reason, cancellationToken);
        await NoteAsync(outage, cancellationToken);
    }

    private async Task<SourceFault?> FetchBatchAsync(
        SourceRun run, ArxivId[] ids, FetchWish wish, IFetchListener listener, CancellationToken cancellationToken)
    {
        var answer = await papers.AskAsync(ids, cancellationToken);
        await TakeAsync(run, NameOf(ids), answer, listener, cancellationToken);
        var keys = answer.Papers.Select(paper => paper.Key).ToList();
        if (answer.Outage is { } outage)
        {
            var told = answer.Unknown.Concat(answer.Faults.Select(fault => fault.Id)).Concat(keys.Select(key => key.Arxiv!.Value));
            foreach (var id in ids.Except(told))
                listener.Tell(FailedBy(outage, id));
        }

        await SurroundAsync([.. keys.Select(key => key.Arxiv!.Value)], wish, listener, cancellationToken);
        return answer.Outage;
    }

    private async Task TakeAsync(
        SourceRun run, string name, PaperAnswer answer, IFetchListener listener, CancellationToken cancellationToken)
    {
        var keys = answer.Papers.Select(paper => paper.Key).ToList();
        var before = await stores.Works.FindAsync(keys, cancellationToken);
        await run.SaveAsync(
            new SourceBatch
            {
                Works = [.. answer.Papers.Zip(before, (told, known) => RecordJoin.Join(known, told))],
                Rejections = [.. answer.Faults.Select((fault, at) => new Rejection(name, at + 1, fault.Reason, fault.Id.ToString()))],
            },
            cancellationToken);
        var after = await stores.Works.FindAsync(keys, cancellationToken);
        foreach (var (known, now) in before.Zip(after))
            listener.Tell(new FetchOutcome(now!.Key.Arxiv!.Value, ResultOf(known, now)));
        foreach (var id in answer.Unknown)
            listener.Tell(new FetchOutcome(id, FetchResult.Unknown));
        foreach (var fault in answer.Faults)
            listener.Tell(new FetchOutcome(fault.Id, FetchResult.Failed) { Reason = fault.Reason });
    }

    private async Task SurroundAsync(
        ArxivId[] ids, FetchWish wish, IFetchListener listener, CancellationToken cancellationToken)
    {
        if (!wish.Surroundings || ids.Length == 0)
            return;
        foreach (var reader in surroundings.OfType<ILibraryReader>())
            reader.Read(stores);
        foreach (var source in surroundings)
        {
            if (await FindUnlistedAsync(source, ids, wish, cancellationToken) is { Count: > 0 } works)
                listener.Tell(await SurroundAsync(source, works, cancellationToken));
        }
    }

    private async Task<SurroundingsOutcome> SurroundAsync(
        ICitationSource source, List<WorkKey> works, CancellationToken cancellationToken)
    {
        var answer = await source.AskAsync(works, cancellationToken);
        var input = InputOf(source.About, "citations", [.. works.Select(work => work.Arxiv!.Value)]);
        var run = await SourceRun.BeginAsync(stores, rejected, directory, clock, input, cancellationToken);
        await run.SaveAsync(
            new SourceBatch { Works = answer.Works, Citations = answer.Citations, Ids = answer.Ids }, cancellationToken);
        await run.EndAsync(answer.Faults is [var first, ..] ? first.Reason : null, cancellationToken);
        var asked = works.ToHashSet();
        return new SurroundingsOutcome(
            source.About,
            works.Count,
            answer.Citations.Count(citation => asked.Contains(citation.Citing)),
            answer.Citations.Count(citation => asked.Contains(citation.Cited)),
            answer.Faults);
    }

    // A source that lists what a paper cites has been asked about it.
    private async Task<List<WorkKey>> FindUnlistedAsync(
        ICitationSource source, ArxivId[] ids, FetchWish wish, CancellationToken cancellationToken)
    {
        var works = ids.Select(WorkKey.Of).ToList();
        if (wish.Again)
            return works;
        var listers = await stores.Citations.FindListersAsync(works, cancellationToken);
        return [.. works.Where((_, at) => !listers[at].ContainsKey(source.About.Name))];
    }

    private async Task<(List<ArxivId> Wanted, List<ArxivId> Fresh)> SiftAsync(
        IReadOnlyList<ArxivId> ids, FetchWish wish, CancellationToken cancellationToken)
    {
        var (wanted, fresh) = (new List<ArxivId>(), new List<ArxivId>());
        var known = await stores.Works.FindAsync([.. ids.Select(WorkKey.Of)], cancellationToken);
        for (var at = 0; at < ids.Count; at++)
            (!wish.Again && await IsFreshAsync(known[at], cancellationToken) ? fresh : wanted).Add(ids[at]);
        return (wanted, fresh);
    }

    private async Task<bool> IsFreshAsync(Work? known, CancellationToken cancellationToken)
    {
        if (known?.Paper is null || await stores.Works.FindRecordOriginAsync(known.Key, cancellationToken) is not { } origin)
            return false;
        // What is from a time to come was taken by a clock that went wrong.
        var age = clock.GetUtcNow() - origin.Confirmed;
        return age >= TimeSpan.Zero && age < Freshness;
    }

    private async Task NoteAsync(SourceFault? outage, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var state = await stores.States.FindAsync(papers.About.Name, "", cancellationToken) ?? new SourceState(papers.About.Name, "");
        await stores.States.SaveAsync(
            outage is null ? state.Succeed(now, null) : state.Fail(now, outage.Reason, outage.Retry), cancellationToken);
    }

    private static FetchResult ResultOf(Work? known, Work now)
    {
        if (known?.Paper is null)
            return FetchResult.Added;
        return WorkPrecedence.Fingerprint(known).AsSpan().SequenceEqual(WorkPrecedence.Fingerprint(now))
            ? FetchResult.Unchanged
            : FetchResult.Updated;
    }

    private static FetchOutcome FailedBy(SourceFault outage, ArxivId id) =>
        new(id, FetchResult.Failed) { Reason = outage.Reason, Retry = outage.Retry, IsOutage = true };

    private static SourceInput InputOf(Source source, string kind, IReadOnlyList<ArxivId> ids) => new(source.Name, kind, NameOf(ids));

    private static string NameOf(IReadOnlyList<ArxivId> ids) => ids.Count == 1 ? $"{ids[0]}" : $"{ids[0]} and {ids.Count - 1} more";
}

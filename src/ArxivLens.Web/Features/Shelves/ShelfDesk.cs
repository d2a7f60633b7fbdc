using ArxivLens.Core.Indexing;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Shelves;
using ArxivLens.Index;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Layout;

namespace ArxivLens.Web.Features.Shelves;

/// <summary>Reads shelves with what the library knows of their works, and puts works on them.</summary>
public sealed class ShelfDesk(
    IShelfEntryStore entries, IMergeStore merges, IWorkStore works, WorkShelf library, IndexHost indexHost, TimeProvider clock)
{
    private const int WorksInBatch = 500;

    /// <summary>Reads a page of a shelf.</summary>
    /// <param name="shelf">The shelf, which whoever asks may see.</param>
    /// <param name="query">What is asked.</param>
    /// <param name="address">The address of a page of it.</param>
    /// <param name="sight">What of it whoever asks may know.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ShelfView> ReadAsync(
        Shelf shelf, ShelfQuery query, Func<ShelfQuery, string> address, ShelfSight sight, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sight);
        var stored = sight.Of(await entries.ListAsync(shelf.Number, cancellationToken));
        var leads = await merges.FindWorksAsync([.. stored.Select(entry => entry.Work)], cancellationToken);
        using var lease = indexHost.Acquire();
        var listing = ShelfListing.Of(lease.Index, stored, leads, query);
        var page = listing.PageOf(query);
        var news = sight.HasNews ? await NewsAsync(lease.Index, stored, leads, cancellationToken) : [];
        return new ShelfView(
            shelf, query, listing, await RowsAsync(page, cancellationToken), news,
            PageLinks.Of(query.Page, ShelfQuery.PageSize, listing.Lines.Count, next => address(query with { Page = next })));
    }

    /// <summary>Everything on a shelf in its owner's order, each work once.</summary>
    public async Task<IReadOnlyList<ShelfLine>> ListAsync(long shelf, CancellationToken cancellationToken)
    {
        var stored = await entries.ListAsync(shelf, cancellationToken);
        var leads = await merges.FindWorksAsync([.. stored.Select(entry => entry.Work)], cancellationToken);
        using var lease = indexHost.Acquire();
        return ShelfListing.Of(lease.Index, stored, leads, new ShelfQuery()).Lines;
    }

    /// <summary>Puts works on a shelf, and notes how they stand now.</summary>
    public async Task<SavedEntries> SaveAsync(long account, long shelf, IReadOnlyList<NewEntry> saved, CancellationToken cancellationToken)
    {
        var outcome = await entries.SaveAsync(account, shelf, saved, clock.GetUtcNow(), cancellationToken);
        if (outcome is not { Outcome: ShelfOutcome.Done, Added: > 0 })
            return outcome;
        var keys = saved.Select(one => one.Work).ToHashSet();
        var unseen = (await entries.ListAsync(shelf, cancellationToken)).Where(entry => entry.Seen is null && keys.Contains(entry.Work)).ToList();
        await SeeAsync(account, shelf, unseen, cancellationToken);
        return outcome;
    }

    /// <summary>Notes that the owner of a shelf has seen how its works stand.</summary>
    public async Task SeeAsync(long account, long shelf, IReadOnlyList<ShelfEntry>? seen, CancellationToken cancellationToken)
    {
        var stored = seen ?? await entries.ListAsync(shelf, cancellationToken);
        var leads = await merges.FindWorksAsync([.. stored.Select(entry => entry.Work)], cancellationToken);
        IReadOnlyDictionary<WorkKey, SeenWork> now;
        using (var lease = indexHost.Acquire())
            now = await NowAsync(lease.Index, leads, cancellationToken);
        await entries.SeeAsync(account, shelf, [.. stored.Select((entry, at) => (entry.Work, now[leads[at]]))], cancellationToken);
    }

    /// <summary>The keys under which works stand on a shelf: their own, and those of works that are one with them.</summary>
    public async Task<IReadOnlyList<WorkKey>> FindStoredAsync(long shelf, IReadOnlyList<WorkKey> named, CancellationToken cancellationToken)
    {
        var stored = await entries.ListAsync(shelf, cancellationToken);
        var leads = await merges.FindWorksAsync([.. stored.Select(entry => entry.Work)], cancellationToken);
        var wanted = (await merges.FindWorksAsync(named, cancellationToken)).Concat(named).ToHashSet();
        return [.. stored.Where((entry, at) => wanted.Contains(leads[at]) || wanted.Contains(entry.Work)).Select(entry => entry.Work)];
    }

    /// <summary>The key by which a work is saved, and its title; one that the library does not have is saved by its key.</summary>
    public async Task<NewEntry> NameAsync(WorkKey work, CancellationToken cancellationToken)
    {
        var lead = (await merges.FindWorksAsync([work], cancellationToken))[0];
        return new NewEntry(lead, ShelfText.TakeTitle((await works.FindAsync(lead, cancellationToken))?.Title ?? ""));
    }

    /// <summary>The work and those that are one with it.</summary>
    public async Task<IReadOnlyList<WorkKey>> KeysOfAsync(WorkKey work, CancellationToken cancellationToken) =>
        [work, .. (await merges.FindGroupAsync(work, cancellationToken)).SelectMany(merge => new[] { merge.Member, merge.Work })
            .Where(key => key != work).Distinct()];

    private async Task<IReadOnlyList<ShelfRow>> RowsAsync(IReadOnlyList<ShelfLine> page, CancellationToken cancellationToken)
    {
        var found = await works.FindAsync([.. page.Select(line => line.Work)], cancellationToken);
        var shown = page.Select((line, at) => line.Shown(found[at])).ToList();
        var standings = await library.FindStandingsAsync(shown, cancellationToken);
        return [.. page.Select((line, at) => new ShelfRow(
            line,
            WorkEntry.Of(shown[at], line.Citations) with { Standing = standings.GetValueOrDefault(line.Work) },
            found[at] is { Title.Length: > 0 }))];
    }

    private async Task<IReadOnlyList<(ShelfNews News, string Title)>> NewsAsync(
        IndexReader index, IReadOnlyList<ShelfEntry> stored, IReadOnlyList<WorkKey> leads, CancellationToken cancellationToken)
    {
        var looked = ShelfListing.Of(index, stored, leads, new ShelfQuery(ShelfOrder.Added)).Lines.Take(ShelfNews.MostLines).ToList();
        var now = await NowAsync(index, [.. looked.Select(line => line.Work)], cancellationToken);
        return [.. looked.Select(line => ShelfNews.Of(line, now[line.Work])).OfType<ShelfNews>()
            .Select(news => (news, news.Line.Document >= 0 ? index.Title(news.Line.Document) : news.Line.Entry.Title))];
    }

    private async Task<IReadOnlyDictionary<WorkKey, SeenWork>> NowAsync(
        IndexReader index, IReadOnlyList<WorkKey> keys, CancellationToken cancellationToken)
    {
        var now = new Dictionary<WorkKey, SeenWork>(keys.Count);
        foreach (var batch in keys.Distinct().Chunk(WorksInBatch))
        {
            var found = await works.FindAsync(batch, cancellationToken);
            var standings = await library.FindStandingsAsync(found.OfType<Work>(), cancellationToken);
            for (var at = 0; at < batch.Length; at++)
            {
                var document = index.Find(batch[at].ToString());
                var citations = document < 0 ? 0 : index.Graph.Citations(document).Length;
                now[batch[at]] = ShelfNews.Now(found[at], citations, standings.GetValueOrDefault(batch[at]));
            }
        }

        return now;
    }
}

namespace ArxivLens.Sources.ArxivOai;

/// <summary>
/// Takes in the records of one set of a server. After each page is saved where to go on, so that whoever is killed, cut off or sent
/// away loses nothing and doubles nothing: a page that was not saved whole is taken once more, which changes nothing.
/// </summary>
/// <remarks>
/// Servers make pages by counting: a record that changes while the list is read leaves its place, and the others move up over the
/// seam between two pages, unseen. It is seen itself, under its new day; then the days beside the seams it left before are read again
/// (<see cref="HarvestList.Doubts"/>), until nothing moves.
/// </remarks>
internal sealed class Harvest
{
    // A repository in which so much changes at once is not to be had whole.
    private const int MostRounds = 50;
    private const int MostRestarts = 3;

    private readonly HarvestPages _pages;
    private readonly HarvestDoubts _doubts;
    private readonly HarvestShelf _shelf;
    private readonly HarvestRequest _request;
    private readonly DateOnly? _earliest;

    /// <summary>Takes in what a request asks for.</summary>
    /// <param name="pages">Where pages are from.</param>
    /// <param name="shelf">Where they go, and how far it has come.</param>
    /// <param name="doubts">What has to be read again.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="earliest">The server's first day, where it says so.</param>
    public Harvest(HarvestPages pages, HarvestShelf shelf, HarvestDoubts doubts, HarvestRequest request, DateOnly? earliest) =>
        (_pages, _shelf, _doubts, _request, _earliest) = (pages, shelf, doubts, request, earliest);

    /// <summary>The list that is to be read: the one that was cut off, or a new one.</summary>
    public static HarvestList FindList(HarvestPosition position, HarvestRequest request, DateOnly? earliest)
    {
        var asked = new HarvestList { From = request.From, Until = request.Until, Format = request.Format };
        if (!request.GoesOn) return position.Asked is { } known && known.AsksFor(asked) ? known : asked;
        if (position.List is { } begun && begun.Format == request.Format) return begun;
        var from = position.Completed?.AddDays(-1);
        return asked with { From = from < earliest ? earliest : from };
    }

    /// <summary>Reads a list to its end and takes it in.</summary>
    /// <exception cref="HarvestFailure">It cannot be read to its end.</exception>
    public async Task ReadAsync(HarvestList list, CancellationToken cancellationToken)
    {
        var restarts = 0;
        while (!list.IsRead)
        {
            var next = await ReadPageAsync(list, cancellationToken);
            if (next.Pages == 0 && next.Start == list.Start && ++restarts > MostRestarts)
                throw new HarvestFailure("the server takes none of its own tokens");
            list = next;
        }

        for (var round = 0; list.Doubts.Count > 0; round++)
        {
            if (round == MostRounds) throw new HarvestFailure("too much changes at the server while it is read");
            list = await ReadAgainAsync(list, cancellationToken);
        }

        await _shelf.EndAsync(Complete(list));
    }

    private async Task<HarvestList> ReadPageAsync(HarvestList list, CancellationToken cancellationToken)
    {
        if (await _pages.GetAsync(list, _request.Set, cancellationToken) is not { } page)
        {
            var restarted = list.Restart(_earliest);
            _pages.BeginList();
            await _shelf.KeepAsync(Keep(restarted));
            return restarted;
        }

        var next = list.With(page);
        var doubts = await _doubts.FindAsync(page, next, _shelf.Position, cancellationToken);
        if (doubts.Count > 0)
        {
            // Before the page is taken in: afterwards nothing tells that a record moved.
            var known = list.Doubts.Concat(doubts).Distinct().ToList();
            await _shelf.KeepAsync(Keep(list with { Doubts = known }));
            next = next with { Doubts = known };
        }

        await _shelf.TakeAsync(page, Keep(next), next);
        return next;
    }

    // A doubt is short and kept nowhere while it is read: whoever is cut off reads it from its beginning.
    private async Task<HarvestList> ReadAgainAsync(HarvestList list, CancellationToken cancellationToken)
    {
        var doubt = list.Doubts[0];
        var again = HarvestDoubts.ListOf(doubt, list);
        var isDoubtful = false;
        _pages.BeginList();
        for (var restarts = 0; !again.IsRead;)
        {
            if (await _pages.GetAsync(again, _request.Set, cancellationToken) is not { } page)
            {
                if (++restarts > MostRestarts) throw new HarvestFailure("the server takes none of its own tokens");
                again = HarvestDoubts.ListOf(doubt, list);
                _pages.BeginList();
                continue;
            }

            again = again.With(page);
            // A record that moved from under the whole list may have been missed by it, and show only here.
            var seams = again with { Seams = [.. list.Seams.Union(again.Seams)] };
            var found = await _doubts.FindAsync(page, seams, _shelf.Position, cancellationToken);
            if (found.Count > 0)
            {
                isDoubtful |= found.Contains(doubt);
                list = list with { Doubts = [.. list.Doubts.Concat(found).Distinct()] };
                await _shelf.KeepAsync(Keep(list));
            }

            await _shelf.TakeAsync(page, Keep(list), list);
        }

        // What moved under this list too may show only in the next one, by the seams that are kept.
        var others = list.Doubts.Where(other => other != doubt);
        var rest = list with { Doubts = isDoubtful ? [.. others, doubt] : [.. others], Seams = [.. list.Seams.Union(again.Seams)] };
        await _shelf.KeepAsync(Keep(rest));
        return rest;
    }

    private HarvestPosition Keep(HarvestList list) =>
        _request.GoesOn ? _shelf.Position with { List = list } : _shelf.Position with { Asked = list };

    private HarvestPosition Complete(HarvestList list)
    {
        var position = _shelf.Position with { Asked = null };
        if (!_request.GoesOn && !_request.IsWhole) return position;
        return position with
        {
            Completed = list.Begun ?? list.Reached ?? position.Completed,
            List = null,
            Seams = list.Seams,
            Ended = list.Ended,
        };
    }
}

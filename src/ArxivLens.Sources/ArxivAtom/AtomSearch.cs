using ArxivLens.Core.Fetching;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.ArxivAtom;

/// <summary>
/// How far a search has been read. A page that is empty before the end, or holds nothing new, is a mistake of the server's: it is asked for
/// again, and after the third time the search ends with an outage, never as if it were whole.
/// </summary>
/// <param name="most">Papers that are wanted.</param>
internal sealed class AtomSearch(int most)
{
    // Half of what arXiv allows: a page comes in a few seconds.
    private const int Slice = 1_000;
    private const int MostTries = 3;
    private static readonly TimeSpan LeftAlone = TimeSpan.FromMinutes(10);

    private readonly HashSet<ArxivId> _seen = [];
    private int? _total;
    private int _start;
    private int _tries;
    private bool _isOver;

    /// <summary>What to ask for next; <c>null</c> at the end.</summary>
    public (int Start, int Count)? Next() => _isOver || _start >= Math.Min(most, _total ?? most)
        ? null
        : (_start, Math.Min(Slice, most - _start));

    /// <summary>Takes an answer in.</summary>
    /// <returns>What is new in it; <c>null</c> when it has to be asked for again, or is empty as it should be.</returns>
    public PaperAnswer? Take(ServiceAnswer answer, AtomPage? page, string wrong, DateTimeOffset now)
    {
        if (page is null)
        {
            return AtomAsking.OutageOf(answer, now) is { } outage
                ? End(outage)
                : TryAgain($"arXiv's answer cannot be read: {wrong}", now);
        }

        if (page.Complaint is { } complaint) return End(new SourceFault(ArxivAtomClient.About.Name, $"arXiv says: {complaint}", null));
        // A total that shrinks on the way is not believed.
        _total = Math.Max(_total ?? 0, page.Total ?? _start + page.Entries);
        var papers = page.Papers.Where(paper => _seen.Add(paper.Id)).ToList();
        var faults = page.Faults.Where(fault => fault.Id is { } id && _seen.Add(id)).ToList();
        if (papers.Count + faults.Count == 0)
            return TryAgain($"arXiv's page of results {_start} to {_start + Slice} is empty, of {_total}", now);
        _start += page.Entries;
        _tries = 0;
        return new PaperAnswer
        {
            Papers = [.. papers.Select(paper => paper.Work)],
            Faults = [.. faults.Select(fault => new PaperFault(fault.Id!.Value, $"arXiv's record cannot be read: {fault.Reason}"))],
        };
    }

    private PaperAnswer? TryAgain(string reason, DateTimeOffset now)
    {
        if (++_tries < MostTries) return Reopen();
        // A search that finds nothing says so three times.
        _isOver = true;
        return _total is 0 && _start == 0 ? null : End(new SourceFault(ArxivAtomClient.About.Name, reason, now + LeftAlone));
    }

    // Without a total the same place is asked for again; a total of nothing is not believed yet.
    private PaperAnswer? Reopen()
    {
        if (_total == 0) _total = null;
        return null;
    }

    private PaperAnswer End(SourceFault outage)
    {
        _isOver = true;
        return new PaperAnswer { Outage = outage };
    }
}

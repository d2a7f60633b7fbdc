using ArxivLens.Core.Fetching;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Services;

namespace ArxivLens.Sources.ArxivAtom;

/// <summary>What is still to be asked of some identifiers, and what was answered about them so far.</summary>
internal sealed class AtomAsking
{
    private static readonly TimeSpan LeftAlone = TimeSpan.FromMinutes(10);

    private readonly Queue<Batch> _waiting = new();
    private readonly Dictionary<ArxivId, Work> _papers = [];
    private readonly List<ArxivId> _unknown = [];
    private readonly List<PaperFault> _faults = [];
    private readonly int _most;
    private SourceFault? _outage;
    private Batch? _current;
    private int _requests;

    /// <summary>Asks about some.</summary>
    /// <param name="ids">Each once.</param>
    /// <param name="most">Requests that may be made for them.</param>
    public AtomAsking(IReadOnlyList<ArxivId> ids, int most)
    {
        _most = most;
        if (ids.Count > 0) _waiting.Enqueue(new Batch(ids, 0, 0));
    }

    /// <summary>What to ask for next; <c>null</c> when all is answered or nobody answers.</summary>
    public IReadOnlyList<ArxivId>? Next()
    {
        if (_outage is not null || !_waiting.TryDequeue(out _current)) return null;
        _requests++;
        return _current.Ids;
    }

    /// <summary>Takes the answer in.</summary>
    /// <param name="answer">What came of it.</param>
    /// <param name="page">What it says; <c>null</c> when it cannot be read.</param>
    /// <param name="wrong">Why it cannot.</param>
    /// <param name="now">When.</param>
    public void Take(ServiceAnswer answer, AtomPage? page, string wrong, DateTimeOffset now)
    {
        var batch = _current!;
        if (page is null && OutageOf(answer, now) is { } outage)
            _outage = outage;
        else if ((page?.Complaint ?? (page is null ? wrong : null)) is { } complaint)
            TakeComplaint(batch, complaint, isSaid: page is not null, now);
        else
            TakePage(batch, page!, now);
    }

    /// <summary>Why an answer that cannot be read is none at all; <c>null</c> when it may be a bad record's fault.</summary>
    public static SourceFault? OutageOf(ServiceAnswer answer, DateTimeOffset now)
    {
        if (answer.Fault is null)
        {
            return answer.MediaType == "text/html"
                ? new SourceFault(About, "arXiv answered with a web page in place of a feed", now + LeftAlone)
                : null;
        }

        var why = answer.Status is > 0 and not 200 ? $"status {answer.Status}" : answer.Detail;
        return new SourceFault(About, $"arXiv gave no answer: {why}", answer.Retry ?? now + LeftAlone);
    }

    /// <summary>What came of it all.</summary>
    public PaperAnswer ToAnswer() => new() { Papers = [.. _papers.Values], Unknown = _unknown, Faults = _faults, Outage = _outage };

    private static string About => ArxivAtomClient.About.Name;

    private void TakeComplaint(Batch batch, string complaint, bool isSaid, DateTimeOffset now)
    {
        var reason = isSaid ? $"arXiv says: {complaint}" : $"arXiv's answer cannot be read: {complaint}";
        // What was cut off on its way is whole the next time; a complaint is meant.
        if (!isSaid && batch.Unread == 0) Put(batch with { Unread = 1 }, now, reason);
        else if (batch.Ids.Count == 1) _faults.Add(new PaperFault(batch.Ids[0], reason));
        else Array.ForEach([.. batch.Ids.Chunk((batch.Ids.Count + 1) / 2)], half => Put(new Batch(half, 0, batch.Unread), now, reason));
    }

    private void TakePage(Batch batch, AtomPage page, DateTimeOffset now)
    {
        var asked = batch.Ids.ToHashSet();
        // What was not asked for is none of ours.
        foreach (var paper in page.Papers.Where(paper => asked.Remove(paper.Id))) _papers[paper.Id] = paper.Work;
        foreach (var fault in page.Faults)
        {
            if (fault.Id is { } id && asked.Remove(id)) _faults.Add(new PaperFault(id, $"arXiv's record cannot be read: {fault.Reason}"));
        }

        if (asked.Count == 0) return;
        var left = new Batch([.. batch.Ids.Where(asked.Contains)], Left: asked.Count < batch.Ids.Count ? 1 : batch.Left + 1, batch.Unread);
        var enough = batch.Ids.Count > 1 && page.Entries == 0 ? 3 : 2;
        if (left.Left >= enough) _unknown.AddRange(left.Ids);
        else Put(left, now, "arXiv answers with empty pages");
    }

    private void Put(Batch batch, DateTimeOffset now, string reason)
    {
        if (_requests + _waiting.Count < _most) _waiting.Enqueue(batch);
        else _outage ??= new SourceFault(About, reason, now + LeftAlone);
    }

    /// <summary>Identifiers that are asked for together.</summary>
    /// <param name="Ids">Which.</param>
    /// <param name="Left">In how many answers in a row all of them were left out.</param>
    /// <param name="Unread">How often the answer could not be read.</param>
    private sealed record Batch(IReadOnlyList<ArxivId> Ids, int Left, int Unread);
}

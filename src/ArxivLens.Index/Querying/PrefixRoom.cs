using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Querying;

/// <summary>A word of a prefix in a segment; its matcher is made when it is needed, which most never are.</summary>
/// <param name="Rank">Its rank.</param>
/// <param name="Maximum">The most it adds to a score.</param>
/// <param name="Cost">Its documents.</param>
/// <param name="Matcher">Its matcher, when there is one.</param>
internal readonly record struct PrefixPart(int Rank, long Maximum, long Cost, Matcher? Matcher);

/// <summary>What prefixes need while a query is answered; kept with <see cref="SearchScratch"/>.</summary>
internal sealed class PrefixRoom
{
    private readonly List<PrefixPart[]> _parts = [];
    private readonly List<int> _marked = [];
    private ulong[] _marks = [];
    private int _lent;

    /// <summary>Chooses the most frequent words.</summary>
    public TopHits Chosen { get; } = new();

    /// <summary>Room for postings that are only counted.</summary>
    public PostingBlock Block { get; } = new();

    /// <summary>Number of documents marked.</summary>
    public int Marked => _marked.Count;

    /// <summary>Lends room for the words of a prefix until <see cref="TakeBack"/>.</summary>
    public PrefixPart[] LendParts()
    {
        if (_lent == _parts.Count)
            _parts.Add(new PrefixPart[QueryTerms.PrefixLimit]);
        return _parts[_lent++];
    }

    /// <summary>Takes back what was lent.</summary>
    public void TakeBack()
    {
        for (; _lent > 0; _lent--)
            Array.Clear(_parts[_lent - 1]);
    }

    /// <summary>Makes sure that as many documents can be marked.</summary>
    public void MakeRoom(int documentCount)
    {
        if (_marks.Length * 64L < documentCount)
            _marks = new ulong[(documentCount + 63) / 64];
    }

    /// <summary>Marks a document, once.</summary>
    public void Mark(int document)
    {
        if ((_marks[document >> 6] >> document & 1) != 0)
            return;
        _marks[document >> 6] |= 1UL << document;
        _marked.Add(document);
    }

    /// <summary>Takes all marks away.</summary>
    public void ClearMarks()
    {
        foreach (var document in _marked)
            _marks[document >> 6] = 0;
        _marked.Clear();
    }
}

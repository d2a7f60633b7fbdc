using System.Text;
using ArxivLens.Index.Graph;

namespace ArxivLens.Index.Suggesting;

/// <summary>The titles that begin with a text, the most cited first, equal ones by their text and then their number.</summary>
internal sealed class TitleCompletion(SegmentSuggestions[] sources, CitationGraph graph)
{
    /// <summary>A range of no more entries is gone through whole.</summary>
    private const int ShortRange = 2048;

    /// <summary>
    /// Entries of a longer range that are looked at for each title wanted: citations counted since the segment was written can
    /// lift one of them over those before it.
    /// </summary>
    private const int LookedAt = 4;

    /// <summary>Adds the best titles.</summary>
    public void Add(List<Suggestion> found, ReadOnlySpan<byte> typed, int limit)
    {
        var best = new List<Candidate>(limit + 1);
        for (var source = 0; source < sources.Length; source++)
            Gather(best, source, typed, limit);
        foreach (var (weight, source, place) in best)
        {
            found.Add(new Suggestion(
                SuggestionKind.Title, Encoding.UTF8.GetString(sources[source].Title(place)), Number(source, place),
                null, weight));
        }
    }

    private void Gather(List<Candidate> best, int source, ReadOnlySpan<byte> typed, int limit)
    {
        var suggestions = sources[source];
        var (first, end) = suggestions.FindTitles(typed);
        if (end - first <= ShortRange)
        {
            for (var entry = first; entry < end; entry++)
                Offer(best, source, suggestions.TitlePlace(entry), limit);
            return;
        }

        var ranked = new RankedEntries(suggestions.TitleRanks, entry => Weight(source, suggestions.TitlePlace(entry)));
        ranked.Reset(first, end);
        for (var left = LookedAt * limit; left > 0 && ranked.Next() is { Entry: >= 0 and var entry }; )
            left -= Offer(best, source, suggestions.TitlePlace(entry), limit) ? 1 : 0;
    }

    /// <summary>Puts a title among the best where it belongs; says whether it is there at all.</summary>
    private bool Offer(List<Candidate> best, int source, int place, int limit)
    {
        if (sources[source].Segment.Dead.Contains(place))
            return false;
        var candidate = new Candidate(Weight(source, place), source, place);
        var at = best.Count;
        while (at > 0 && Precedes(candidate, best[at - 1]))
            at--;
        // Of a title that begins with an article twice over both entries may fit.
        if (at == limit || best.Contains(candidate))
            return true;
        best.Insert(at, candidate);
        if (best.Count > limit)
            best.RemoveAt(limit);
        return true;
    }

    /// <summary>
    /// Entries of one segment come in the order of their titles, so that an equal one stands behind those before it.
    /// </summary>
    private bool Precedes(Candidate candidate, Candidate other)
    {
        if (candidate.Weight != other.Weight)
            return candidate.Weight > other.Weight;
        if (candidate.Source == other.Source)
            return false;
        Span<byte> left = stackalloc byte[FoldedText.MaximumLength];
        Span<byte> right = stackalloc byte[FoldedText.MaximumLength];
        left = left[..FoldedText.Fold(sources[candidate.Source].Title(candidate.Place), left)];
        right = right[..FoldedText.Fold(sources[other.Source].Title(other.Place), right)];
        var order = left.SequenceCompareTo(right);
        return order != 0 ? order < 0 : Number(candidate.Source, candidate.Place) < Number(other.Source, other.Place);
    }

    private int Weight(int source, int place) => graph.CountCitations(Number(source, place));

    private int Number(int source, int place) => sources[source].Segment.Documents.Number(place);

    private readonly record struct Candidate(int Weight, int Source, int Place);
}

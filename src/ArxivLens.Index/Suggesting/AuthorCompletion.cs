using System.Text;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Suggesting;

/// <summary>
/// The authors whose names hold every word typed, each as the beginning of another word, in any order; those of most documents
/// first, equal ones by their value.
/// </summary>
internal sealed class AuthorCompletion(SegmentSuggestions[] sources, SegmentSet segments)
{
    /// <summary>Entries looked at in a segment, the heaviest of the typed word that fewest names hold.</summary>
    private const int LookedAt = 2048;

    /// <summary>Authors of a segment that are counted over all segments, for each one wanted.</summary>
    private const int Counted = 2;

    /// <summary>Adds the best authors.</summary>
    public void Add(List<Suggestion> found, ReadOnlySpan<byte> typed, int limit)
    {
        var name = new TypedName(typed, stackalloc Range[SegmentSuggestions.MaximumWords]);
        var best = new List<(int Weight, int Author)>();
        var first = found.Count;
        foreach (var source in sources)
        {
            best.Clear();
            Gather(best, source, name, Counted * limit);
            foreach (var (_, author) in best)
                AddOnce(found, first, source, author);
        }

        Order(found, first, limit);
    }

    private static void Gather(List<(int Weight, int Author)> best, SegmentSuggestions source, TypedName name, int limit)
    {
        var (first, end) = name.FewestOf(source);
        if (end - first <= LookedAt)
        {
            for (var entry = first; entry < end; entry++)
                Offer(best, source, source.WordAuthor(entry), name, limit);
            return;
        }

        var ranked = new RankedEntries(source.WordRanks, entry => Weight(source, source.WordAuthor(entry)));
        ranked.Reset(first, end);
        for (var left = LookedAt; left > 0 && best.Count < limit && ranked.Next() is { Entry: >= 0 and var entry }; left--)
            Offer(best, source, source.WordAuthor(entry), name, limit);
    }

    private static void Offer(
        List<(int Weight, int Author)> best, SegmentSuggestions source, int author, TypedName name, int limit)
    {
        var weight = Weight(source, author);
        var at = best.Count;
        while (at > 0 && (weight > best[at - 1].Weight || (weight == best[at - 1].Weight && author < best[at - 1].Author)))
            at--;
        if (at == limit || best.Contains((weight, author)) || (name.Count > 1 && !name.Matches(source.Name(author))))
            return;
        best.Insert(at, (weight, author));
        if (best.Count > limit)
            best.RemoveAt(limit);
    }

    private void AddOnce(List<Suggestion> found, int first, SegmentSuggestions source, int author)
    {
        var value = source.Segment.Authors.Values[author];
        for (var index = first; index < found.Count; index++)
        {
            if (found[index].Value == value)
                return;
        }

        var count = segments.KeywordCount(KeywordField.Author, value);
        if (count > 0)
            found.Add(new Suggestion(SuggestionKind.Author, Encoding.UTF8.GetString(source.Name(author)), -1, value, count));
    }

    private static void Order(List<Suggestion> found, int first, int limit)
    {
        found.Sort(first, found.Count - first, Comparer<Suggestion>.Create(static (left, right) => left.Weight != right.Weight
            ? right.Weight.CompareTo(left.Weight)
            : string.CompareOrdinal(left.Value, right.Value)));
        if (found.Count > first + limit)
            found.RemoveRange(first + limit, found.Count - first - limit);
    }

    private static int Weight(SegmentSuggestions source, int author) => source.Segment.Authors.DocumentsOf(author).Length;
}

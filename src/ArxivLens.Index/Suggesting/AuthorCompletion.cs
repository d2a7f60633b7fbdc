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
        Span<Range> words = stackalloc Range[SegmentSuggestions.MaximumWords];
        words = words[..Split(typed, words)];
        var best = new List<(int Weight, int Author)>();
        var first = found.Count;
        foreach (var source in sources)
        {
            best.Clear();
            Gather(best, source, typed, words, Counted * limit);
            foreach (var (_, author) in best)
                AddOnce(found, first, source, author);
        }

        Order(found, first, limit);
    }

    private static void Gather(
        List<(int Weight, int Author)> best, SegmentSuggestions source, ReadOnlySpan<byte> typed,
        ReadOnlySpan<Range> words, int limit)
    {
        var (first, end) = FewestOf(source, typed, words);
        if (end - first <= LookedAt)
        {
            for (var entry = first; entry < end; entry++)
                Offer(best, source, source.WordAuthor(entry), typed, words, limit);
            return;
        }

        var ranked = new RankedEntries(source.WordRanks, entry => Weight(source, source.WordAuthor(entry)));
        ranked.Reset(first, end);
        for (var left = LookedAt; left > 0 && best.Count < limit && ranked.Next() is { Entry: >= 0 and var entry }; left--)
            Offer(best, source, source.WordAuthor(entry), typed, words, limit);
    }

    private static int Split(ReadOnlySpan<byte> typed, Span<Range> words)
    {
        var count = 0;
        foreach (var range in MemoryExtensions.Split(typed, (byte)' '))
        {
            if (count < words.Length && !typed[range].IsEmpty)
                words[count++] = range;
        }

        return count;
    }

    private static (int First, int End) FewestOf(SegmentSuggestions source, ReadOnlySpan<byte> typed, ReadOnlySpan<Range> words)
    {
        var fewest = (First: 0, End: int.MaxValue);
        foreach (var word in words)
        {
            var range = source.FindWords(typed[word]);
            if (range.End - range.First < fewest.End - fewest.First)
                fewest = range;
        }

        return fewest;
    }

    private static void Offer(
        List<(int Weight, int Author)> best, SegmentSuggestions source, int author, ReadOnlySpan<byte> typed,
        ReadOnlySpan<Range> words, int limit)
    {
        var weight = Weight(source, author);
        var at = best.Count;
        while (at > 0 && (weight > best[at - 1].Weight || (weight == best[at - 1].Weight && author < best[at - 1].Author)))
            at--;
        if (at == limit || best.Contains((weight, author)) || (words.Length > 1 && !Matches(source.Name(author), typed, words)))
            return;
        best.Insert(at, (weight, author));
        if (best.Count > limit)
            best.RemoveAt(limit);
    }

    /// <summary>Whether each word typed begins a word of the name that no other does; the first that fits is taken.</summary>
    private static bool Matches(ReadOnlySpan<byte> name, ReadOnlySpan<byte> typed, ReadOnlySpan<Range> words)
    {
        Span<byte> folded = stackalloc byte[FoldedText.MaximumLength];
        ReadOnlySpan<byte> text = folded[..FoldedText.Fold(name, folded)];
        var taken = 0u;
        // A longer word fits fewer words of the name, so it chooses first.
        for (var length = typed.Length; length > 0; length--)
        {
            foreach (var word in words)
            {
                if (typed[word].Length == length && !Take(text, typed[word], ref taken))
                    return false;
            }
        }

        return true;
    }

    private static bool Take(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word, ref uint taken)
    {
        for (var place = 0; place < 32; place++)
        {
            var held = FoldedText.Word(text, place);
            if (held.IsEmpty)
                return false;
            if ((taken >> place & 1) != 0 || !held.StartsWith(word))
                continue;
            taken |= 1u << place;
            return true;
        }

        return false;
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

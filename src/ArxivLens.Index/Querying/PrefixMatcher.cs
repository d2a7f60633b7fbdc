using System.Buffers;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>
/// Documents of a segment that hold any of the words a prefix stands for. A document is worth what the best of its words is, and
/// all of them are taken for equally rare: as if each occurred in as many documents as they do together.
/// </summary>
internal sealed class PrefixMatcher : Matcher
{
    private readonly string _text;
    private readonly Segment _segment;
    private readonly TextField? _field;
    private readonly PrefixPart[] _words;
    private readonly int _count;
    private readonly Func<int, TermMatcher> _create;
    private readonly SearchScratch _scratch;
    private readonly bool _isOfTerms;
    private int[]? _room;

    /// <summary>A matcher of at least one word.</summary>
    /// <param name="query">What was asked for.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="words">The words that occur in the segment, and room for more.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="create">Makes the matcher of a term of a rank.</param>
    /// <param name="scratch">Lends room.</param>
    public PrefixMatcher(
        PrefixQuery query, Segment segment, PrefixPart[] words, int count, Func<int, TermMatcher> create, SearchScratch scratch)
    {
        (_text, _field, _segment, _words, _count, _create, _scratch) =
            (query.Text, query.Field, segment, words, count, create, scratch);
        Words.Sort(static (left, right) => left.Maximum != right.Maximum
            ? right.Maximum.CompareTo(left.Maximum)
            : left.Rank.CompareTo(right.Rank));
        MaximumScore = words[0].Maximum;
        _isOfTerms = true;
        foreach (var word in Words)
        {
            Cost += word.Cost;
            GreatestCost = Math.Max(GreatestCost, word.Cost);
            _isOfTerms &= word.Matcher is null;
        }
    }

    /// <summary>The bound of a word from the greatest weight of its term, without a matcher.</summary>
    public static long MaximumOf(double weight, float greatest) => BoundOf(Bm25.Scale(weight), greatest);

    private Span<PrefixPart> Words => _words.AsSpan(0, _count);

    /// <inheritdoc/>
    public override long Cost { get; }

    /// <inheritdoc/>
    public override bool Ranks => true;

    /// <inheritdoc/>
    public override long MaximumScore { get; }

    /// <inheritdoc/>
    public override int NextWindow(int window)
    {
        var next = Window.End;
        for (var index = 0; index < _count; index++)
        {
            next = Math.Min(next, Word(index).NextWindow(window));
            if (next == window)
                break;
        }

        return next;
    }

    /// <inheritdoc/>
    public override long Bound(int window)
    {
        var bound = 0L;
        // Words stand by what they can reach at most.
        for (var index = 0; index < _count && _words[index].Maximum > bound; index++)
            bound = Math.Max(bound, Word(index).Bound(window));

        return bound;
    }

    /// <summary>The documents of the word that most hold.</summary>
    public long GreatestCost { get; }

    /// <inheritdoc/>
    public override void AddBounds(Span<int> bounds)
    {
        var most = ArrayPool<int>.Shared.Rent(bounds.Length);
        var own = ArrayPool<int>.Shared.Rent(bounds.Length);
        Array.Clear(most, 0, bounds.Length);
        for (var index = 0; index < _count; index++)
        {
            Array.Clear(own, 0, bounds.Length);
            Word(index).AddBounds(own.AsSpan(0, bounds.Length));
            for (var window = 0; window < bounds.Length; window++)
                most[window] = Math.Max(most[window], own[window]);
        }

        for (var window = 0; window < bounds.Length; window++)
            bounds[window] += most[window];
        ArrayPool<int>.Shared.Return(most);
        ArrayPool<int>.Shared.Return(own);
    }

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask)
    {
        mask.Clear();
        for (var index = 0; index < _count; index++)
            Word(index).AddMatches(window, mask);
    }

    /// <inheritdoc/>
    public override void AddScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        _room ??= _scratch.LendNumbers();
        Array.Clear(_room);
        for (var index = 0; index < _count; index++)
            Word(index).RaiseScores(window, mask, _room);
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
            scores[reader.Current] += _room[reader.Current];
    }

    /// <summary>
    /// Offers the best documents, word by word; words and blocks that cannot reach what is needed are passed over.
    /// </summary>
    /// <returns>Whether it was done; not when a word is more than a term.</returns>
    public bool TryOfferBlocks(BestScores best, CancellationToken cancellationToken)
    {
        if (!_isOfTerms)
            return false;
        for (var index = 0; index < _count && _words[index].Maximum >= best.Needed; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ((TermMatcher)Word(index)).OfferBlocks(best);
        }

        return true;
    }

    /// <summary>Counts its documents up to a limit, without scores, dead ones included.</summary>
    /// <returns>How many there are, or at least the limit; −1 when a word is more than a term.</returns>
    public int CountUpTo(int limit)
    {
        if (!_isOfTerms)
            return -1;
        var room = _scratch.Prefix;
        room.MakeRoom(_segment.DocumentCount);
        foreach (var word in Words)
        {
            var postings = _segment.Terms.Postings(word.Rank);
            for (var block = 0; block < postings.BlockCount && room.Marked < limit; block++)
            {
                postings.Decode(block, room.Block);
                Mark(room);
            }
        }

        var count = room.Marked;
        room.ClearMarks();
        return count;
    }

    private void Mark(PrefixRoom room)
    {
        var documents = room.Block.Documents;
        for (var index = 0; index < documents.Length; index++)
        {
            if (_field is not { } field || room.Block.Frequency(index, (int)field) > 0)
                room.Mark(documents[index]);
        }
    }

    private Matcher Word(int index)
    {
        if (_words[index].Matcher is { } known)
            return known;
        var matcher = _create(_words[index].Rank);
        _words[index] = _words[index] with { Matcher = matcher };
        return matcher;
    }

    /// <inheritdoc/>
    public override Explanation? Explain(int place)
    {
        var best = Enumerable.Range(0, _count).Select(index => Word(index).Explain(place)).OfType<Explanation>()
            .MaxBy(word => word.Units);
        return best is null ? null : best with { Kind = ExplanationKind.Prefix, Text = $"{_text}*", Parts = [best] };
    }
}

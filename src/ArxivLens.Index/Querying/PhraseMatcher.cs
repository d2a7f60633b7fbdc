using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>A word of a phrase in a segment.</summary>
/// <param name="Matcher">Its documents.</param>
/// <param name="Place">Its place in the phrase; places of stop words stay free.</param>
/// <param name="Forms">The codes of the surface forms that are meant, one bit each; all bits for any.</param>
internal sealed record PhraseWord(TermMatcher Matcher, int Place, ulong Forms);

/// <summary>
/// Documents of a segment that hold words at their places within one field, or one word in one surface form. Scored as a term
/// whose frequency is the number of places the phrase stands at and whose idf is the sum over its words.
/// </summary>
internal sealed class PhraseMatcher : Matcher
{
    private readonly Segment _segment;
    private readonly string _text;
    private readonly PhraseWord[] _words;
    private readonly PhraseWord[] _rarestFirst;
    private readonly Matcher[] _matchers;
    private readonly PositionCursor[] _positions;
    private readonly TermWeights _weights;
    private readonly float _scale;
    private readonly int _fields;
    private readonly float[] _found;
    private readonly int[] _frequencies = new int[TextFields.Count];
    private readonly int[] _postings;
    private readonly ulong[] _foundMask = new ulong[Window.Words];
    private int _foundWindow = -1;

    /// <summary>A phrase of words that all occur in the segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="text">What was asked for, for explanations.</param>
    /// <param name="words">The words in order.</param>
    /// <param name="field">The one field asked for, or all.</param>
    /// <param name="weights">The weights in that field or all.</param>
    /// <param name="weight">The sum of what the words weigh.</param>
    /// <param name="found">Room for a weight for each document of a window.</param>
    public PhraseMatcher(
        Segment segment, string text, PhraseWord[] words, TextField? field, TermWeights weights, double weight,
        float[] found)
    {
        _segment = segment;
        _text = text;
        _words = words;
        _rarestFirst = [.. words.OrderBy(word => word.Matcher.Cost)];
        _matchers = Array.ConvertAll<PhraseWord, Matcher>(_rarestFirst, word => word.Matcher);
        _positions = Array.ConvertAll(words, word => new PositionCursor(segment.Terms, word.Matcher.Rank, word.Forms));
        _weights = weights;
        _scale = Bm25.Scale(weight);
        _fields = TextFields.Mask(field);
        _found = found;
        _postings = new int[words.Length];
        Array.Clear(_found);
    }

    /// <summary>Number of words.</summary>
    public int WordCount => _words.Length;

    /// <summary>The words' terms.</summary>
    public TermMatcher[] Terms => Array.ConvertAll(_words, word => word.Matcher);

    /// <summary>The least impact a word has where the phrase adds so much to a score.</summary>
    public int LeastImpact(long needed) => _words[0].Matcher.Blocks.LeastImpact(needed, _scale);

    /// <summary>The score of a document; <c>false</c> when the phrase does not stand in it.</summary>
    public bool TryScore(int document, out int score)
    {
        var weight = CountPlaces(document);
        score = Bm25.Score(_scale, weight);
        return weight > 0;
    }

    /// <inheritdoc/>
    public override long Cost => _rarestFirst[0].Matcher.Cost;

    /// <inheritdoc/>
    public override bool Ranks => true;

    /// <inheritdoc/>
    public override long MaximumScore => BoundOf(_scale, _words.Min(word => word.Matcher.GreatestWeight));

    /// <inheritdoc/>
    public override int NextWindow(int window) => BooleanMatching.NextCommonWindow(_matchers, window);

    /// <inheritdoc/>
    public override long Bound(int window)
    {
        var weight = float.MaxValue;
        foreach (var word in _rarestFirst)
            weight = Math.Min(weight, word.Matcher.WeightBound(window));
        return weight == 0 ? 0 : BoundOf(_scale, weight);
    }

    /// <inheritdoc/>
    public override void AddBounds(Span<int> bounds)
    {
        // Where a word is rare most windows hold none of it, and have no bound.
        for (var window = NextWindow(0); window < bounds.Length; window = NextWindow(window + 1))
            bounds[window] += (int)Bound(window);
    }

    /// <inheritdoc/>
    public override void AddAll(int window, Span<ulong> mask, Span<int> scores)
    {
        Span<ulong> own = stackalloc ulong[Window.Words];
        Fill(window, own);
        if (!own.ContainsAnyExcept(0UL))
            return;
        AddScores(window, own, scores);
        Window.Or(mask, own);
    }

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask)
    {
        _rarestFirst[0].Matcher.Fill(window, mask);
        KeepWords(window, mask, 1);
    }

    /// <inheritdoc/>
    public override void Keep(int window, Span<ulong> mask) => KeepWords(window, mask, 0);

    /// <inheritdoc/>
    public override void AddScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        if (_foundWindow != window)
        {
            Span<ulong> own = stackalloc ulong[Window.Words];
            mask.CopyTo(own);
            Keep(window, own);
        }

        var reader = new MaskReader(mask);
        while (reader.MoveNext())
        {
            if (_found[reader.Current] > 0)
                scores[reader.Current] += Bm25.Score(_scale, _found[reader.Current]);
        }
    }

    /// <inheritdoc/>
    public override Explanation? Explain(int place) => CountPlaces(place) > 0
        ? TermExplanation.Of(
            ExplanationKind.Phrase, _text, _frequencies, _weights, _segment.Documents.Lengths[place], _scale)
        : null;

    private void KeepWords(int window, Span<ulong> mask, int from)
    {
        foreach (var word in _rarestFirst.AsSpan(from))
        {
            if (!mask.ContainsAnyExcept(0UL))
                break;
            word.Matcher.Keep(window, mask);
        }

        // Only what the last window left behind is cleared: most hold few matches.
        var old = new MaskReader(_foundMask);
        while (old.MoveNext())
            _found[old.Current] = 0;
        _foundWindow = window;
        mask.CopyTo(_foundMask);
        var start = Window.Start(window);
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
        {
            var weight = CountPlaces(start + reader.Current);
            _found[reader.Current] = weight;
            if (weight == 0)
                mask[reader.Current >> 6] &= ~(1UL << reader.Current);
        }
    }

    /// <summary>The weighted frequency of the phrase in a document; leaves the frequencies by field behind.</summary>
    private float CountPlaces(int document)
    {
        if (!StandInOneField(document))
            return 0;
        for (var index = 0; index < _words.Length; index++)
        {
            if (!_positions[index].Read(_words[index].Matcher.Current, _postings[index]))
                return 0;
        }

        Array.Clear(_frequencies);
        var total = 0;
        foreach (var first in _positions[0].Positions)
        {
            var field = PositionCursor.FieldOf(first);
            if ((_fields >> field & 1) == 0 || !StandsAt(first - _words[0].Place))
                continue;
            _frequencies[field]++;
            total++;
        }

        return total == 0 ? 0 : Weigh(document);
    }

    /// <summary>Whether all words stand in one field, without which no position is read.</summary>
    private bool StandInOneField(int document)
    {
        var fields = _fields;
        for (var index = 0; index < _words.Length; index++)
        {
            var matcher = _words[index].Matcher;
            _postings[index] = matcher.Find(document);
            if (_postings[index] < 0)
                return false;
            fields &= matcher.Current.Postings.Mask(_postings[index]);
            if (fields == 0)
                return false;
        }

        return true;
    }

    private float Weigh(int document) => _weights.Weight(
        _segment.Documents.Lengths[document], _frequencies[0], _frequencies[1], _frequencies[2], _frequencies[3]);

    private bool StandsAt(int start)
    {
        for (var index = 1; index < _words.Length; index++)
        {
            if (!_positions[index].Contains(start + _words[index].Place))
                return false;
        }

        return true;
    }
}

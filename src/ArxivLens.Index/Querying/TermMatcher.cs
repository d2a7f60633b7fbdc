using System.Buffers;
using System.Text;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>Documents of a segment that hold a term, in any field or one.</summary>
internal sealed class TermMatcher : Matcher
{
    // From so many documents of a window on, each window may be taken to hold one.
    private const int DensePerWindow = 8;

    // So few candidates are looked up one by one rather than with all other postings of their window.
    private const int FewCandidates = 4;

    private readonly Segment _segment;
    private readonly TermEntry _entry;
    private readonly TermWeights _weights;
    private readonly float _scale;
    private readonly float _boundFactor;
    private readonly TextField? _field;
    private readonly bool _isDense;
    private readonly TermBlocks _blocks;

    /// <summary>A matcher of the term of a rank.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="rank">The rank.</param>
    /// <param name="field">The one field asked for, or all.</param>
    /// <param name="ranking">The averages and drift of the whole index.</param>
    /// <param name="weight">What the term weighs: idf · recurrence over the whole index.</param>
    /// <param name="scratch">Lends room for blocks.</param>
    public TermMatcher(
        Segment segment, int rank, TextField? field, SegmentSet ranking, double weight, SearchScratch scratch)
    {
        _segment = segment;
        _entry = segment.Terms.Entry(rank);
        Rank = rank;
        _field = field;
        _weights = ranking.Weights(field);
        _scale = Bm25.Scale(weight);
        // In one field a term weighs no more than in all of them, undone the weight of the field.
        _boundFactor = ranking.BoundFactor(segment) / (field is { } one ? Bm25.FieldWeights[(int)one] : 1);
        _isDense = _entry.DocumentCount / DensePerWindow >= Window.CountOf(segment.DocumentCount);
        _blocks = new TermBlocks(segment, _entry, field, _weights, _scale, _boundFactor, TermBlocks.LendRing(scratch, _isDense));
        MaximumScore = BoundOf(_scale, GreatestWeight);
    }

    /// <summary>The rank of the term.</summary>
    public int Rank { get; }

    /// <inheritdoc/>
    public override long Cost => _entry.DocumentsIn(_field);

    /// <inheritdoc/>
    public override bool Ranks => true;

    /// <inheritdoc/>
    public override long MaximumScore { get; }

    /// <inheritdoc/>
    public override int NextWindow(int window)
    {
        var postings = _blocks.Postings;
        var start = Window.Start(window);
        var block = _blocks.Seek(postings, start);
        if (block >= postings.BlockCount)
            return Window.End;
        if (_isDense && !postings.Blocks.IsEmpty)
            return window;
        _blocks.Load(postings, block);
        var documents = _blocks.Current.Postings.Documents;
        var index = TermBlocks.LowerBound(documents, start);
        // Only the one block of a short list can end before the window.
        return index < documents.Length ? Window.Of(documents[index]) : Window.End;
    }

    /// <summary>The most a posting weighs.</summary>
    public float GreatestWeight => _blocks.GreatestWeight;

    /// <inheritdoc/>
    public override long Bound(int window) => WeightBound(window) is > 0 and var weight ? BoundOf(_scale, weight) : 0;

    /// <summary>The most a posting of a window weighs.</summary>
    public float WeightBound(int window) => _blocks.WeightBound(window);

    /// <inheritdoc/>
    public override void AddBounds(Span<int> bounds)
    {
        var weights = ArrayPool<float>.Shared.Rent(bounds.Length);
        Array.Clear(weights, 0, bounds.Length);
        _blocks.RaiseWeights(weights);
        for (var window = 0; window < bounds.Length; window++)
        {
            if (weights[window] > 0)
                bounds[window] += (int)BoundOf(_scale, weights[window]);
        }

        ArrayPool<float>.Shared.Return(weights);
    }

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask)
    {
        mask.Clear();
        AddMatches(window, mask);
    }

    /// <inheritdoc/>
    public override void AddMatches(int window, Span<ulong> mask)
    {
        var start = Window.Start(window);
        var list = _blocks.Postings;
        for (var block = _blocks.Seek(list, start); _blocks.TryLoad(list, block, start, out var first, out var end); block++)
        {
            var documents = _blocks.Current.Postings.Documents;
            if (_field is { } field)
            {
                _blocks.LoadCodes();
                for (; first < end; first++)
                {
                    if (_blocks.Current.Postings.Frequency(first, (int)field) > 0)
                        Window.Set(mask, documents[first] - start);
                }
            }

            Window.SetAscending(mask, documents[first..end], start);
        }
    }

    /// <inheritdoc/>
    public override void Keep(int window, Span<ulong> mask)
    {
        if (Window.Count(mask) > FewCandidates)
        {
            base.Keep(window, mask);
            return;
        }

        var start = Window.Start(window);
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
        {
            if (Find(start + reader.Current) < 0)
                mask[reader.Current >> 6] &= ~(1UL << reader.Current);
        }
    }

    /// <inheritdoc/>
    public override void AddScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        var start = Window.Start(window);
        if (Window.Count(mask) <= FewCandidates)
        {
            var reader = new MaskReader(mask);
            while (reader.MoveNext())
                scores[reader.Current] += Math.Max(0, _blocks.ScoreOf(start + reader.Current));
            return;
        }

        // Where few of the postings are asked for, the others are not scored.
        var isSelective = Window.Count(mask) < _entry.DocumentCount / Window.CountOf(_segment.DocumentCount) / 3;
        var list = _blocks.Postings;
        var lengths = _blocks.Lengths;
        Span<byte> chosen = stackalloc byte[PostingBlock.Size + 1];
        for (var block = _blocks.Seek(list, start); _blocks.TryLoad(list, block, start, out var first, out var end); block++)
        {
            if (isSelective)
                _blocks.LoadCodes();
            else
                _blocks.Score();
            var decoded = _blocks.Current;
            var documents = decoded.Postings.Documents;
            foreach (var index in chosen[..Window.Select(documents[..end], first, start, mask, chosen)])
            {
                scores[documents[index] - start] += decoded.IsScored
                    ? decoded.Scores[index]
                    : Bm25.Score(_scale, _weights.Weight(decoded.Postings, index, lengths));
            }
        }
    }

    /// <inheritdoc/>
    public override void RaiseScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        var start = Window.Start(window);
        var list = _blocks.Postings;
        for (var block = _blocks.Seek(list, start); _blocks.TryLoad(list, block, start, out var first, out var end); block++)
        {
            _blocks.Score();
            var documents = _blocks.Current.Postings.Documents;
            var parts = _blocks.Current.Scores;
            for (; first < end; first++)
            {
                var at = documents[first] - start;
                if (Window.Contains(mask, at))
                    scores[at] = Math.Max(scores[at], parts[first]);
            }
        }
    }

    /// <inheritdoc/>
    public override void AddAll(int window, Span<ulong> mask, Span<int> scores)
    {
        var start = Window.Start(window);
        var list = _blocks.Postings;
        for (var block = _blocks.Seek(list, start); _blocks.TryLoad(list, block, start, out var first, out var end); block++)
        {
            _blocks.Score();
            var documents = _blocks.Current.Postings.Documents[..end];
            var parts = _blocks.Current.Scores[..end];
            if (_field is null)
            {
                Window.SetAscending(mask, documents[first..], start);
                for (; first < documents.Length; first++)
                    scores[documents[first] - start] += parts[first];
                continue;
            }

            for (; first < end; first++)
            {
                if (!_blocks.IsMatch(first))
                    continue;
                scores[documents[first] - start] += parts[first];
                Window.Set(mask, documents[first] - start);
            }
        }
    }

    /// <summary>The postings, for what goes through them in its own way.</summary>
    public TermBlocks Blocks => _blocks;

    /// <summary>Whether only documents that hold it in one field match.</summary>
    public bool IsOfOneField => _field is not null;

    /// <inheritdoc/>
    public override bool Matches(int document) => Find(document) >= 0;

    /// <summary>Goes to a document: the place of its posting in <see cref="Current"/>, −1 when it does not match.</summary>
    public int Find(int document) => _blocks.Find(document);

    /// <summary>The block <see cref="Find"/> went to.</summary>
    public DecodedBlock Current => _blocks.Current;

    /// <summary>Hands the postings over that may reach what is needed.</summary>
    public void OfferBlocks(BestScores best) => BestPostings.Offer(_blocks, best);

    /// <inheritdoc/>
    public override Explanation? Explain(int place)
    {
        var index = Find(place);
        if (index < 0)
            return null;
        var term = Encoding.UTF8.GetString(_segment.Terms.Form(Rank, 0));
        return TermExplanation.Of(term, _blocks.Current.Postings, index, _weights, _blocks.Lengths[place], _scale);
    }
}

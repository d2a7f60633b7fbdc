using System.Buffers;
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

    // Up to so many documents of a window, postings are better walked one by one.
    private const int SparsePerWindow = 32;

    // So many blocks are looked at before all others.
    private const int PromisingBlocks = 12;

    // A power of two.
    private const int RingSize = 8;

    // So few candidates are looked up one by one rather than with all other postings of their window.
    private const int FewCandidates = 4;

    private readonly Segment _segment;
    private readonly TermEntry _entry;
    private readonly TermWeights _weights;
    private readonly float _scale;
    private readonly float _boundFactor;
    private readonly TextField? _field;
    private readonly bool _isDense;
    private readonly DecodedBlock[] _ring;
    private DecodedBlock _decoded;
    private int _hint;

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
        if (!(_entry.MaximumWeight >= 0) || float.IsInfinity(_entry.MaximumWeight))
            throw new InvalidDataException("The index holds a weight that cannot be.");
        _field = field;
        _weights = ranking.Weights(field);
        _scale = Bm25.Scale(weight);
        // In one field a term weighs no more than in all of them, undone the weight of the field.
        _boundFactor = ranking.BoundFactor(segment) / (field is { } one ? Bm25.FieldWeights[(int)one] : 1);
        _isDense = _entry.DocumentCount / DensePerWindow >= Window.CountOf(segment.DocumentCount);
        // A window of a frequent term takes several blocks, which conjunctions and phrases go through more than once.
        _ring = new DecodedBlock[_isDense ? RingSize : 1];
        for (var index = 0; index < _ring.Length; index++)
            _ring[index] = scratch.LendBlock();
        _decoded = _ring[0];
        MaximumScore = BoundOf(_scale, _entry.MaximumWeight * _boundFactor);
    }

    /// <summary>The rank of the term.</summary>
    public int Rank { get; }

    /// <summary>What is known of the term.</summary>
    public TermEntry Entry => _entry;

    /// <inheritdoc/>
    public override long Cost => _entry.DocumentsIn(_field);

    /// <inheritdoc/>
    public override bool Ranks => true;

    /// <inheritdoc/>
    public override long MaximumScore { get; }

    private TermPostings Postings => _segment.Terms.PostingsOf(_entry);

    private ReadOnlySpan<int> Lengths => _segment.Documents.Lengths.All;

    /// <inheritdoc/>
    public override int NextWindow(int window)
    {
        var postings = Postings;
        var start = Window.Start(window);
        var block = Seek(postings, start);
        if (block >= postings.BlockCount)
            return Window.End;
        if (_isDense && !postings.Blocks.IsEmpty)
            return window;
        Load(postings, block);
        var index = LowerBound(_decoded.Postings.Documents, start);
        // Only the one block of a short list can end before the window.
        return index < _decoded.Postings.Count ? Window.Of(_decoded.Postings.Documents[index]) : Window.End;
    }

    /// <summary>Whether so few documents hold it that windows are mostly empty room.</summary>
    public bool IsSparse => _entry.DocumentCount / SparsePerWindow < Window.CountOf(_segment.DocumentCount);

    /// <summary>The most a posting weighs.</summary>
    public float GreatestWeight => _entry.MaximumWeight * _boundFactor;

    /// <inheritdoc/>
    public override long Bound(int window)
    {
        var weight = WeightBound(window);
        return weight == 0 ? 0 : BoundOf(_scale, weight);
    }

    /// <summary>The most a posting of a window weighs.</summary>
    public float WeightBound(int window)
    {
        var postings = Postings;
        var blocks = postings.Blocks;
        if (blocks.IsEmpty)
            return GreatestWeight;
        var start = Window.Start(window);
        var weight = 0f;
        for (var block = Seek(postings, start); block < blocks.Length; block++)
        {
            if (block > 0 && blocks[block - 1].LastDocument >= start + Window.Size - 1)
                break;
            weight = Math.Max(weight, blocks[block].MaximumWeight);
        }

        return weight * _boundFactor;
    }

    /// <inheritdoc/>
    public override void AddBounds(Span<int> bounds)
    {
        var weights = ArrayPool<float>.Shared.Rent(bounds.Length);
        Array.Clear(weights, 0, bounds.Length);
        RaiseWeights(weights);
        for (var window = 0; window < bounds.Length; window++)
        {
            if (weights[window] > 0)
                bounds[window] += (int)BoundOf(_scale, weights[window]);
        }

        ArrayPool<float>.Shared.Return(weights);
    }

    /// <summary>Raises for each window the greatest weight to that of the blocks that reach into it, where it is less.</summary>
    public void RaiseWeights(Span<float> weights)
    {
        var postings = Postings;
        var blocks = postings.Blocks;
        if (blocks.IsEmpty)
        {
            Load(postings, 0);
            foreach (var document in _decoded.Postings.Documents)
                weights[Window.Of(document)] = Math.Max(weights[Window.Of(document)], GreatestWeight);
            return;
        }

        var first = 0;
        foreach (ref readonly var block in blocks)
        {
            var weight = block.MaximumWeight * _boundFactor;
            var last = Math.Min(Window.Of(block.LastDocument), weights.Length - 1);
            for (var window = first; window <= last; window++)
                weights[window] = Math.Max(weights[window], weight);
            first = Window.Of(block.LastDocument + 1);
        }
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
        var postings = Postings;
        for (var block = Seek(postings, start); TryLoad(postings, block, start, out var first, out var end); block++)
        {
            var documents = _decoded.Postings.Documents;
            if (_field is { } field)
            {
                for (; first < end; first++)
                {
                    if (_decoded.Postings.Frequency(first, (int)field) > 0)
                        Window.Set(mask, documents[first] - start);
                }
            }

            SetAll(mask, documents[first..end], start);
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
                scores[reader.Current] += ScoreOf(start + reader.Current);
            return;
        }

        // Where few of the postings are asked for, the others are not scored.
        var isSelective = Window.Count(mask) < _entry.DocumentCount / Window.CountOf(_segment.DocumentCount) / 3;
        var postings = Postings;
        var lengths = Lengths;
        Span<byte> chosen = stackalloc byte[PostingBlock.Size + 1];
        for (var block = Seek(postings, start); TryLoad(postings, block, start, out var first, out var end); block++)
        {
            if (!isSelective)
                Score();
            var documents = _decoded.Postings.Documents;
            var count = Select(documents[..end], first, start, mask, chosen);
            if (_decoded.IsScored)
            {
                var parts = _decoded.Scores;
                foreach (var index in chosen[..count])
                    scores[documents[index] - start] += parts[index];
                continue;
            }

            foreach (var index in chosen[..count])
                scores[documents[index] - start] += Bm25.Score(_scale, _weights.Weight(_decoded.Postings, index, lengths));
        }
    }

    /// <summary>Which postings are in the mask; without a branch, since none could foresee it.</summary>
    private static int Select(ReadOnlySpan<int> documents, int first, int start, ReadOnlySpan<ulong> mask, Span<byte> chosen)
    {
        var count = 0;
        for (; first < documents.Length; first++)
        {
            var at = documents[first] - start;
            chosen[count] = (byte)first;
            count += (int)(mask[at >> 6] >> at & 1);
        }

        return count;
    }

    /// <summary>Sets the bits of documents that ascend, a word at a time.</summary>
    private static void SetAll(Span<ulong> mask, ReadOnlySpan<int> documents, int start)
    {
        var (word, bits) = (0, 0UL);
        foreach (var document in documents)
        {
            var at = document - start;
            if (at >> 6 != word)
            {
                mask[word] |= bits;
                (word, bits) = (at >> 6, 0);
            }

            bits |= 1UL << at;
        }

        mask[word] |= bits;
    }

    /// <inheritdoc/>
    public override void RaiseScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        var start = Window.Start(window);
        var postings = Postings;
        for (var block = Seek(postings, start); TryLoad(postings, block, start, out var first, out var end); block++)
        {
            Score();
            for (; first < end; first++)
            {
                var at = _decoded.Postings.Documents[first] - start;
                if (Window.Contains(mask, at))
                    scores[at] = Math.Max(scores[at], _decoded.Scores[first]);
            }
        }
    }

    /// <inheritdoc/>
    public override void AddAll(int window, Span<ulong> mask, Span<int> scores)
    {
        var start = Window.Start(window);
        var postings = Postings;
        for (var block = Seek(postings, start); TryLoad(postings, block, start, out var first, out var end); block++)
        {
            Score();
            var documents = _decoded.Postings.Documents[..end];
            var parts = _decoded.Scores[..end];
            if (_field is null)
            {
                SetAll(mask, documents[first..], start);
                for (; first < documents.Length; first++)
                    scores[documents[first] - start] += parts[first];
                continue;
            }

            for (; first < end; first++)
            {
                if (!IsMatch(first))
                    continue;
                scores[documents[first] - start] += parts[first];
                Window.Set(mask, documents[first] - start);
            }
        }
    }

    /// <summary>Goes to a document and returns the place of its posting in <see cref="Current"/>; −1 when it does not match.</summary>
    public int Find(int document)
    {
        var postings = Postings;
        var block = Seek(postings, document);
        if (block >= postings.BlockCount)
            return -1;
        Load(postings, block);
        var index = _decoded.Postings.Documents.BinarySearch(document);
        return index < 0 || (_field is { } field && _decoded.Postings.Frequency(index, (int)field) == 0) ? -1 : index;
    }

    /// <summary>The block <see cref="Find"/> went to.</summary>
    public DecodedBlock Current => _decoded;

    /// <summary>The most a posting of a block adds to a score.</summary>
    public long BlockBound(int block)
    {
        var blocks = Postings.Blocks;
        return blocks.IsEmpty ? MaximumScore : BoundOf(_scale, blocks[block].MaximumWeight * _boundFactor);
    }

    /// <summary>Number of blocks.</summary>
    public int BlockCount => Postings.BlockCount;

    /// <summary>Goes to a block and scores its postings.</summary>
    public DecodedBlock ScoreBlock(int block)
    {
        Load(Postings, block);
        Score();
        return _decoded;
    }

    /// <summary>Whether a posting of the block that was scored last is of the field asked for.</summary>
    public bool IsMatch(int index) => _field is not { } field || _decoded.Postings.Frequency(index, (int)field) > 0;

    /// <summary>Hands the postings over that may reach what is needed: those of the most promising blocks first.</summary>
    public void OfferBlocks(BestScores best)
    {
        Span<int> first = stackalloc int[PromisingBlocks];
        first = first[..FindPromising(first)];
        foreach (var block in first)
            OfferBlock(block, best);
        var blocks = Postings.Blocks;
        for (var block = 0; block < blocks.Length; block++)
        {
            if (BoundOf(_scale, blocks[block].MaximumWeight * _boundFactor) >= best.Needed && !first.Contains(block))
                OfferBlock(block, best);
        }
    }

    /// <summary>The blocks of the greatest weights, in no order; so few blocks give a limit that most others do not reach.</summary>
    private int FindPromising(Span<int> found)
    {
        var blocks = Postings.Blocks;
        if (blocks.IsEmpty)
        {
            found[0] = 0;
            return 1;
        }

        var (count, least) = (0, 0);
        for (var block = 0; block < blocks.Length; block++)
        {
            if (count < found.Length)
                found[count++] = block;
            else if (blocks[block].MaximumWeight > blocks[found[least]].MaximumWeight)
                found[least] = block;
            else
                continue;
            for (var index = 0; index < count; index++)
                least = blocks[found[index]].MaximumWeight < blocks[found[least]].MaximumWeight ? index : least;
        }

        return count;
    }

    private void OfferBlock(int block, BestScores best)
    {
        var scores = ScoreBlock(block).Scores;
        var documents = _decoded.Postings.Documents;
        for (var index = 0; index < documents.Length; index++)
        {
            if (scores[index] >= best.Needed && IsMatch(index))
                best.Offer(documents[index], scores[index]);
        }
    }

    /// <inheritdoc/>
    public override Explanation? Explain(int place)
    {
        var index = Find(place);
        if (index < 0)
            return null;
        var term = _segment.Terms.Term(Rank);
        return TermExplanation.Of(term, _decoded.Postings, index, _weights, Lengths[place], _scale);
    }

    private int ScoreOf(int document)
    {
        var index = Find(document);
        if (index < 0)
            return 0;
        return _decoded.IsScored
            ? _decoded.Scores[index]
            : Bm25.Score(_scale, _weights.Weight(_decoded.Postings, index, Lengths));
    }

    private int Seek(TermPostings postings, int document)
    {
        var blocks = postings.Blocks;
        if (blocks.IsEmpty)
            return 0;
        var from = _hint < blocks.Length && (_hint == 0 || blocks[_hint - 1].LastDocument < document) ? _hint : 0;
        return _hint = postings.FindBlock(document, from);
    }

    private void Load(TermPostings postings, int block)
    {
        _decoded = _ring[block & (_ring.Length - 1)];
        if (_decoded.Block == block)
            return;
        postings.Decode(block, _decoded.Postings);
        _decoded.Block = block;
        _decoded.IsScored = false;
    }

    /// <summary>Decodes a block and tells which of its postings lie in the window; <c>false</c> when none can.</summary>
    private bool TryLoad(TermPostings postings, int block, int start, out int first, out int end)
    {
        (first, end) = (0, 0);
        if (block >= postings.BlockCount)
            return false;
        if (block > 0 && postings.Blocks[block - 1].LastDocument >= start + Window.Size - 1)
            return false;
        Load(postings, block);
        var documents = _decoded.Postings.Documents;
        first = documents[0] >= start ? 0 : LowerBound(documents, start);
        end = documents[^1] < start + Window.Size ? documents.Length : LowerBound(documents, start + Window.Size);
        return true;
    }

    private void Score()
    {
        if (_decoded.IsScored)
            return;
        _weights.Score(_decoded.Postings, Lengths, _scale, _decoded.ScoreRoom);
        _decoded.IsScored = true;
    }

    private static int LowerBound(ReadOnlySpan<int> documents, int target)
    {
        var index = documents.BinarySearch(target);
        return index < 0 ? ~index : index;
    }
}

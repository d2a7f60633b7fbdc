using System.Numerics;
using System.Runtime.Intrinsics;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>Goes through the postings of a term block by block: finds, decodes and scores the one that is asked for.</summary>
/// <param name="segment">The segment.</param>
/// <param name="entry">What the dictionary says of the term.</param>
/// <param name="field">The one field asked for, or all.</param>
/// <param name="weights">Weighs postings under the averages of the whole index.</param>
/// <param name="scale">The term's weight in units.</param>
/// <param name="boundFactor">What greatest weights under the averages of the segment have to be raised by.</param>
/// <param name="ring">Room for blocks, a power of two of them: each block has its place, so that some of the last are still there.</param>
internal sealed class TermBlocks(
    Segment segment, TermEntry entry, TextField? field, TermWeights weights, float scale, float boundFactor,
    DecodedBlock[] ring)
{
    // A power of two.
    private const int RingSize = 8;

    private readonly TermEntry _entry = entry;

    private DecodedBlock _decoded = ring[0];

    // The block that was sought last: what is asked for next is seldom far behind it.
    private int _hint;

    /// <summary>
    /// Room for blocks: a window of a frequent term takes several, which conjunctions and phrases go through more than once.
    /// </summary>
    public static DecodedBlock[] LendRing(SearchScratch scratch, bool isFrequent)
    {
        var room = new DecodedBlock[isFrequent ? RingSize : 1];
        for (var index = 0; index < room.Length; index++)
            room[index] = scratch.LendBlock();
        return room;
    }

    /// <summary>Where the postings stand.</summary>
    public TermPostings Postings => segment.Terms.PostingsOf(_entry);

    /// <summary>Length codes by document of the segment.</summary>
    public ReadOnlySpan<int> Lengths => segment.Documents.Lengths.All;

    /// <summary>The block that was decoded last.</summary>
    public DecodedBlock Current => _decoded;

    /// <summary>The first block that may hold a document at or behind one.</summary>
    public int Seek(TermPostings postings, int document)
    {
        var blocks = postings.Blocks;
        if (blocks.IsEmpty)
            return 0;
        var from = _hint < blocks.Length && (_hint == 0 || blocks[_hint - 1].LastDocument < document) ? _hint : 0;
        return _hint = postings.FindBlock(document, from);
    }

    /// <summary>The impacts of all postings.</summary>
    public ReadOnlySpan<byte> Impacts => segment.Terms.ImpactsOf(_entry);

    /// <summary>The impacts of the postings of a block.</summary>
    public ReadOnlySpan<byte> ImpactsOf(int block)
    {
        var impacts = Impacts[(block * PostingBlock.Size)..];
        return impacts[..Math.Min(PostingBlock.Size, impacts.Length)];
    }

    /// <summary>The least impact of which a posting can add so much to a score.</summary>
    public int LeastImpact(long needed) => LeastImpact(needed, scale);

    /// <summary>The same for another weight than the term's own.</summary>
    public int LeastImpact(long needed, float otherScale) => Impact.Least(needed, otherScale, boundFactor);

    /// <summary>The most a posting of a block adds to a score.</summary>
    public long BlockBound(int block)
    {
        var blocks = Postings.Blocks;
        return Matcher.BoundOf(scale, blocks.IsEmpty ? GreatestWeight : blocks[block].MaximumWeight * boundFactor);
    }

    /// <summary>The most a posting of each impact adds to a score, in units.</summary>
    public void FillBounds(Span<int> bounds) => Impact.FillBounds(scale, boundFactor, bounds);

    /// <summary>Decodes the documents of a block, unless they are still there; the codes when they are asked for.</summary>
    public void Load(TermPostings postings, int block)
    {
        _decoded = ring[block & (ring.Length - 1)];
        if (_decoded.Block == block)
            return;
        postings.DecodeDocuments(block, _decoded.Postings);
        _decoded.Block = block;
        _decoded.IsScored = false;
    }

    /// <summary>Decodes the codes too of the block that was loaded last.</summary>
    public void LoadCodes()
    {
        if (!_decoded.Postings.HasCodes)
            Postings.DecodeCodes(_decoded.Block, _decoded.Postings);
    }

    /// <summary>Decodes the documents of a block and tells which of its postings lie in the window; <c>false</c> when none can.</summary>
    /// <param name="postings">The postings.</param>
    /// <param name="block">The block, which may be one behind the last.</param>
    /// <param name="start">First document of the window.</param>
    /// <param name="first">The first such posting.</param>
    /// <param name="end">The one behind the last.</param>
    public bool TryLoad(TermPostings postings, int block, int start, out int first, out int end)
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

    /// <summary>Scores the block that was decoded last.</summary>
    public void Score()
    {
        if (_decoded.IsScored)
            return;
        LoadCodes();
        weights.Score(_decoded.Postings, Lengths, scale, _decoded.ScoreRoom);
        _decoded.IsScored = true;
    }

    /// <summary>The place of a document's posting in its block, which is decoded with its codes; −1 when the document does not match.</summary>
    public int Find(int document)
    {
        var posting = IndexOf(document);
        if (posting < 0)
            return -1;
        LoadCodes();
        var index = posting % PostingBlock.Size;
        return IsMatch(index) ? index : -1;
    }

    /// <summary>The place of a document's posting among all of the term; −1 when it has none in any field.</summary>
    public int IndexOf(int document)
    {
        // What is asked for is most times in the block that was asked last.
        if (_decoded.Block < 0 || document < _decoded.Postings.Documents[0] || document > _decoded.Postings.Documents[^1])
        {
            var postings = Postings;
            var block = Seek(postings, document);
            if (block >= postings.BlockCount)
                return -1;
            Load(postings, block);
        }

        var documents = _decoded.Postings.Documents;
        var index = LowerBound(documents, document);
        return index < documents.Length && documents[index] == document ? _decoded.Block * PostingBlock.Size + index : -1;
    }

    /// <summary>Whether a posting of the block that was decoded last is of the field asked for.</summary>
    public bool IsMatch(int index)
    {
        if (field is not { } one)
            return true;
        LoadCodes();
        return _decoded.Postings.Frequency(index, (int)one) > 0;
    }

    /// <summary>The score of a document; −1 when it does not match.</summary>
    public int ScoreOf(int document)
    {
        var index = Find(document);
        if (index < 0)
            return -1;
        return ScoreAt(index);
    }

    /// <summary>The score of a posting of the block that was loaded last, with its codes.</summary>
    public int ScoreAt(int index) => _decoded.IsScored
        ? _decoded.Scores[index]
        : Bm25.Score(scale, weights.Weight(_decoded.Postings, index, Lengths));

    /// <summary>The most a posting weighs.</summary>
    public float GreatestWeight => _entry.GreatestWeight * boundFactor;

    /// <summary>The most a posting of a window weighs.</summary>
    public float WeightBound(int window)
    {
        var postings = Postings;
        var blocks = postings.Blocks;
        if (blocks.IsEmpty)
            return GreatestWeight;
        var start = Window.Start(window);
        var greatest = 0f;
        for (var block = Seek(postings, start); block < blocks.Length; block++)
        {
            if (block > 0 && blocks[block - 1].LastDocument >= start + Window.Size - 1)
                break;
            greatest = Math.Max(greatest, blocks[block].MaximumWeight);
        }

        return greatest * boundFactor;
    }

    /// <summary>Raises for each window the greatest weight to that of the blocks that reach into it, where it is less.</summary>
    public void RaiseWeights(Span<float> bounds)
    {
        var postings = Postings;
        var blocks = postings.Blocks;
        if (blocks.IsEmpty)
        {
            Load(postings, 0);
            foreach (var document in _decoded.Postings.Documents)
                bounds[Window.Of(document)] = Math.Max(bounds[Window.Of(document)], GreatestWeight);
            return;
        }

        var first = 0;
        foreach (ref readonly var block in blocks)
        {
            var weight = block.MaximumWeight * boundFactor;
            var last = Math.Min(Window.Of(block.LastDocument), bounds.Length - 1);
            for (var window = first; window <= last; window++)
                bounds[window] = Math.Max(bounds[window], weight);
            first = Math.Max(first, Window.Of(block.LastDocument + 1));
        }
    }

    /// <summary>The blocks of the greatest weights, in no order, as many as there is room for.</summary>
    /// <param name="found">Room for them.</param>
    /// <returns>How many there are.</returns>
    public int FindPromising(Span<int> found)
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

    /// <summary>The first of some documents at or behind one; their number when there is none.</summary>
    public static int LowerBound(ReadOnlySpan<int> documents, int target)
    {
        // Counting what is below takes no branch that could be foreseen wrongly, and a block is eight vectors long.
        var (count, index) = (0, 0);
        var limit = Vector512.Create(target);
        for (; index + Vector512<int>.Count <= documents.Length; index += Vector512<int>.Count)
        {
            count += BitOperations.PopCount(
                Vector512.LessThan(Vector512.Create(documents.Slice(index, Vector512<int>.Count)), limit).ExtractMostSignificantBits());
        }

        for (; index < documents.Length; index++)
            count += documents[index] < target ? 1 : 0;
        return count;
    }
}

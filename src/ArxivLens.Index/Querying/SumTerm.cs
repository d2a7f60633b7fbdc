using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Querying;

/// <summary>One term of a <see cref="TermSumSearch"/>: adds the bounds of its postings up, a stretch of documents at a time.</summary>
internal sealed class SumTerm
{
    /// <summary>Bounds are added up in sixteenths as many units as scores have, so that there is room above them.</summary>
    public const int BoundShift = 4;

    // So many documents are looked up together, so that the processor fetches their blocks while others are decoded.
    private const int LookAhead = 32;

    private const int StretchSize = TermSumSearch.StretchSize;

    private readonly int[] _boundOfImpact;
    private readonly int _one;
    private (int Bound, int Impact) _least = (int.MinValue, 0);
    private int _start;
    private int _first;
    private int _end;

    /// <summary>A term with room for the bounds of all impacts.</summary>
    /// <param name="term">The term.</param>
    /// <param name="boundOfImpact">The room.</param>
    /// <param name="one">What a posting adds besides its bound.</param>
    /// <param name="isCounted">Whether it adds nothing else, as a word of a phrase does.</param>
    public SumTerm(TermMatcher term, int[] boundOfImpact, int one, bool isCounted)
    {
        Blocks = term.Blocks;
        Count = Blocks.Postings.Count;
        Greatest = isCounted ? 0 : (int)(term.MaximumScore >> BoundShift) + 1;
        _boundOfImpact = boundOfImpact;
        _one = one;
        if (isCounted)
        {
            Array.Fill(boundOfImpact, one);
            return;
        }

        Blocks.FillBounds(boundOfImpact);
        for (var impact = 0; impact < Impact.Values; impact++)
            boundOfImpact[impact] = Math.Min(Greatest, (boundOfImpact[impact] >> BoundShift) + 1) + one;
    }

    /// <summary>The postings.</summary>
    public TermBlocks Blocks { get; }

    /// <summary>Number of postings.</summary>
    public int Count { get; }

    /// <summary>Postings of the stretch, rounded up to whole blocks.</summary>
    public int PostingsOfStretch => (_end - _first) * PostingBlock.Size;

    /// <summary>Postings of a lesser impact are passed over, whatever bound is asked for.</summary>
    public int Floor { get; set; }

    /// <summary>The most a posting adds, without what it adds besides.</summary>
    public int Greatest { get; }

    /// <summary>Goes to a stretch of documents; stretches ascend.</summary>
    public void Enter(int start)
    {
        var postings = Blocks.Postings;
        _start = start;
        _first = postings.Blocks.IsEmpty ? 0 : postings.FindBlock(start, _first);
        _end = postings.Blocks.IsEmpty ? 1 : Math.Min(postings.BlockCount, postings.FindBlock(start + StretchSize - 1, _first) + 1);
    }

    /// <summary>Adds the bounds of the postings of the stretch that reach a least one, and lists documents met first.</summary>
    /// <param name="least">The least bound.</param>
    /// <param name="bounds">Takes the bounds, by place in the stretch.</param>
    /// <param name="touched">Takes the places met first; one longer than a stretch.</param>
    /// <param name="count">How many are listed already.</param>
    /// <returns>How many are listed now.</returns>
    public int Add(int least, int[] bounds, int[] touched, int count) => Add(least, bounds, touched, count, isOpen: true);

    /// <summary>Adds the bounds of the postings that reach a least one to those of documents that have one already.</summary>
    /// <param name="least">The least bound.</param>
    /// <param name="bounds">Takes the bounds, by place in the stretch.</param>
    /// <param name="touched">The list, whose last place is written to but means nothing.</param>
    public void AddToTouched(int least, int[] bounds, int[] touched) => Add(least, bounds, touched, StretchSize, isOpen: false);

    /// <summary>Adds the bounds of the postings of some documents, ascending.</summary>
    public void LookUp(int[] bounds, ReadOnlySpan<int> places)
    {
        var postings = Blocks.Postings;
        Span<int> blocks = stackalloc int[LookAhead];
        for (var block = _first; !places.IsEmpty; places = places[Math.Min(LookAhead, places.Length)..])
        {
            var some = places[..Math.Min(LookAhead, places.Length)];
            for (var index = 0; index < some.Length; index++)
            {
                block = postings.FindBlock(_start + some[index], block);
                if (index == 0 || block != blocks[index - 1])
                    postings.Prefetch(block);
                blocks[index] = block;
            }

            LookUp(postings, bounds, some, blocks);
        }
    }

    private void LookUp(TermPostings postings, int[] bounds, ReadOnlySpan<int> places, ReadOnlySpan<int> blocks)
    {
        var impacts = Blocks.Impacts;
        for (var index = 0; index < places.Length && blocks[index] < _end; index++)
        {
            Blocks.Load(postings, blocks[index]);
            var documents = Blocks.Current.Postings.Documents;
            var posting = TermBlocks.LowerBound(documents, _start + places[index]);
            if (posting < documents.Length && documents[posting] == _start + places[index])
                bounds[places[index]] += _boundOfImpact[impacts[blocks[index] * PostingBlock.Size + posting]];
        }
    }

    private int Add(int least, int[] bounds, int[] touched, int count, bool isOpen)
    {
        // Places are below the size of a stretch and each is listed once, so nothing can be written outside.
        ref var bound = ref MemoryMarshal.GetArrayDataReference(bounds);
        ref var list = ref MemoryMarshal.GetArrayDataReference(touched);
        var open = isOpen ? 1 : 0;
        var impacts = Blocks.Impacts;
        var leastImpact = (byte)Math.Max(Floor, LeastImpact(least));
        for (var block = _first; block < _end; block++)
        {
            var ofBlock = impacts.Slice(block * PostingBlock.Size, Math.Min(PostingBlock.Size, impacts.Length - block * PostingBlock.Size));
            var chosen = ChosenPostings.AtLeast(ofBlock, leastImpact);
            if (chosen.IsEmpty)
                continue;
            var documents = LoadOfStretch(block, ref chosen);
            for (var half = 0; half < PostingBlock.Size; half += 64)
            {
                for (var bits = half == 0 ? chosen.Low : chosen.High; bits != 0; bits &= bits - 1)
                {
                    // Without branches, since none could be foreseen.
                    var index = half + BitOperations.TrailingZeroCount(bits);
                    var place = (documents[index] - _start) & (StretchSize - 1);
                    ref var sum = ref Unsafe.Add(ref bound, place);
                    var isNew = sum == 0 ? 1 : 0;
                    Unsafe.Add(ref list, count) = place;
                    count += isNew & open;
                    sum += _boundOfImpact[ofBlock[index]] & ((isNew ^ 1) | open) * -1;
                }
            }
        }

        return count;
    }

    /// <summary>The documents of a block, of which only those of the stretch stay chosen.</summary>
    private ReadOnlySpan<int> LoadOfStretch(int block, ref ChosenPostings chosen)
    {
        Blocks.Load(Blocks.Postings, block);
        var documents = Blocks.Current.Postings.Documents;
        if (documents[0] < _start || documents[^1] - _start >= StretchSize)
        {
            chosen = chosen.Between(
                TermBlocks.LowerBound(documents, _start), TermBlocks.LowerBound(documents, _start + StretchSize));
        }

        return documents;
    }

    /// <summary>The least impact whose bound reaches so much.</summary>
    private int LeastImpact(int least)
    {
        // One stretch after the other asks for the same while no better hits are found.
        if (least == _least.Bound)
            return _least.Impact;
        var (low, high) = (0, Impact.Values - 1);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_boundOfImpact[middle] - _one < least)
                low = middle + 1;
            else
                high = middle;
        }

        _least = (least, low);
        return low;
    }
}

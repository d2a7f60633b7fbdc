using System.Numerics;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Similarity;

/// <summary>Which terms of the document asked for a segment has, by rank there: a table with open addressing.</summary>
internal sealed class SegmentTerms
{
    private const uint Spread = 2654435769;

    private int[] _ranks = [];
    private int[] _places = [];
    private int _shift;

    /// <summary>The segment; <c>null</c> between questions.</summary>
    public Segment? Segment { get; private set; }

    /// <summary>What the segment's vectors are made of.</summary>
    public SegmentVectors Vectors { get; private set; } = null!;

    /// <summary>Starts anew.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="vectors">What its vectors are made of.</param>
    /// <param name="count">Terms that will be added at most.</param>
    public void Begin(Segment segment, SegmentVectors vectors, int count)
    {
        (Segment, Vectors) = (segment, vectors);
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4 * count, 64));
        if (_ranks.Length < size)
            (_ranks, _places) = (new int[size], new int[size]);
        _shift = 32 - BitOperations.Log2((uint)_ranks.Length);
        Array.Fill(_ranks, -1);
    }

    /// <summary>Lets go of the segment.</summary>
    public void End() => Segment = null;

    /// <summary>Adds a term, which is not there yet.</summary>
    public void Add(int rank, int place)
    {
        var slot = SlotOf(rank);
        (_ranks[slot], _places[slot]) = (rank, place);
    }

    /// <summary>The place of a term among those of the document asked for, or −1.</summary>
    public int Find(int rank)
    {
        var slot = SlotOf(rank);
        return _ranks[slot] < 0 ? -1 : _places[slot];
    }

    private int SlotOf(int rank)
    {
        var ranks = _ranks;
        var slot = (int)((uint)rank * Spread >> _shift);
        while (ranks[slot] >= 0 && ranks[slot] != rank)
            slot = (slot + 1) & (ranks.Length - 1);
        return slot;
    }
}

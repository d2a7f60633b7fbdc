using System.Runtime.InteropServices;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Similarity;

/// <summary>A document that may be near, by the terms that tell most.</summary>
/// <param name="Sum">What these terms make of it.</param>
/// <param name="Segment">Which segment it is in.</param>
/// <param name="Place">Its place there.</param>
internal readonly record struct NearCandidate(int Sum, int Segment, int Place) : IComparable<NearCandidate>
{
    /// <summary>The greatest sum first, equal ones by place.</summary>
    public int CompareTo(NearCandidate other) => Sum != other.Sum ? other.Sum.CompareTo(Sum)
        : Segment != other.Segment ? Segment.CompareTo(other.Segment) : Place.CompareTo(other.Place);
}

/// <summary>Room for one document's vector and for finding what is near it, lent by a pool.</summary>
internal sealed class VectorScratch
{
    private readonly List<SegmentTerms> _bySegment = [];
    private int _segmentCount;

    /// <summary>The terms of the document asked for, by rank in its segment.</summary>
    public List<VectorTerm> Terms { get; } = new(256);

    /// <summary>The order in which terms are looked up: the heaviest first.</summary>
    public List<int> Order { get; } = new(256);

    /// <summary>For each segment that was asked for, which terms it has.</summary>
    public ReadOnlySpan<SegmentTerms> BySegment => CollectionsMarshal.AsSpan(_bySegment)[.._segmentCount];

    /// <summary>Documents found.</summary>
    public List<NearCandidate> Candidates { get; } = [];

    /// <summary>A decoded block.</summary>
    public PostingBlock Block { get; } = new();

    /// <summary>How many documents have which sum, in steps of <see cref="StepBits"/> bits.</summary>
    public int[] Histogram { get; } = new int[1 << (16 - StepBits)];

    /// <summary>Bits of a sum below a step of the histogram.</summary>
    public const int StepBits = 5;

    /// <summary>The documents that postings named, each with its sum.</summary>
    public NearSums Sums { get; } = new();

    /// <summary>A table for one more segment.</summary>
    public SegmentTerms NextSegment()
    {
        if (_segmentCount == _bySegment.Count)
            _bySegment.Add(new SegmentTerms());
        return _bySegment[_segmentCount++];
    }

    /// <summary>Lets go of all segments.</summary>
    public void End()
    {
        foreach (var terms in BySegment)
            terms.End();
        _segmentCount = 0;
    }
}

/// <summary>A term of the document asked for.</summary>
/// <param name="Rank">Its rank in the segment of that document.</param>
/// <param name="Rarity">Its rarity.</param>
/// <param name="Weight">Its part of a vector of length 1.</param>
internal readonly record struct VectorTerm(int Rank, float Rarity, float Weight)
{
    /// <summary>What it adds to the product with a document that holds it once.</summary>
    public double Product => (double)Weight * Rarity;
}

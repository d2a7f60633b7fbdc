using System.Collections.Concurrent;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Similarity;

/// <summary>
/// The term vectors of documents, worked out when asked for: a posting weighs (1 + ln tf) · ln(1 + N / df), tf summed and df
/// counted over title and abstract, N the documents that have either (Manning, Raghavan, Schütze, Introduction to Information
/// Retrieval, 2008, 6.4; 1 added so that a term of every document keeps a little weight).
/// </summary>
internal sealed class TextVectors(SegmentSet segments)
{
    private static readonly float[] Logarithms =
        [.. Enumerable.Range(0, 64).Select(number => (float)(1 + Math.Log(Math.Max(1, number))))];

    private readonly ConcurrentBag<VectorScratch> _scratch = [];
    private readonly SegmentVectors?[] _bySegment = new SegmentVectors?[segments.Segments.Count];

    /// <summary>The segments.</summary>
    public SegmentSet Segments => segments;

    /// <summary>Room for one question.</summary>
    public VectorScratch Rent() => _scratch.TryTake(out var idle) ? idle : new VectorScratch();

    /// <summary>Gives room back.</summary>
    public void Return(VectorScratch scratch) => _scratch.Add(scratch);

    /// <summary>What a term weighs in a document, of its rarity and how often it stands there.</summary>
    public static float Weight(float rarity, int frequency) => rarity * Dampened(frequency);

    /// <summary>1 + ln tf.</summary>
    public static float Dampened(int frequency)
        => frequency < Logarithms.Length ? Logarithms[frequency] : (float)(1 + Math.Log(frequency));

    /// <summary>What the vectors of a segment are made of.</summary>
    public SegmentVectors Of(Segment segment)
    {
        var index = 0;
        while (segments.Segments[index] != segment)
            index++;
        return _bySegment[index] ?? Make(index, segment);
    }

    private SegmentVectors Make(int index, Segment segment)
        => LazyInitializer.EnsureInitialized(ref _bySegment[index], () => new SegmentVectors(segments, segment));
}

using ArxivLens.Index.Ranking;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Similarity;

/// <summary>A document that may be near the one asked for.</summary>
/// <param name="Segment">Its segment.</param>
/// <param name="Place">Its place there.</param>
/// <param name="Product">Its product with the heaviest terms.</param>
internal readonly record struct SimilarCandidate(Segment Segment, int Place, int Product);

/// <summary>Room for finding near documents, lent by a pool.</summary>
internal sealed class SimilarScratch
{
    /// <summary>Documents looked at together.</summary>
    public const int StretchSize = 1 << 14;

    private static readonly float[] Roots = [.. Enumerable.Range(0, FieldLength.Codes * FieldLength.Codes).Select(codes
        => 1 / MathF.Sqrt(Math.Max(1, FieldLength.Decode(codes & 0xFF) + FieldLength.Decode(codes >> 8))))];

    private readonly Dictionary<Segment, RarityCache> _rarities = [];

    /// <summary>The best candidates, the worst first.</summary>
    public PriorityQueue<SimilarCandidate, float> Candidates { get; } = new();

    /// <summary>The candidates, the best first.</summary>
    public List<(SimilarCandidate Candidate, float Priority)> Ordered { get; } = [];

    /// <summary>The products of a stretch.</summary>
    public int[] Products { get; } = new int[StretchSize];

    /// <summary>Documents of a stretch that can become candidates, by place in it.</summary>
    public List<int> Places { get; } = [];

    /// <summary>Walks, one a term.</summary>
    public List<SimilarWalk> Walks { get; } = [];

    /// <summary>One over the square root of the words in title and abstract, by the codes of both lengths.</summary>
    public static float RootOf(int lengths) => Roots[lengths & 0xFFFF];

    /// <summary>The rarities of terms of a segment that were met last.</summary>
    public RarityCache RaritiesOf(Segment segment)
    {
        if (!_rarities.TryGetValue(segment, out var cache))
            _rarities.Add(segment, cache = new RarityCache(segment.Terms.Count));
        return cache;
    }
}

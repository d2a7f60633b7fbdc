using System.Runtime.CompilerServices;
using ArxivLens.Index.Files;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Similarity;

/// <summary>
/// What the vectors of a segment's documents are made of: how rare its terms are, ln(1 + N / df), N and df over all living
/// documents that have title or abstract, and how long each vector is. Both are worked out when first asked for and then kept,
/// four bytes each, since what they are made of lies far apart. Any number of threads may ask: all of them would keep the same.
/// </summary>
internal sealed class SegmentVectors(SegmentSet segments, Segment segment)
{
    private readonly float[] _rarities = new float[segment.Terms.Count];
    private readonly float[] _lengths = new float[segment.DocumentCount];

    /// <summary>The rarity of a term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Rarity(int rank)
    {
        var rarity = _rarities[rank];
        return rarity > 0 ? rarity : WorkOutRarity(rank);
    }

    /// <summary>The length of a document's vector; the least there is for one without text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float Length(int place)
    {
        var length = _lengths[place];
        return length > 0 ? length : WorkOutLength(place);
    }

    /// <summary>Asks the processor for the length of a document's vector and where its terms begin.</summary>
    public void PrefetchStart(int place)
    {
        Prefetch.Of(in _lengths[place]);
        segment.Forward.PrefetchStart(place);
    }

    /// <summary>Documents that hold a term in title or abstract.</summary>
    public int DocumentFrequency(int rank)
    {
        if (segments.Segments.Count > 1)
            return segments.Counts(segment.Terms.Bytes(rank)).TitleOrAbstract;
        var counts = default(TermCounts);
        segment.AddCounts(rank, ref counts);
        return counts.TitleOrAbstract;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private float WorkOutRarity(int rank)
    {
        // A damaged count may be anything.
        var frequency = Math.Max(1, DocumentFrequency(rank));
        return _rarities[rank] = (float)Math.Log(1 + (double)Math.Max(1, segments.DocumentsWithText) / frequency);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private float WorkOutLength(int place)
    {
        var squares = 0.0;
        var list = segment.Forward.ReadText(place);
        while (list.MoveNext())
        {
            var weight = TextVectors.Weight(Rarity(list.Rank), list.Frequency);
            squares += (double)weight * weight;
        }

        return _lengths[place] = Math.Max(float.Epsilon, (float)Math.Sqrt(squares));
    }
}

using System.Runtime.CompilerServices;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Similarity;

/// <summary>
/// How rare the terms of a segment are: ln(1 + N / df), N and df over all living documents that have title or abstract. Worked
/// out when first asked for and then kept, four bytes a term, since the dictionary's entries lie far apart. Any number of threads
/// may ask: all of them would keep the same.
/// </summary>
internal sealed class RarityTable(SegmentSet segments, Segment segment)
{
    private readonly float[] _rarities = new float[segment.Terms.Count];

    /// <summary>The rarity of a term.</summary>
    public float this[int rank]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var rarity = _rarities[rank];
            return rarity > 0 ? rarity : WorkOut(rank);
        }
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
    private float WorkOut(int rank)
    {
        // A damaged count may be anything.
        var frequency = Math.Max(1, DocumentFrequency(rank));
        return _rarities[rank] = (float)Math.Log(1 + (double)Math.Max(1, segments.DocumentsWithText) / frequency);
    }
}

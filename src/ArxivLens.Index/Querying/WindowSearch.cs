using System.Runtime.Intrinsics;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>Finds the hits of a segment window by window, in any order of windows.</summary>
/// <param name="segment">The segment.</param>
/// <param name="root">The query.</param>
/// <param name="query">The query as a sum of parts, when it is one.</param>
/// <param name="hits">Takes the hits.</param>
/// <param name="scores">Room for the scores of a window.</param>
/// <param name="cancellationToken">Ends the search.</param>
internal sealed class WindowSearch(
    Segment segment, Matcher root, Disjunction? query, TopHits hits, int[] scores, CancellationToken cancellationToken)
{
    /// <summary>The least score that can make a hit: one that is kept already may give way to a smaller number.</summary>
    public int Needed => Math.Max(0, hits.NeededKey);

    /// <summary>The windows of the greatest bounds, in no order.</summary>
    public static int FindPromising(ReadOnlySpan<int> bounds, Span<int> found)
    {
        var (count, least) = (0, 0);
        for (var window = 0; window < bounds.Length; window++)
        {
            if (bounds[window] == 0)
                continue;
            if (count < found.Length)
                found[count++] = window;
            else if (bounds[window] > bounds[found[least]])
                found[least] = window;
            else
                continue;
            for (var index = 0; index < count; index++)
                least = bounds[found[index]] < bounds[found[least]] ? index : least;
        }

        return count;
    }

    /// <summary>Sets the mask to the living matches of a window and counts them.</summary>
    public int Fill(int window, Span<ulong> mask)
    {
        root.Fill(window, mask);
        RemoveDead(window, mask);
        return Window.Count(mask);
    }

    /// <summary>Offers the documents of a mask, which all match.</summary>
    public void OfferScores(int window, Span<ulong> mask)
    {
        if (!mask.ContainsAnyExcept(0UL))
            return;
        if (root.Ranks && root.Bound(window) < Needed)
            return;
        Array.Clear(scores);
        if (root is AndMatcher and)
            and.AddMatching(window, mask, scores);
        else if (root.Ranks)
            root.AddScores(window, mask, scores);
        Offer(window, mask);
    }

    /// <summary>Looks at a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="isCounting">Whether every match must be counted.</param>
    /// <param name="isWhole">Whether every match was.</param>
    /// <returns>Matches counted.</returns>
    public int Visit(int window, bool isCounting, out bool isWhole)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Span<ulong> mask = stackalloc ulong[Window.Words];
        if (query is not null)
            return Score(query, window, mask, isCounting ? 0 : Needed, out isWhole);
        isWhole = true;
        var count = Fill(window, mask);
        OfferScores(window, mask);
        return count;
    }

    /// <summary>
    /// Windowed block-max MaxScore: the parts that can decide are scored for all documents, the others for those documents only
    /// that can still become hits (H. Turtle and J. Flood, "Query evaluation: strategies and optimizations", Information
    /// Processing and Management 31, 1995; block maxima after S. Ding and T. Suel, SIGIR 2011).
    /// </summary>
    private int Score(Disjunction sum, int window, Span<ulong> mask, int needed, out bool isWhole)
    {
        isWhole = true;
        Span<ulong> filter = stackalloc ulong[Window.Words];
        if (!sum.Filters.IsEmpty && !FillFilters(sum, window, filter))
            return 0;
        mask.Clear();
        Array.Clear(scores);
        var rest = sum.BoundWindow(window);
        var next = 0;
        // The first parts, until what is left cannot make a hit by itself.
        for (; next < sum.Parts.Length && rest >= needed; next++)
        {
            sum.InWindow(next, out var bound).AddAll(window, mask, scores);
            rest -= bound;
        }

        if (sum.Filters.IsEmpty)
        {
            RemoveDead(window, mask);
            BooleanMatching.Exclude(sum.Excluded, window, mask);
        }
        else
        {
            Window.And(mask, filter);
        }

        isWhole = next == sum.Parts.Length;
        var count = Window.Count(mask);
        for (; next < sum.Parts.Length; next++)
        {
            KeepAtLeast(mask, (int)Math.Max(0, needed - rest));
            if (!mask.ContainsAnyExcept(0UL))
                return count;
            sum.InWindow(next, out var bound).AddScores(window, mask, scores);
            rest -= bound;
        }

        Offer(window, mask);
        return count;
    }

    private bool FillFilters(Disjunction sum, int window, Span<ulong> filter)
    {
        sum.Filters[0].Fill(window, filter);
        foreach (var part in sum.Filters[1..])
        {
            if (!filter.ContainsAnyExcept(0UL))
                return false;
            part.Keep(window, filter);
        }

        RemoveDead(window, filter);
        BooleanMatching.Exclude(sum.Excluded, window, filter);
        return filter.ContainsAnyExcept(0UL);
    }

    private void Offer(int window, Span<ulong> mask)
    {
        KeepAtLeast(mask, Needed);
        var start = Window.Start(window);
        var reader = new MaskReader(mask);
        while (reader.MoveNext())
        {
            if (scores[reader.Current] >= Needed)
                hits.Offer(segment.Documents.Number(start + reader.Current), scores[reader.Current]);
        }
    }

    /// <summary>Keeps of the mask what has a score at least.</summary>
    private void KeepAtLeast(Span<ulong> mask, int least)
    {
        if (least <= 0)
            return;
        var limit = Vector256.Create(least - 1);
        for (var word = 0; word < Window.Words; word++)
        {
            if (mask[word] == 0)
                continue;
            var bits = 0UL;
            for (var part = 0; part < 64; part += Vector256<int>.Count)
            {
                var vector = Vector256.LoadUnsafe(ref scores[0], (nuint)(word * 64 + part));
                bits |= (ulong)Vector256.GreaterThan(vector, limit).ExtractMostSignificantBits() << part;
            }

            mask[word] &= bits;
        }
    }

    private void RemoveDead(int window, Span<ulong> mask)
    {
        if (segment.Dead.Count == 0)
            return;
        Span<ulong> dead = stackalloc ulong[Window.Words];
        Window.Copy(segment.Dead.Bits, window, dead);
        Window.Remove(mask, dead);
    }
}

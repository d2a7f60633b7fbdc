namespace ArxivLens.Index.Graph;

/// <summary>
/// Counts works that share neighbours with one: over the citing works what they cite (co-citation: H. Small, 1973), or over the
/// cited works what cites them (bibliographic coupling: M. Kessler, 1963).
/// </summary>
/// <remarks>
/// A work with hubs around it may have a million edges two steps away. At most <see cref="MostEdges"/> are walked: of very many
/// neighbours evenly spread ones, and of long rows evenly spread runs. The works met most often in that sample are then counted
/// over their whole rows, so a sample can only leave one out that has hardly more in common than the last one shown. Only a count
/// over the row of a hub is itself an estimate, and says so.
/// </remarks>
internal readonly ref struct CommonSearch(LayeredRows near, LayeredRows far, GraphScratch scratch, CancellationToken token)
{
    /// <summary>Neighbours whose rows are walked at most.</summary>
    internal const int MostNeighbours = 1024;

    /// <summary>Edges walked at most.</summary>
    internal const int MostEdges = 1 << 16;

    /// <summary>Edges read in one go of a row of which not all are: those of a line of the cache.</summary>
    private const int Run = 16;

    /// <summary>
    /// Of a row longer than this, evenly spread runs of this length together are counted, and the count is scaled.
    /// </summary>
    internal const int LongestCounted = 1 << 14;

    /// <summary>If a sample chose them, works counted exactly above those asked for.</summary>
    private const int MoreCounted = 8;

    /// <summary>Finds them.</summary>
    /// <param name="document">The work.</param>
    /// <param name="limit">Works to return at most.</param>
    public CommonWorks Find(int document, int limit)
    {
        var neighbours = near.Ends(document);
        var isExact = Walk(neighbours);
        var ranked = scratch.Ranked[0];
        ranked.Reset(isExact ? limit : (int)Math.Min(limit + limit / 2L + MoreCounted, int.MaxValue));
        foreach (var other in scratch.Touched)
        {
            // Forgotten as it is read: to come back to each would miss the cache once more.
            ref var count = ref scratch.CountOf(other);
            if (other != document)
                ranked.Offer(other, count);
            count = 0;
        }

        scratch.ForgetTouched();

        var best = ranked.Sorted();
        return new CommonWorks(isExact ? Answer(document, best, int.MaxValue) : CountAgain(document, best, limit), isExact);
    }

    private CommonWork[] CountAgain(int document, ReadOnlySpan<ulong> candidates, int limit)
    {
        scratch.Mark(near.Ends(document));
        var ranked = scratch.Ranked[1];
        ranked.Reset(limit);
        foreach (var key in candidates)
        {
            token.ThrowIfCancellationRequested();
            var other = RankedNodes.Node(key);
            ranked.Offer(other, CountMarked(near.Ends(other)));
        }

        return Answer(document, ranked.Sorted(), LongestCounted);
    }

    private int CountMarked(ReadOnlySpan<int> row)
    {
        if (row.Length <= LongestCounted)
            return scratch.CountMarked(row);
        var found = 0L;
        const int runs = LongestCounted / Run;
        for (var index = 0; index < runs; index++)
            found += scratch.CountMarked(row.Slice(Spread(index, runs, row.Length), Run));
        return (int)(found * row.Length / LongestCounted);
    }

    private CommonWork[] Answer(int document, ReadOnlySpan<ulong> best, int longestExact)
    {
        var own = near.Length(document);
        var works = new CommonWork[best.Length];
        for (var index = 0; index < works.Length; index++)
        {
            var (other, common) = (RankedNodes.Node(best[index]), (int)RankedNodes.Weight(best[index]));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)other, (uint)near.Count, nameof(best));
            var all = near.Length(other);
            works[index] = new CommonWork(other, common, common / Math.Sqrt((double)own * all), all > longestExact);
        }

        return works;
    }

    /// <summary>Counts what stands in the rows of the neighbours.</summary>
    /// <returns>Whether all of it was counted.</returns>
    private bool Walk(ReadOnlySpan<int> neighbours)
    {
        var walked = Math.Min(neighbours.Length, MostNeighbours);
        var longest = LongestRow(neighbours, walked);
        for (var index = 0; index < walked; index++)
        {
            if (index % 256 == 0)
                token.ThrowIfCancellationRequested();
            var row = far.Ends(neighbours[Spread(index, walked, neighbours.Length)]);
            if (row.Length <= longest)
                scratch.Count(row);
            else
                CountRuns(row, longest);
        }

        return walked == neighbours.Length && longest == int.MaxValue;
    }

    private void CountRuns(ReadOnlySpan<int> row, int length)
    {
        var runs = Math.Max(1, length / Run);
        for (var index = 0; index < runs; index++)
        {
            var start = Spread(index, runs, row.Length);
            scratch.Count(row.Slice(start, Math.Min(Run, row.Length - start)));
        }
    }

    /// <summary>The greatest length to which rows can be walked so that all together are not longer than allowed.</summary>
    private int LongestRow(ReadOnlySpan<int> neighbours, int walked)
    {
        if (SumOfRows(neighbours, walked, int.MaxValue) <= MostEdges)
            return int.MaxValue;
        int low = Run, high = MostEdges;
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            if (SumOfRows(neighbours, walked, middle) <= MostEdges)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    private long SumOfRows(ReadOnlySpan<int> neighbours, int walked, int longest)
    {
        var sum = 0L;
        for (var index = 0; index < walked; index++)
            sum += Math.Min(far.Length(neighbours[Spread(index, walked, neighbours.Length)]), longest);
        return sum;
    }

    /// <summary>Places spread evenly: the first of so many parts of a whole.</summary>
    private static int Spread(int index, int parts, int whole) => (int)((long)index * whole / parts);
}

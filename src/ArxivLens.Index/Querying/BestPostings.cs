using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Querying;

/// <summary>Finds the best postings of one term by their impacts.</summary>
internal static class BestPostings
{
    // So many blocks of the greatest weights are looked at before all others.
    private const int PromisingBlocks = 12;

    /// <summary>Hands the postings over that may reach what is needed, the most promising first.</summary>
    public static void Offer(TermBlocks blocks, BestScores best)
    {
        Span<int> first = stackalloc int[PromisingBlocks];
        first = first[..blocks.FindPromising(first)];
        var most = MostPromising(blocks, first, best.Room);
        foreach (var block in first)
        {
            // Of a prefix, other words have been offered before.
            if (blocks.BlockBound(block) >= best.Needed)
                OfferBlock(blocks, block, most, Impact.Values, best);
        }

        var (needed, least) = (-1L, 0);
        for (var block = 0; block < blocks.Postings.BlockCount; block++)
        {
            if (blocks.BlockBound(block) < best.Needed)
                continue;
            if (needed != best.Needed)
                (needed, least) = (best.Needed, blocks.LeastImpact(best.Needed));
            OfferBlock(blocks, block, least, first.Contains(block) ? most : Impact.Values, best);
        }
    }

    /// <summary>The impact that about as many postings of some blocks reach as there are hits wanted.</summary>
    private static int MostPromising(TermBlocks blocks, ReadOnlySpan<int> promising, int wanted)
    {
        Span<int> counts = stackalloc int[Impact.Values];
        counts.Clear();
        foreach (var block in promising)
        {
            foreach (var impact in blocks.ImpactsOf(block))
                counts[impact]++;
        }

        var least = Impact.Values - 1;
        for (var count = counts[least]; least > 0 && count < wanted; count += counts[least])
            least--;
        return least;
    }

    /// <summary>Scores the postings of a block that have an impact from one on and below another, and offers them.</summary>
    private static void OfferBlock(TermBlocks blocks, int block, int from, int below, BestScores best)
    {
        if (from >= below)
            return;
        var impacts = blocks.ImpactsOf(block);
        var chosen = ChosenPostings.AtLeast(impacts, (byte)from);
        if (below < Impact.Values)
            chosen = chosen.Without(ChosenPostings.AtLeast(impacts, (byte)below));
        if (chosen.IsEmpty)
            return;
        blocks.Load(blocks.Postings, block);
        blocks.LoadCodes();
        foreach (var index in chosen)
        {
            if (blocks.IsMatch(index) && blocks.ScoreAt(index) is var score && score >= best.Needed)
                best.Offer(blocks.Current.Postings.Documents[index], score);
        }
    }
}

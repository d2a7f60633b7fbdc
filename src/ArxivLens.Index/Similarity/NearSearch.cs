using System.Runtime.InteropServices;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Similarity;

/// <summary>
/// Finds the documents that hold most of what tells a document from others, with bounded effort: of each of its heaviest terms
/// the postings of greatest impact, as many as the budget leaves, each adding the term's weight times its impact. An impact tells
/// how much a term matters in a document for its length, so neither frequencies nor lengths have to be read.
/// </summary>
internal readonly ref struct NearSearch(TextVectors vectors, VectorScratch scratch)
{
    /// <summary>Terms that are looked up at most.</summary>
    public const int MostTerms = 16;

    /// <summary>Postings that are added up at most, about.</summary>
    public const int MostPostings = 6_000;

    /// <summary>Postings of one term that are added up at most, about.</summary>
    public const int MostOfTerm = 1_200;

    /// <summary>Impacts of frequent terms that are read at most, but for the heaviest term.</summary>
    public const int MostImpacts = 50_000;

    /// <summary>A sum of all impacts stays below 16 bits.</summary>
    private const double Whole = 64_000;

    private const int LongestCounted = 8_192;

    /// <summary>Blocks that are asked for before they are decoded.</summary>
    private const int BlocksAhead = 16;

    /// <summary>Finds them, into the candidates of the scratch: the best, best first.</summary>
    /// <param name="home">The segment of the document asked for.</param>
    /// <param name="homePlace">Its place there.</param>
    /// <param name="count">How many at most.</param>
    public void Find(Segment home, int homePlace, int count)
    {
        scratch.Candidates.Clear();
        Span<int> chosen = stackalloc int[MostTerms];
        chosen = chosen[..Choose(home, chosen)];
        var whole = 0.0;
        foreach (var term in chosen)
            whole += PartOf(term);
        for (var index = 0; index < vectors.Segments.Segments.Count; index++)
        {
            var segment = vectors.Segments.Segments[index];
            foreach (var term in chosen)
            {
                var rank = segment == home
                    ? scratch.Terms[term].Rank
                    : segment.Terms.Find(home.Terms.Bytes(scratch.Terms[term].Rank));
                if (rank >= 0)
                    Add(segment, rank, (int)(PartOf(term) / whole * Whole));
            }

            Keep(segment, index, segment == home ? homePlace : -1, count);
        }

        scratch.Candidates.Sort();
        if (scratch.Candidates.Count > count)
            scratch.Candidates.RemoveRange(count, scratch.Candidates.Count - count);
    }

    private double PartOf(int term) => scratch.Terms[term].Weight * scratch.Terms[term].Rarity;

    /// <summary>The heaviest terms that some other document has, until their postings are enough.</summary>
    private int Choose(Segment home, Span<int> chosen)
    {
        var own = vectors.Of(home);
        var (count, postings, impacts) = (0, 0, 0);
        foreach (var term in CollectionsMarshal.AsSpan(scratch.Order)[..Math.Min(MostTerms, scratch.Order.Count)])
            home.Terms.PrefetchEntry(scratch.Terms[term].Rank);
        foreach (var term in scratch.Order)
        {
            if (count == chosen.Length || postings >= MostPostings)
                break;
            var frequency = own.DocumentFrequency(scratch.Terms[term].Rank);
            // Of a frequent term all impacts are read, to find the greatest.
            if (frequency < 2 || (count > 0 && frequency > MostOfTerm && impacts + frequency > MostImpacts))
                continue;
            chosen[count++] = term;
            home.Terms.PrefetchPostings(scratch.Terms[term].Rank);
            postings += Math.Min(frequency, MostOfTerm);
            impacts += frequency > MostOfTerm ? frequency : 0;
        }

        return count;
    }

    /// <summary>Adds the postings of a term.</summary>
    private void Add(Segment segment, int rank, int part)
    {
        var entry = segment.Terms.Entry(rank);
        var postings = segment.Terms.PostingsOf(entry);
        var impacts = segment.Terms.ImpactsOf(entry);
        scratch.Sums.Expect(Math.Min(postings.Count, 2 * MostOfTerm + PostingBlock.Size));
        if (postings.Count <= MostOfTerm)
            AddAll(postings, impacts, part);
        else
            AddGreatest(postings, impacts, part, LeastOf(impacts));
    }

    private void AddAll(TermPostings postings, ReadOnlySpan<byte> impacts, int part)
    {
        for (var block = 0; block < postings.BlockCount; block++)
        {
            postings.DecodeDocuments(block, scratch.Block);
            var documents = scratch.Block.Documents;
            var own = impacts.Slice(block * PostingBlock.Size, documents.Length);
            for (var index = 0; index < documents.Length; index++)
                scratch.Sums.Add(documents[index], (part * own[index]) >> 8);
        }
    }

    private void AddGreatest(TermPostings postings, ReadOnlySpan<byte> impacts, int part, byte least)
    {
        // Where very many have the least impact, the later are passed over.
        var left = 2 * MostOfTerm;
        Span<int> blocks = stackalloc int[BlocksAhead];
        for (var block = 0; block < postings.BlockCount && left > 0;)
        {
            // Blocks that hold one lie far apart: some are asked for before the first is decoded.
            var count = 0;
            for (; block < postings.BlockCount && count < BlocksAhead; block++)
            {
                if (ChosenPostings.AtLeast(ImpactsOf(impacts, block), least).IsEmpty)
                    continue;
                postings.Prefetch(block);
                blocks[count++] = block;
            }

            for (var turn = 0; turn < count && left > 0; turn++)
                left -= AddBlock(postings, blocks[turn], ImpactsOf(impacts, blocks[turn]), part, least);
        }
    }

    private static ReadOnlySpan<byte> ImpactsOf(ReadOnlySpan<byte> impacts, int block)
    {
        var start = block * PostingBlock.Size;
        return impacts.Slice(start, Math.Min(PostingBlock.Size, impacts.Length - start));
    }

    private int AddBlock(TermPostings postings, int block, ReadOnlySpan<byte> impacts, int part, byte least)
    {
        var added = 0;
        postings.DecodeDocuments(block, scratch.Block);
        var documents = scratch.Block.Documents;
        foreach (var index in ChosenPostings.AtLeast(impacts, least))
        {
            scratch.Sums.Add(documents[index], (part * impacts[index]) >> 8);
            added++;
        }

        return added;
    }

    /// <summary>The impact that about as many postings reach as are added up of a term; of many a part tells.</summary>
    private static byte LeastOf(ReadOnlySpan<byte> impacts)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        var step = 1 + impacts.Length / LongestCounted;
        for (var index = 0; index < impacts.Length; index += step)
            counts[impacts[index]]++;
        var (least, taken, wanted) = (256, 0, MostOfTerm / step);
        while (least > 1 && (taken < wanted / 2 || taken + counts[least - 1] <= wanted))
            taken += counts[--least];
        return (byte)least;
    }

    /// <summary>Keeps the documents of the greatest sums, and clears all.</summary>
    private void Keep(Segment segment, int number, int left, int count)
    {
        var (histogram, sums) = (scratch.Histogram, scratch.Sums);
        Array.Clear(histogram);
        for (var at = 0; at < sums.Count; at++)
            histogram[sums[at].Sum >> VectorScratch.StepBits]++;
        // One more than asked for: the document itself is among them.
        var (step, wanted) = (histogram.Length, count + 1);
        while (step > 0 && wanted > 0)
            wanted -= histogram[--step];
        var least = step << VectorScratch.StepBits;
        for (var at = 0; at < sums.Count; at++)
        {
            var (sum, place) = (sums[at].Sum, sums[at].Place);
            if (sum >= least && place != left && !segment.Dead.Contains(place))
                scratch.Candidates.Add(new NearCandidate(sum, number, place));
        }

        sums.Clear();
    }
}

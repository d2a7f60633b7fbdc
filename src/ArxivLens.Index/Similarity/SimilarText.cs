using System.Collections.Concurrent;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Segments;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Similarity;

/// <summary>Finds the documents nearest to a document by the terms of title and abstract.</summary>
/// <remarks>
/// Products are summed over the heaviest terms of the document asked for, a stretch of documents at a time. The length of a whole
/// vector is not kept, so that it never ages: it is worked out for those documents whose product is large for the words they
/// have. Terms that cannot make a candidate by themselves are looked up only in documents that hold another one (as in MaxScore,
/// H. Turtle and J. Flood, Information Processing and Management 31, 1995).
/// </remarks>
internal sealed class SimilarText(SegmentSet segments)
{
    /// <summary>Terms of a document that are looked at.</summary>
    private const int TermLimit = 30;

    private const int MoreCandidates = 100;

    // (1 + ln tf) / √tf is nowhere more than 1.22, and codes of lengths are at most 3.2 % too low.
    private const double MostOfTerm = 1.25;

    private static readonly double[] Logarithms =
        [.. Enumerable.Range(0, 64).Select(number => 1 + Math.Log(Math.Max(1, number)))];

    private readonly ConcurrentBag<SimilarScratch> _scratch = [];

    /// <summary>The nearest documents.</summary>
    public Hit[] Find(int document, int limit)
    {
        var (home, homePlace) = segments.Locate(document);
        var scratch = _scratch.TryTake(out var idle) ? idle : new SimilarScratch();
        var terms = Heaviest(home, homePlace, scratch);
        if (terms.Count == 0 || limit == 0)
            return [];
        // Those that add most first.
        terms.Sort(static (left, right) => right.ProductOfOne.CompareTo(left.ProductOfOne));
        scratch.Candidates.Clear();
        var wanted = (int)Math.Min(int.MaxValue, MoreCandidates + 2L * limit);
        foreach (var segment in segments.Segments)
            Gather(segment, terms, scratch, wanted, segment == home ? homePlace : -1);
        var hits = Best(scratch, limit);
        _scratch.Add(scratch);
        return hits;
    }

    /// <summary>The heaviest terms, as parts of a vector of length 1.</summary>
    public WeightedTerm[] Heaviest(int document, int limit)
    {
        var (segment, place) = segments.Locate(document);
        var scratch = _scratch.TryTake(out var idle) ? idle : new SimilarScratch();
        var terms = Heaviest(segment, place, scratch);
        _scratch.Add(scratch);
        return [.. terms.Take(limit).Select(term => new WeightedTerm(term.Term, term.Weight))];
    }

    /// <summary>
    /// Rarity of a term: ln(1 + N / df), N and df over documents that have title or abstract; a posting weighs that times
    /// 1 + ln tf (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 2008, 6.4; 1 added so that a term of every
    /// document keeps a little weight).
    /// </summary>
    private float Rarity(Segment segment, int rank, RarityCache known)
    {
        if (known.TryRecall(rank, out var rarity))
            return rarity;
        rarity = (float)Math.Log(1 + (double)segments.DocumentsWithText / DocumentFrequency(segment, rank));
        known.Remember(rank, rarity);
        return rarity;
    }

    private double Weight(Segment segment, int rank, int frequency, RarityCache known) => Rarity(segment, rank, known)
        * (frequency < Logarithms.Length ? Logarithms[frequency] : 1 + Math.Log(frequency));

    private List<VectorTerm> Heaviest(Segment segment, int place, SimilarScratch scratch)
    {
        var known = scratch.RaritiesOf(segment);
        var all = new List<(int Rank, float Weight)>();
        var squares = 0.0;
        var list = segment.Forward.Read(place);
        while (list.MoveNext())
        {
            var frequency = list.Frequencies[0] + list.Frequencies[1];
            if (frequency == 0)
                continue;
            var weight = Weight(segment, list.Rank, frequency, known);
            squares += weight * weight;
            // A term no other document holds makes nothing alike.
            if (DocumentFrequency(segment, list.Rank) > 1)
                all.Add((list.Rank, (float)weight));
        }

        var length = squares > 0 ? Math.Sqrt(squares) : 1;
        all.Sort(static (left, right) => left.Weight != right.Weight
            ? right.Weight.CompareTo(left.Weight)
            : left.Rank.CompareTo(right.Rank));
        var terms = new List<VectorTerm>(TermLimit);
        foreach (var (rank, weight) in all.Take(TermLimit))
            terms.Add(new VectorTerm(segment.Terms.Term(rank), (float)(weight / length), Rarity(segment, rank, known)));
        return terms;
    }

    private int DocumentFrequency(Segment segment, int rank)
    {
        if (segments.Segments.Count > 1)
            return segments.Counts(segment.Terms.Bytes(rank)).TitleOrAbstract;
        var counts = default(TermCounts);
        segment.AddCounts(rank, ref counts);
        return counts.TitleOrAbstract;
    }

    private static void Gather(Segment segment, List<VectorTerm> terms, SimilarScratch scratch, int limit, int left)
    {
        Span<double> bounds = stackalloc double[TermLimit + 1];
        var count = 0;
        foreach (var term in terms)
        {
            if (segment.Terms.Find(term.Term) is not (>= 0 and var rank))
                continue;
            if (scratch.Walks.Count == count)
                scratch.Walks.Add(new SimilarWalk());
            scratch.Walks[count].Begin(segment, rank, term);
            bounds[count++] = term.ProductOfOne * term.ProductOfOne;
        }

        // What a document can reach, for the words it has, by the terms from one on: after Cauchy and Schwarz.
        for (var index = count - 1; index >= 0; index--)
            bounds[index] += bounds[index + 1];
        for (var index = 0; index < count; index++)
            bounds[index] = SimilarWalk.UnitsOfOne * MostOfTerm * Math.Sqrt(bounds[index]);
        var search = new SimilarSearch(segment, scratch, limit, left);
        for (var start = 0; start < segment.DocumentCount; start += SimilarScratch.StretchSize)
            search.Look(start, bounds[..(count + 1)]);
        scratch.Walks.ForEach(walk => walk.End());
    }

    /// <summary>The candidates of the greatest cosine, equal ones by number.</summary>
    private Hit[] Best(SimilarScratch scratch, int limit)
    {
        scratch.Ordered.Clear();
        scratch.Ordered.AddRange(scratch.Candidates.UnorderedItems);
        scratch.Candidates.Clear();
        // The best first, so that of the others little has to be read.
        scratch.Ordered.Sort(static (left, right) => right.Priority.CompareTo(left.Priority));
        var hits = new List<Hit>(Math.Min(limit, scratch.Ordered.Count) + 1);
        foreach (var (candidate, _) in scratch.Ordered)
        {
            var cosine = Cosine(candidate, scratch, hits.Count == limit ? hits[^1].Score : 0);
            var hit = new Hit(candidate.Segment.Documents.Number(candidate.Place), cosine);
            var at = hits.Count;
            while (at > 0 && (hits[at - 1].Score < hit.Score
                || (hits[at - 1].Score == hit.Score && hits[at - 1].Document > hit.Document)))
            {
                at--;
            }

            hits.Insert(at, hit);
            if (hits.Count > limit)
                hits.RemoveAt(limit);
        }

        scratch.Ordered.Clear();
        return [.. hits];
    }

    /// <summary>The cosine with a candidate; something less than what is needed when it is less.</summary>
    private float Cosine(SimilarCandidate candidate, SimilarScratch scratch, float needed)
    {
        var known = scratch.RaritiesOf(candidate.Segment);
        var product = candidate.Product / SimilarWalk.UnitsOfOne;
        // So long a vector has too small a cosine; a little more, since this is rounded.
        var most = needed > 0 ? product / needed * (product / needed) * 1.00001 : double.MaxValue;
        var squares = 0.0;
        var list = candidate.Segment.Forward.Read(candidate.Place);
        while (squares <= most && list.MoveNext())
        {
            var frequency = list.Frequencies[0] + list.Frequencies[1];
            if (frequency == 0)
                continue;
            var weight = Weight(candidate.Segment, list.Rank, frequency, known);
            squares += weight * weight;
        }

        return (float)(product / Math.Sqrt(squares));
    }
}

using System.Buffers;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Ranking;
using ArxivLens.Index.Segments;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Similarity;

/// <summary>Finds the documents nearest to a document by the terms of title and abstract.</summary>
/// <remarks>
/// Products are summed over the heaviest terms of the document asked for, a stretch of documents at a time. The length of a whole
/// vector is not kept, so that it never ages: it is worked out for those documents whose product is large for the words they
/// have.
/// </remarks>
internal sealed class SimilarText(SegmentSet segments)
{
    /// <summary>Terms of a document that are looked at.</summary>
    private const int TermLimit = 30;

    private const int StretchSize = 1 << 14;
    private const int MoreCandidates = 100;

    /// <summary>The nearest documents.</summary>
    public Hit[] Find(int document, int limit)
    {
        var (home, homePlace) = segments.Locate(document);
        var terms = Heaviest(home, homePlace, out _);
        if (terms.Count == 0 || limit == 0)
            return [];
        var candidates = new PriorityQueue<(Segment Segment, int Place, float Product), float>();
        var room = ArrayPool<float>.Shared.Rent(StretchSize);
        foreach (var segment in segments.Segments)
        {
            Gather(segment, terms, room, MoreCandidates + 2 * limit, candidates, segment == home ? homePlace : -1);
        }

        ArrayPool<float>.Shared.Return(room);
        return [.. candidates.UnorderedItems
            .Select(item => new Hit(item.Element.Segment.Documents.Number(item.Element.Place), Cosine(item.Element)))
            .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Document).Take(limit)];
    }

    /// <summary>The heaviest terms, as parts of a vector of length 1.</summary>
    public WeightedTerm[] Heaviest(int document, int limit)
    {
        var (segment, place) = segments.Locate(document);
        return [.. Heaviest(segment, place, out _).Take(limit).Select(term => new WeightedTerm(term.Term, term.Weight))];
    }

    /// <summary>
    /// Weight of a term: (1 + ln tf) · ln(1 + N / df), tf counted over title and abstract, N and df over documents that have
    /// either (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 2008, 6.4; 1 added so that a term of every
    /// document keeps a little weight).
    /// </summary>
    private double Weight(int frequency, int documentFrequency)
        => (1 + Math.Log(frequency)) * Math.Log(1 + (double)segments.DocumentsWithText / documentFrequency);

    private List<VectorTerm> Heaviest(Segment segment, int place, out double length)
    {
        var all = new List<(int Rank, float Weight)>();
        var squares = 0.0;
        var list = segment.Forward.Read(place);
        while (list.MoveNext())
        {
            var frequency = list.Frequencies[0] + list.Frequencies[1];
            if (frequency == 0)
                continue;
            var documents = DocumentFrequency(segment, list.Rank);
            var weight = Weight(frequency, documents);
            squares += weight * weight;
            // A term no other document holds makes nothing alike.
            if (documents > 1)
                all.Add((list.Rank, (float)weight));
        }

        length = squares > 0 ? Math.Sqrt(squares) : 1;
        all.Sort(static (left, right) => left.Weight != right.Weight
            ? right.Weight.CompareTo(left.Weight)
            : left.Rank.CompareTo(right.Rank));
        var terms = new List<VectorTerm>();
        foreach (var (rank, weight) in all.Take(TermLimit))
        {
            terms.Add(new VectorTerm(
                segment.Terms.Term(rank), (float)(weight / length), Weight(1, DocumentFrequency(segment, rank))));
        }

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

    private static void Gather(
        Segment segment, List<VectorTerm> terms, float[] products, int limit,
        PriorityQueue<(Segment Segment, int Place, float Product), float> candidates, int left)
    {
        var walks = new List<TermWalk>();
        foreach (var term in terms)
        {
            if (segment.Terms.Find(term.Term) is >= 0 and var rank)
                walks.Add(new TermWalk(segment, rank, term));
        }

        var lengths = segment.Documents.Lengths.All;
        for (var start = 0; start < segment.DocumentCount; start += StretchSize)
        {
            Array.Clear(products, 0, StretchSize);
            var isTouched = false;
            foreach (var walk in walks)
                isTouched |= walk.AddProducts(start, start + StretchSize, products);
            if (!isTouched)
                continue;
            var end = Math.Min(StretchSize, segment.DocumentCount - start);
            for (var index = 0; index < end; index++)
            {
                var place = start + index;
                if (products[index] <= 0 || place == left || segment.Dead.Contains(place))
                    continue;
                var words = FieldLength.Decode(lengths[place] & 0xFF) + FieldLength.Decode(lengths[place] >>> 8 & 0xFF);
                var priority = products[index] / MathF.Sqrt(words);
                if (candidates.Count < limit)
                    candidates.Enqueue((segment, place, products[index]), priority);
                else if (candidates.TryPeek(out _, out var least) && priority > least)
                    candidates.EnqueueDequeue((segment, place, products[index]), priority);
            }
        }
    }

    private float Cosine((Segment Segment, int Place, float Product) candidate)
    {
        var squares = 0.0;
        var list = candidate.Segment.Forward.Read(candidate.Place);
        while (list.MoveNext())
        {
            var frequency = list.Frequencies[0] + list.Frequencies[1];
            if (frequency == 0)
                continue;
            var weight = Weight(frequency, DocumentFrequency(candidate.Segment, list.Rank));
            squares += weight * weight;
        }

        return (float)(candidate.Product / Math.Sqrt(squares));
    }

    private sealed record VectorTerm(string Term, float Weight, double WeightOfOne);

    /// <summary>Walks the postings of a term, a stretch of documents at a time.</summary>
    private sealed class TermWalk(Segment segment, int rank, VectorTerm term)
    {
        private readonly PostingBlock _block = new();
        private int _next;
        private int _index;

        public bool AddProducts(int start, int end, float[] products)
        {
            var postings = segment.Terms.Postings(rank);
            var isTouched = false;
            while (true)
            {
                if (_index == _block.Count)
                {
                    if (_next == postings.BlockCount)
                        return isTouched;
                    postings.Decode(_next++, _block);
                    _index = 0;
                }

                var documents = _block.Documents;
                for (; _index < documents.Length && documents[_index] < end; _index++)
                {
                    var frequency = _block.Frequency(_index, 0) + _block.Frequency(_index, 1);
                    if (frequency == 0)
                        continue;
                    var weight = frequency == 1 ? term.WeightOfOne : term.WeightOfOne * (1 + Math.Log(frequency));
                    products[documents[_index] - start] += (float)(term.Weight * weight);
                    isTouched = true;
                }

                if (_index < documents.Length)
                    return isTouched;
            }
        }
    }
}

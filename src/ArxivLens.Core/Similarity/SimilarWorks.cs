using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Similarity;

namespace ArxivLens.Core.Similarity;

/// <summary>
/// Works like a work, by text and by citations: a weighted sum of shared terms, shared references, common citers, one citing the
/// other, and being cited by the works nearest by text (<see cref="SimilarityWeights"/>).
/// </summary>
public static class SimilarWorks
{
    private const double Damping = 3;

    /// <summary>What a list of references or citers is taken for until it is looked at.</summary>
    private const double UsualLength = 8;

    /// <summary>Candidates looked at closely, beside twice as many as are wanted.</summary>
    private const int LookedAt = 32;

    /// <summary>Candidates whose rows are asked for at once; more would drive each other out of the processor's cache.</summary>
    private const int MostPrefetched = 64;

    /// <summary>Finds them, best first; the document itself, its twins and works without a title are left out.</summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The document.</param>
    /// <param name="limit">Works to return at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document, or the limit is negative.</exception>
    public static IReadOnlyList<SimilarWork> Find(IndexReader index, int document, int limit = 10)
        => Find(index, document, limit, SimilarityWeights.Learnt);

    /// <summary>Finds them by other weights, for comparison.</summary>
    /// <inheritdoc cref="Find(IndexReader, int, int)"/>
    /// <param name="index">The index.</param>
    /// <param name="document">The document.</param>
    /// <param name="limit">Works to return at most.</param>
    /// <param name="weights">What each part counts.</param>
    public static IReadOnlyList<SimilarWork> Find(IndexReader index, int document, int limit, SimilarityWeights weights)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        using var likeness = index.Likeness(document);
        if (limit == 0)
            return [];
        var table = CandidateTable.Rent();
        var wanted = (int)Math.Min(int.MaxValue, LookedAt + 2L * limit);
        var needsText = weights.Text > 0 || weights.Borrowed > 0;
        var nearest = needsText ? likeness.FindNearest(Math.Max(CandidateSearch.MostLenders, limit)) : [];
        new CandidateSearch(index.Graph, table, document).Find(nearest);
        Choose(table, index.Graph, document, wanted, weights);
        var found = Weigh(index, likeness, document, limit, weights, table, nearest is [.., var farthest] ? farthest.Score : 0);
        table.Return();
        return Twins.Merge(index, document, found, limit);
    }

    /// <summary>
    /// Compares two works: the other with the score and the parts that it has, or would have, in the list of the first;
    /// <c>null</c> when they have nothing in common.
    /// </summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The document.</param>
    /// <param name="other">The other, which may be a twin.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document.</exception>
    public static SimilarWork? Compare(IndexReader index, int document, int other)
    {
        ArgumentNullException.ThrowIfNull(index);
        using var likeness = index.Likeness(document);
        var table = CandidateTable.Rent();
        var nearest = likeness.FindNearest(CandidateSearch.MostLenders);
        new CandidateSearch(index.Graph, table, document).Find(nearest);
        var candidate = table.Of(other);
        table.Return();
        return new Weighing(index, likeness, document, SimilarityWeights.Learnt).Weigh(candidate, farthest: 1, least: 0);
    }

    /// <summary>
    /// Weighs the candidates, the most promising first. One that is not among the nearest by text has no greater cosine than the
    /// farthest of these, as far as that search goes: its text is not compared when even so much would not bring it into the
    /// list.
    /// </summary>
    private static List<SimilarWork> Weigh(
        IndexReader index, TextLikeness likeness, int document, int limit, SimilarityWeights weights, CandidateTable table,
        float farthest)
    {
        var weighing = new Weighing(index, likeness, document, weights);
        var found = new List<SimilarWork>(table.Best.Count);
        // Twins and a work's own other keys may be left out later.
        var needed = (int)Math.Min(int.MaxValue, limit + 4L);
        var order = table.DrainBest();
        Prefetch(index, likeness, table, order);
        for (var turn = order.Length - 1; turn >= 0; turn--)
        {
            var candidate = table.All[order[turn]];
            if (index.Kind(candidate.Document) == (byte)WorkKind.Unresolved)
                continue;
            var least = found.Count < needed ? 0 : found[needed - 1].Score;
            if (weighing.Weigh(candidate, farthest, least) is { } work)
                Insert(found, work);
        }

        return found;
    }

    private static void Prefetch(IndexReader index, TextLikeness likeness, CandidateTable table, ReadOnlySpan<int> order)
    {
        Span<int> documents = stackalloc int[Math.Min(order.Length, MostPrefetched)];
        Span<int> compared = stackalloc int[documents.Length];
        var count = 0;
        for (var place = 0; place < documents.Length; place++)
        {
            ref readonly var candidate = ref table.All[order[order.Length - 1 - place]];
            documents[place] = candidate.Document;
            if (candidate.Cosine == 0)
                compared[count++] = candidate.Document;
        }

        index.Graph.Prefetch(documents, CitationDirections.Both);
        likeness.Prefetch(compared[..count]);
    }

    /// <summary>Best first, equal ones by number.</summary>
    private static void Insert(List<SimilarWork> found, SimilarWork work)
    {
        var at = found.Count;
        while (at > 0 && IsBehind(found[at - 1], work))
            at--;
        found.Insert(at, work);
    }

    private static bool IsBehind(SimilarWork left, SimilarWork right)
        => left.Score < right.Score || (left.Score == right.Score && left.Document > right.Document);

    /// <summary>Keeps the best candidates by what is known without looking at each.</summary>
    private static void Choose(CandidateTable table, CitationGraph graph, int document, int count, SimilarityWeights weights)
    {
        var coupling = weights.Coupling * Likeness(1, graph.References(document).Length, UsualLength);
        var cocitation = weights.Cocitation * Likeness(1, graph.Citations(document).Length, UsualLength);
        var all = table.All;
        for (var place = 0; place < all.Length; place++)
        {
            ref readonly var one = ref all[place];
            if (one.Document == document)
                continue;
            var guess = (float)(weights.Text * one.Cosine + weights.Borrowed * (one.Lent / (one.Lent + 1))
                + coupling * one.SharedReferences + cocitation * one.CommonCiters + (one.IsDirect ? weights.Direct : 0));
            // Equal ones by number: then the smaller stays.
            var priority = (long)BitConverter.SingleToInt32Bits(guess) << 32 | (uint)(int.MaxValue - one.Document);
            if (table.Best.Count < count)
                table.Best.Enqueue(place, priority);
            else if (table.Best.TryPeek(out _, out var least) && priority > least)
                table.Best.EnqueueDequeue(place, priority);
        }
    }

    private readonly ref struct Weighing(IndexReader index, TextLikeness likeness, int document, SimilarityWeights weights)
    {
        private readonly CitationGraph _graph = index.Graph;
        private readonly ReadOnlySpan<int> _references = index.Graph.References(document);
        private readonly ReadOnlySpan<int> _citers = index.Graph.Citations(document);

        /// <summary>Weighs one; <c>null</c> when it has nothing in common, or less than the least needed.</summary>
        public SimilarWork? Weigh(in Candidate candidate, float farthest, double least)
        {
            var references = _graph.References(candidate.Document);
            var citers = _graph.Citations(candidate.Document);
            var (shared, common) = (CommonNumbers.Count(_references, references), CommonNumbers.Count(_citers, citers));
            var coupling = weights.Coupling * Likeness(shared, _references.Length, references.Length);
            var cocitation = weights.Cocitation * Likeness(common, _citers.Length, citers.Length);
            var isDirect = _references.BinarySearch(candidate.Document) >= 0 || _citers.BinarySearch(candidate.Document) >= 0;
            var direct = isDirect ? weights.Direct : 0;
            var lent = candidate.Lent / Math.Pow(1 + citers.Length, 0.2);
            var borrowed = weights.Borrowed * lent / (lent + 1);
            var others = coupling + cocitation + direct + borrowed;
            if (others + weights.Text * (candidate.Cosine > 0 ? candidate.Cosine : farthest) < least)
                return null;
            var cosine = candidate.Cosine > 0 || weights.Text == 0 ? candidate.Cosine : likeness.CosineWith(candidate.Document);
            var text = weights.Text * Math.Min(1, cosine);
            return text + others <= 0 ? null : new SimilarWork(
                candidate.Document, text + coupling + cocitation + direct + borrowed,
                text, coupling, cocitation, direct, borrowed, shared, common, candidate.Lenders);
        }
    }

    private static double Likeness(int common, double left, double right)
        => common == 0 ? 0 : common / (Math.Sqrt(left * right) + Damping);
}

using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Similarity;

/// <summary>Finds the candidates of a segment, a stretch of documents after the other.</summary>
/// <param name="segment">The segment.</param>
/// <param name="scratch">Its room; the walks are at the begin of the segment.</param>
/// <param name="limit">Candidates to keep.</param>
/// <param name="left">The place of the document asked for; −1 when it is in another segment.</param>
internal readonly struct SimilarSearch(Segment segment, SimilarScratch scratch, int limit, int left)
{
    /// <summary>Looks at a stretch.</summary>
    /// <param name="start">Its first document.</param>
    /// <param name="bounds">What the terms from each on, and at last none, can make a priority of.</param>
    public void Look(int start, ReadOnlySpan<double> bounds)
    {
        var count = bounds.Length - 1;
        var needed = Needed;
        var essential = 0;
        while (essential < count && bounds[essential] >= needed)
            essential++;
        var products = scratch.Products.AsSpan(0, Math.Min(SimilarScratch.StretchSize, segment.DocumentCount - start));
        products.Clear();
        for (var walk = 0; walk < essential; walk++)
            scratch.Walks[walk].AddProducts(start, products);
        Choose(products, start, (float)(needed - bounds[essential]));
        for (var walk = essential; walk < count; walk++)
        {
            foreach (var place in scratch.Places)
                products[place] += scratch.Walks[walk].ProductWith(start + place);
        }

        foreach (var place in scratch.Places)
            Offer(start + place, products[place]);
    }

    /// <summary>The least priority of a candidate.</summary>
    private float Needed => scratch.Candidates.Count >= limit && scratch.Candidates.TryPeek(out _, out var least) ? least : 0;

    /// <summary>Notes the documents of a stretch whose product so far is enough.</summary>
    private void Choose(ReadOnlySpan<int> products, int start, float needed)
    {
        scratch.Places.Clear();
        var lengths = segment.Documents.Lengths.Slice(start, products.Length);
        for (var place = 0; place < products.Length; place++)
        {
            var next = products[place..].IndexOfAnyExcept(0);
            if (next < 0)
                return;
            place += next;
            if (products[place] * SimilarScratch.RootOf(lengths[place]) >= needed && start + place != left
                && !segment.Dead.Contains(start + place))
            {
                scratch.Places.Add(place);
            }
        }
    }

    private void Offer(int place, int product)
    {
        var priority = product * SimilarScratch.RootOf(segment.Documents.Lengths[place]);
        if (scratch.Candidates.Count < limit)
            scratch.Candidates.Enqueue(new SimilarCandidate(segment, place, product), priority);
        else if (scratch.Candidates.TryPeek(out _, out var least) && priority > least)
            scratch.Candidates.EnqueueDequeue(new SimilarCandidate(segment, place, product), priority);
    }
}

using System.Buffers;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Querying;

namespace ArxivLens.Index.Similarity;

/// <summary>Finds the documents nearest to a document by the terms of title and abstract.</summary>
internal sealed class SimilarText(TermDictionary terms, DocumentVectors vectors, int documentCount, int documentsWithText)
{
    /// <summary>
    /// The nearest documents. The cosine is summed over the thirty heaviest terms of the document asked for; the lengths are
    /// those of the whole vectors, so no score is greater than the true cosine.
    /// </summary>
    public Hit[] Find(int document, int limit)
    {
        var scores = ArrayPool<float>.Shared.Rent(documentCount);
        scores.AsSpan(0, documentCount).Clear();
        try
        {
            foreach (var term in vectors.Heaviest(document))
                AddProducts(term, scores);
            var lengths = vectors.Lengths;
            var top = new TopHits(Math.Min(limit, documentCount));
            for (var other = 0; other < documentCount; other++)
            {
                if (scores[other] <= 0 || other == document)
                    continue;
                var cosine = scores[other] / lengths[other];
                top.Offer(other, cosine, cosine);
            }

            return top.Take(0);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scores);
        }
    }

    private void AddProducts(VectorTerm term, float[] scores)
    {
        var postings = terms.Postings(term.Rank);
        var documentFrequency = postings.Entry.TitleOrAbstract;
        var once = DocumentVectors.Weight(1, documentFrequency, documentsWithText);
        for (var other = postings.MoveNext(); other != PostingsReader.End; other = postings.MoveNext())
        {
            var frequency = postings.Frequencies[0] + postings.Frequencies[1];
            if (frequency == 0)
                continue;
            var weight = frequency == 1 ? once : DocumentVectors.Weight(frequency, documentFrequency, documentsWithText);
            scores[other] += (float)(term.Weight * weight);
        }
    }
}

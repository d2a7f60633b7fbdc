using ArxivLens.Index;

namespace ArxivLens.Core.Similarity;

/// <summary>How rare terms are in a library: ln((N + 1) / (df + 1)) over the N works that have a text.</summary>
internal sealed class FacetRarities(IndexReader index)
{
    private readonly Dictionary<string, double> known = new(StringComparer.Ordinal);

    /// <summary>The rarity of a term.</summary>
    public double Of(string term)
    {
        if (!known.TryGetValue(term, out var rarity))
        {
            rarity = Math.Log((index.Terms.DocumentCount + 1.0) / (index.Terms.DocumentFrequency(term) + 1.0));
            known.Add(term, rarity = Math.Max(0, rarity));
        }

        return rarity;
    }
}

using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Similarity;

/// <summary>Terms with their weights: ln(1 + occurrences) · rarity, brought to length 1.</summary>
internal sealed class FacetVector
{
    private readonly Dictionary<string, (double Weight, string Form)> terms = new(StringComparer.Ordinal);

    /// <summary>Counts an occurrence, or a part of one.</summary>
    public void Add(Token token, double share)
    {
        var known = terms.GetValueOrDefault(token.Term, (Weight: 0, Form: token.Form));
        terms[token.Term] = known with { Weight = known.Weight + share };
    }

    /// <summary>Turns occurrences into weights.</summary>
    public void Weigh(FacetRarities rarities)
    {
        var squares = 0.0;
        foreach (var (term, (occurrences, form)) in terms)
        {
            var weight = Math.Log(1 + occurrences) * rarities.Of(term);
            squares += weight * weight;
            terms[term] = (weight, form);
        }

        if (squares == 0)
            return;
        var length = Math.Sqrt(squares);
        foreach (var (term, (weight, form)) in terms)
            terms[term] = (weight / length, form);
    }

    /// <summary>The cosine with another, 0–1.</summary>
    public double Cosine(FacetVector other)
    {
        var sum = 0.0;
        foreach (var (term, (weight, _)) in terms)
            sum += other.terms.TryGetValue(term, out var found) ? weight * found.Weight : 0;
        return Math.Min(1, sum);
    }

    /// <summary>The terms both have that add most to the cosine, as this one writes them.</summary>
    public IReadOnlyList<string> CommonTerms(FacetVector other, int limit)
        => [.. terms.Where(term => other.terms.ContainsKey(term.Key))
            .Select(term => (term.Key, term.Value.Form, Product: term.Value.Weight * other.terms[term.Key].Weight))
            .Where(term => term.Product > 0)
            .OrderByDescending(term => term.Product).ThenBy(term => term.Key, StringComparer.Ordinal)
            .Take(limit).Select(term => term.Form)];
}

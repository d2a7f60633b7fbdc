using ArxivLens.Core.Papers;
using ArxivLens.Index;

namespace ArxivLens.Core.Similarity;

/// <summary>
/// Orders works by how like they are to a work in one facet. The terms of a sentence count for a facet by the probability that
/// the sentence is of it (<see cref="Summaries.SentenceRoles"/>). The score is
/// m·facet + (1 − m)·whole, both cosines of TF-IDF vectors, where whole is of title and abstract and
/// m = 0.6·√(q/(q+10) · c/(c+10)) for q and c terms of the facet in the two works: where one says little of the facet, what it
/// says counts little.
/// </summary>
public static class FacetSimilarity
{
    /// <summary>Share of the score that the facet can reach.</summary>
    public const double GreatestShare = 0.6;

    private const double FewTerms = 10;
    private const int ReasonTerms = 5;

    /// <summary>Orders candidates, best first, equal ones as they were given; those without a common term are last.</summary>
    /// <param name="index">The index, whose document frequencies tell what is common.</param>
    /// <param name="query">The work; it need not be in the index.</param>
    /// <param name="facet">In what.</param>
    /// <param name="candidates">The works to order.</param>
    public static IReadOnlyList<FacetMatch> Order(IndexReader index, Work query, Facet facet, IReadOnlyList<Work> candidates)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(candidates);
        if (!Enum.IsDefined(facet))
            throw new ArgumentOutOfRangeException(nameof(facet), facet, "There are three facets.");
        var rarities = new FacetRarities(index);
        var left = FacetVectors.Of(query, facet, rarities);
        return [.. candidates
            .Select((candidate, place) => Compare(place, left, FacetVectors.Of(candidate, facet, rarities)))
            .OrderByDescending(match => match.Score).ThenBy(match => match.Candidate)];
    }

    private static FacetMatch Compare(int place, FacetVectors left, FacetVectors right)
    {
        var share = GreatestShare * Math.Sqrt(left.Terms / (left.Terms + FewTerms) * (right.Terms / (right.Terms + FewTerms)));
        var facet = left.Facet.Cosine(right.Facet);
        var whole = left.Whole.Cosine(right.Whole);
        return new FacetMatch(
            place, (share * facet) + ((1 - share) * whole), share * facet, (1 - share) * whole, whole,
            left.Facet.CommonTerms(right.Facet, ReasonTerms));
    }
}

/// <summary>How like a candidate is in a facet, and why.</summary>
/// <param name="Candidate">Its place among the candidates given.</param>
/// <param name="Score">0–1; the next two sum to it.</param>
/// <param name="FacetPart">What the terms of the facet make of it.</param>
/// <param name="WholePart">What all terms of title and abstract make of it.</param>
/// <param name="WholeCosine">The cosine of title and abstract alone, 0–1.</param>
/// <param name="SharedTerms">Terms both have in the facet, those that add most first, as the work asked for writes them.</param>
public sealed record FacetMatch(
    int Candidate,
    double Score,
    double FacetPart,
    double WholePart,
    double WholeCosine,
    IReadOnlyList<string> SharedTerms);

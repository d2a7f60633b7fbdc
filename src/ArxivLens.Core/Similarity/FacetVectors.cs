using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Similarity;

/// <summary>The terms of a work: those of one facet, and all.</summary>
/// <param name="Facet">Those of the facet.</param>
/// <param name="Whole">Those of title and abstract.</param>
/// <param name="Terms">How many terms the facet has, each counted by the probability that its sentence is of it.</param>
internal sealed record FacetVectors(FacetVector Facet, FacetVector Whole, double Terms)
{
    /// <summary>A title tells what a work is about and seldom of which facet that is.</summary>
    private const double TitleShare = 1.0 / 3;

    /// <summary>Weighs them.</summary>
    public static FacetVectors Of(Work work, Facet facet, FacetRarities rarities)
    {
        var (ofFacet, whole, terms) = (new FacetVector(), new FacetVector(), 0.0);
        Add(work.Title, TitleShare);
        foreach (var sentence in SentenceRoles.Estimate(work.Abstract))
            terms += Add(work.Abstract.Substring(sentence.Start, sentence.Length), ShareOf(sentence, facet));
        ofFacet.Weigh(rarities);
        whole.Weigh(rarities);
        return new FacetVectors(ofFacet, whole, terms);

        double Add(string text, double share)
        {
            var added = 0.0;
            foreach (var token in Analyzer.Analyze(text))
            {
                if (token.Kind is not (TokenKind.Word or TokenKind.Mathematics))
                    continue;
                ofFacet.Add(token, share);
                whole.Add(token, 1);
                added += share;
            }

            return added;
        }
    }

    private static double ShareOf(SentenceRoleEstimate sentence, Facet facet) => facet switch
    {
        Similarity.Facet.Background => sentence.Of(SentenceRole.Background) + sentence.Of(SentenceRole.Objective),
        Similarity.Facet.Method => sentence.Of(SentenceRole.Method),
        _ => sentence.Of(SentenceRole.Result) + sentence.Of(SentenceRole.Conclusion),
    };
}

using ArxivLens.Index;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Similarity;

namespace ArxivLens.Core.Similarity;

/// <summary>What makes a work similar, by name: take it away, and the work ranks lower.</summary>
/// <param name="Terms">The shared terms that add most, best first.</param>
/// <param name="OtherTerms">What all other shared terms add; with the terms it sums to <see cref="SimilarWork.Text"/>.</param>
/// <param name="SharedReferences">Works both cite, those that are cited least first.</param>
/// <param name="CommonCiters">Works that cite both, those that cite least first.</param>
/// <param name="Lenders">The nearest works by text that cite it, nearest first.</param>
public sealed record SimilarityReasons(
    IReadOnlyList<SharedTermPart> Terms,
    double OtherTerms,
    IReadOnlyList<int> SharedReferences,
    IReadOnlyList<int> CommonCiters,
    IReadOnlyList<int> Lenders)
{
    /// <summary>Terms that are named.</summary>
    public const int MostTerms = 8;

    /// <summary>Works of each sort that are named.</summary>
    public const int MostWorks = 10;

    /// <summary>Tells why works are similar to a document.</summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The document.</param>
    /// <param name="works">What <see cref="SimilarWorks.Find(IndexReader, int, int)"/> found for it.</param>
    /// <returns>For each work its reasons, in the same order.</returns>
    public static IReadOnlyList<SimilarityReasons> Of(IndexReader index, int document, IReadOnlyList<SimilarWork> works)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(works);
        using var likeness = index.Likeness(document);
        var nearest = works.Any(work => work.Lenders > 0) ? likeness.FindNearest(CandidateSearch.MostLenders) : [];
        return [.. works.Select(work => Of(index.Graph, likeness, document, work, nearest))];
    }

    private static SimilarityReasons Of(
        CitationGraph graph, TextLikeness likeness, int document, SimilarWork work, IReadOnlyList<Hit> nearest)
    {
        var shared = work.Text > 0 ? likeness.SharedWith(work.Document) : [];
        // The cosine that the part was made of, so that what is shown sums to the part to the last digit.
        var unit = shared.Count == 0 ? 0 : work.Text / shared.Sum(term => term.Part);
        var terms = shared.Take(MostTerms).Select(term => new SharedTermPart(term.Form, term.Term, term.Part * unit)).ToList();
        var references = work.SharedReferences == 0
            ? []
            : CommonNumbers.Find(graph.References(document), graph.References(work.Document));
        var citers = work.CommonCiters == 0
            ? []
            : CommonNumbers.Find(graph.Citations(document), graph.Citations(work.Document));
        return new SimilarityReasons(
            terms,
            Math.Max(0, work.Text - terms.Sum(term => term.Part)),
            [.. references.OrderBy(one => graph.Citations(one).Length).ThenBy(one => one).Take(MostWorks)],
            [.. citers.OrderBy(one => graph.References(one).Length).ThenBy(one => one).Take(MostWorks)],
            [.. nearest.Take(CandidateSearch.MostLenders).Select(hit => hit.Document)
                .Where(near => graph.References(near).BinarySearch(work.Document) >= 0).Take(MostWorks)]);
    }
}

/// <summary>A shared term and what it adds to the score.</summary>
/// <param name="Text">As the library writes it most often.</param>
/// <param name="Term">The analysed form.</param>
/// <param name="Part">Part of the score.</param>
public sealed record SharedTermPart(string Text, string Term, double Part);

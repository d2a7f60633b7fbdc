using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Graph;

namespace ArxivLens.Core.Similarity;

/// <summary>
/// Works like a work, by text and by citations. The score is
/// 0.5·cosine + 0.2·coupling + 0.2·co-citation + 0.1·direct, where cosine is that of the TF-IDF vectors of title and abstract;
/// coupling is c/(√(a·b)+3) for c shared references among a and b (Kessler 1963, normalised as by Salton; the 3 keeps one common
/// reference of two short lists from counting as identity); co-citation is the same of the citers (Small 1973); direct is 1 when
/// one cites the other.
/// </summary>
public static class SimilarWorks
{
    /// <summary>Share of the score that text can reach.</summary>
    public const double TextWeight = 0.5;

    /// <summary>Share of the score that shared references can reach.</summary>
    public const double CouplingWeight = 0.2;

    /// <summary>Share of the score that common citers can reach.</summary>
    public const double CocitationWeight = 0.2;

    /// <summary>Share of the score for one citing the other.</summary>
    public const double DirectWeight = 0.1;

    private const double Damping = 3;

    /// <summary>Nearest works by text that are looked at; for others the part from text is 0.</summary>
    private const int TextCandidates = 200;

    /// <summary>Finds them, best first; the document itself and works without a title are left out.</summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The document.</param>
    /// <param name="limit">Works to return at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document, or the limit is negative.</exception>
    public static IReadOnlyList<SimilarWork> Find(IndexReader index, int document, int limit = 10)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentOutOfRangeException.ThrowIfNegative(document);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, index.DocumentCount);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var texts = index.FindSimilarText(document, TextCandidates).ToDictionary(h => h.Document, h => (double)h.Score);
        var candidates = CitationCandidates.Find(index.Graph, document);
        candidates.UnionWith(texts.Keys);
        candidates.Remove(document);
        return [.. candidates
            .Where(c => index.Kind(c) != (byte)WorkKind.Unresolved)
            .Select(c => Weigh(index.Graph, document, c, texts.GetValueOrDefault(c)))
            .Where(w => w.Score > 0)
            .OrderByDescending(w => w.Score).ThenBy(w => w.Document)
            .Take(limit)];
    }

    private static SimilarWork Weigh(CitationGraph graph, int document, int other, double cosine)
    {
        var (sharedReferences, likeCoupling) = Compare(graph.References(document), graph.References(other));
        var (commonCiters, likeCocitation) = Compare(graph.Citations(document), graph.Citations(other));
        var text = TextWeight * Math.Clamp(cosine, 0, 1);
        var coupling = CouplingWeight * likeCoupling;
        var cocitation = CocitationWeight * likeCocitation;
        var direct = Cites(graph, document, other) || Cites(graph, other, document) ? DirectWeight : 0;
        return new SimilarWork(
            other, text + coupling + cocitation + direct, text, coupling, cocitation, direct, sharedReferences, commonCiters);
    }

    private static (int Common, double Likeness) Compare(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        var common = CommonNumbers.Count(left, right);
        return (common, common / (Math.Sqrt((double)left.Length * right.Length) + Damping));
    }

    private static bool Cites(CitationGraph graph, int citing, int cited) => graph.References(citing).BinarySearch(cited) >= 0;
}

/// <summary>A similar work and why: the parts sum to the score.</summary>
/// <param name="Document">Its document number.</param>
/// <param name="Score">0–1.</param>
/// <param name="Text">Part of the score from shared terms.</param>
/// <param name="Coupling">Part from shared references (bibliographic coupling).</param>
/// <param name="Cocitation">Part from common citers.</param>
/// <param name="Direct">Part from one citing the other.</param>
/// <param name="SharedReferences">How many works both cite.</param>
/// <param name="CommonCiters">How many works cite both.</param>
public sealed record SimilarWork(
    int Document,
    double Score,
    double Text,
    double Coupling,
    double Cocitation,
    double Direct,
    int SharedReferences,
    int CommonCiters);

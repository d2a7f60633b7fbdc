using ArxivLens.Index;

namespace ArxivLens.Core.Similarity;

/// <summary>Works like a work, by text and by citations.</summary>
public static class SimilarWorks
{
    /// <summary>Finds them, best first; the document itself and works without a title are left out.</summary>
    public static IReadOnlyList<SimilarWork> Find(IndexReader index, int document, int limit = 10) => throw new NotImplementedException();
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
    int Document, double Score, double Text, double Coupling, double Cocitation, double Direct, int SharedReferences, int CommonCiters);

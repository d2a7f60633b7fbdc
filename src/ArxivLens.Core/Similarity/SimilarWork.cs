namespace ArxivLens.Core.Similarity;

/// <summary>A similar work and why: the parts sum to the score.</summary>
/// <param name="Document">Its document number.</param>
/// <param name="Score">0–1.</param>
/// <param name="Text">Part of the score from shared terms.</param>
/// <param name="Coupling">Part from shared references (bibliographic coupling).</param>
/// <param name="Cocitation">Part from common citers.</param>
/// <param name="Direct">Part from one citing the other.</param>
/// <param name="Borrowed">Part from being cited by the works nearest by text.</param>
/// <param name="SharedReferences">How many works both cite.</param>
/// <param name="CommonCiters">How many works cite both.</param>
/// <param name="Lenders">How many of the works nearest by text cite it.</param>
public sealed record SimilarWork(
    int Document,
    double Score,
    double Text,
    double Coupling,
    double Cocitation,
    double Direct,
    double Borrowed,
    int SharedReferences,
    int CommonCiters,
    int Lenders)
{
    /// <summary>Twins of it, which are not listed by themselves: the same work under another key.</summary>
    public IReadOnlyList<int> AlsoAs { get; init; } = [];
}

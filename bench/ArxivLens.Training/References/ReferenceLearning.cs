namespace ArxivLens.Training;

/// <summary>How the labels of references are learnt.</summary>
/// <param name="Rounds">How often each example is seen.</param>
/// <param name="Step">The first step of a weight.</param>
/// <param name="Penalty">What is taken of a weight's absolute value at each step, in slopes.</param>
/// <param name="Least">How often a feature stands in the examples to count.</param>
/// <param name="Seed">Seed of the order.</param>
internal sealed record ReferenceLearning(int Rounds = 12, float Step = 0.2f, float Penalty = 0.002f, int Least = 2, int Seed = 8);

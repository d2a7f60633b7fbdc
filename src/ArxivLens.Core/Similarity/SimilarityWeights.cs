using System.Globalization;

namespace ArxivLens.Core.Similarity;

/// <summary>
/// What each part of a similarity counts at most: a score is Σ weight · part, each part 0–1, and the weights sum to 1.
/// </summary>
/// <param name="Text">For shared terms: the cosine of the TF-IDF vectors of title and abstract.</param>
/// <param name="Coupling">For shared references (Kessler 1963): c / (√(a·b) + 3) for c common ones among a and b.</param>
/// <param name="Cocitation">For common citers (Small 1973): the same of these.</param>
/// <param name="Direct">For one citing the other: 1.</param>
/// <param name="Borrowed">
/// For being cited by the works nearest by text: x / (x + 1), x the sum of their cosines over (1 + citations)^0.2.
/// </param>
public sealed record SimilarityWeights(double Text, double Coupling, double Cocitation, double Direct, double Borrowed)
{
    private const string Resource = "ArxivLens.Core.Similarity.similarity-weights.tsv";

    /// <summary>The learnt ones, of the file <c>similarity-weights.tsv</c>; docs/lens.md tells how they were learnt.</summary>
    public static SimilarityWeights Learnt { get; } = Read();

    /// <summary>Text alone.</summary>
    public static SimilarityWeights TextAlone { get; } = new(1, 0, 0, 0, 0);

    /// <summary>Citations alone: those parts of the learnt ones that need no text.</summary>
    public static SimilarityWeights CitationsAlone { get; } = Learnt with { Text = 0, Borrowed = 0 };

    private static SimilarityWeights Read()
    {
        using var stream = typeof(SimilarityWeights).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"{Resource} is not there.");
        using var text = new StreamReader(stream);
        var weights = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture));
        return new SimilarityWeights(
            weights["text"], weights["coupling"], weights["cocitation"], weights["direct"], weights["borrowed"]);
    }
}

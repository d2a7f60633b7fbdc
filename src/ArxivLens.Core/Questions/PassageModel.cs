using System.Globalization;

namespace ArxivLens.Core.Questions;

/// <summary>
/// What each feature counts: closeness = 1 / (1 + e^−s), s = Σ weight · feature. docs/quality.md tells from what the weights were
/// learnt and what a closeness means.
/// </summary>
internal sealed class PassageModel
{
    /// <summary>How many features there are.</summary>
    public static readonly int Length = Enum.GetValues<PassageFeature>().Length;

    private const string Resource = "ArxivLens.Core.Questions.passage-weights.tsv";
    private readonly double[] weights;

    /// <summary>Takes weights, one a feature.</summary>
    public PassageModel(double[] weights) => this.weights = weights;

    /// <summary>The learnt ones, of the file <c>passage-weights.tsv</c>.</summary>
    public static PassageModel Learnt { get; } = Read();

    /// <summary>The sum of what the features count.</summary>
    public double Score(ReadOnlySpan<double> features)
    {
        var sum = 0.0;
        for (var index = 0; index < weights.Length; index++)
            sum += weights[index] * features[index];
        return sum;
    }

    /// <summary>What a feature counts.</summary>
    public double this[PassageFeature feature] => weights[(int)feature];

    /// <summary>The closeness that a sum is.</summary>
    public static double Closeness(double score) => 1 / (1 + Math.Exp(-score));

    /// <summary>The name of a feature in the file.</summary>
    public static string NameOf(PassageFeature feature) => feature.ToString().ToLowerInvariant();

    private static PassageModel Read()
    {
        using var stream = typeof(PassageModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"{Resource} is not there.");
        using var text = new StreamReader(stream);
        var rows = text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new PassageModel([.. Enum.GetValues<PassageFeature>().Select(feature => rows.GetValueOrDefault(NameOf(feature)))]);
    }
}

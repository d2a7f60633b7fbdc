using System.Globalization;

namespace ArxivLens.Core.Questions;

/// <summary>
/// What a closeness means. Learnt with the weights and by questions these had not seen (file <c>closeness-scale.tsv</c>, figures in
/// docs/quality.md), of which half have an answer in the library: its bounds are the least closeness, in steps of 0.05, that at most a
/// tenth of those without an answer reach (<see cref="Threshold"/>), and from which on 95 % (<see cref="Close"/>) and 98 %
/// (<see cref="VeryClose"/>) of those that reach it have one.
/// </summary>
public static class ClosenessScale
{
    private const string Resource = "ArxivLens.Core.Questions.closeness-scale.tsv";

    private static readonly Dictionary<string, double> Bounds = Read();

    /// <summary>The least closeness of a passage that is shown, 0 to 1.</summary>
    public static double Threshold { get; } = Bounds["near"];

    /// <summary>The least closeness of one that is called close.</summary>
    public static double Close { get; } = Bounds["close"];

    /// <summary>The least closeness of one that is called very close.</summary>
    public static double VeryClose { get; } = Bounds["veryclose"];

    private static Dictionary<string, double> Read()
    {
        using var stream = typeof(ClosenessScale).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"{Resource} is not there.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => double.Parse(fields[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}

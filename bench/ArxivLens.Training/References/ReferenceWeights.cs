using System.Globalization;
using ArxivLens.Core.References;

namespace ArxivLens.Training;

/// <summary>Weights while they are learnt: a row of <see cref="ReferenceModel.Stride"/> a feature, transitions, begin.</summary>
internal sealed class ReferenceWeights(int features)
{
    /// <summary>Weights of features.</summary>
    public float[] Rows { get; } = new float[features * ReferenceModel.Stride];

    /// <summary>Weights of transitions, as <see cref="ReferenceModel.TransitionAt"/> places them.</summary>
    public float[] Transitions { get; } = new float[ReferenceModel.Ends * ReferenceModel.Labels * ReferenceModel.Labels];

    /// <summary>Weights at the begin.</summary>
    public float[] Starts { get; } = new float[ReferenceModel.Labels];

    /// <summary>A model of them.</summary>
    /// <param name="names">Names of the features.</param>
    /// <param name="digits">To how many decimals weights are rounded, as in the file.</param>
    public ReferenceModel ToModel(IReadOnlyList<string> names, int digits)
    {
        using var text = new StringReader(string.Join('\n', Lines(names, digits)));
        return ReferenceModel.Read(text);
    }

    /// <summary>The lines of the file of weights, by name.</summary>
    public IEnumerable<string> Lines(IReadOnlyList<string> names, int digits)
    {
        foreach (var (name, row) in ReferenceModel.NameTransitions(Transitions, Starts))
        {
            if (Line(name, row, digits) is { } line)
                yield return line;
        }

        foreach (var number in Enumerable.Range(0, names.Count).OrderBy(number => names[number], StringComparer.Ordinal))
        {
            if (Line(names[number], Rows.AsSpan(number * ReferenceModel.Stride, ReferenceModel.Labels), digits) is { } line)
                yield return line;
        }
    }

    private static string? Line(string name, ReadOnlySpan<float> row, int digits)
    {
        var line = name;
        for (var label = 0; label < row.Length; label++)
        {
            var weight = Math.Round(row[label], digits);
            if (weight != 0)
                line += string.Create(CultureInfo.InvariantCulture, $"\t{ReferenceModel.CodeOf(label)}:{weight:0.###}");
        }

        return line.Length == name.Length ? null : line;
    }
}

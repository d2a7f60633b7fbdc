using System.Globalization;
using ArxivLens.Core.References;

namespace ArxivLens.Training;

/// <summary>Weights while they are learnt: a row of <see cref="ReferenceModel.Stride"/> a feature, transitions, begin.</summary>
internal sealed class ReferenceWeights(int features)
{
    /// <summary>Weights up to this are left out of the file: they make it twice as long and change little.</summary>
    private const double Least = 0.11;

    /// <summary>Weights of features.</summary>
    public float[] Rows { get; } = new float[features * ReferenceModel.Stride];

    /// <summary>Weights of transitions, as <see cref="ReferenceModel.TransitionAt"/> places them.</summary>
    public float[] Transitions { get; } = new float[ReferenceModel.Ends * ReferenceModel.Labels * ReferenceModel.Labels];

    /// <summary>Weights at the begin.</summary>
    public float[] Starts { get; } = new float[ReferenceModel.Labels];

    /// <summary>Adds other weights to these.</summary>
    public void Add(ReferenceWeights others)
    {
        foreach (var (mine, other) in Pairs(others))
        {
            for (var at = 0; at < mine.Length; at++)
                mine[at] += other[at];
        }
    }

    /// <summary>Makes a mean of a sum.</summary>
    public void Divide(int count)
    {
        foreach (var (mine, _) in Pairs(this))
        {
            for (var at = 0; at < mine.Length; at++)
                mine[at] /= count;
        }
    }

    private IEnumerable<(float[] Mine, float[] Other)> Pairs(ReferenceWeights others) =>
        [(Rows, others.Rows), (Transitions, others.Transitions), (Starts, others.Starts)];

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
            if (Math.Abs(weight) > Least)
                line += string.Create(CultureInfo.InvariantCulture, $"\t{ReferenceModel.CodeOf(label)}:{weight:0.###}");
        }

        return line.Length == name.Length ? null : line;
    }
}

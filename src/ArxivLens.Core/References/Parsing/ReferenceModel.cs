using System.Globalization;
using System.Numerics;

namespace ArxivLens.Core.References;

/// <summary>
/// A linear-chain conditional random field over the pieces of a reference (J. Lafferty, A. McCallum, F. Pereira, "Conditional random
/// fields", ICML 2001): features weigh for labels, and how a piece ends weighs for the pair of its label and the next. The weights
/// stand in <c>reference-weights.tsv</c> and are trained by <c>bench/ArxivLens.Training</c>.
/// </summary>
internal sealed class ReferenceModel
{
    /// <summary>How many labels there are.</summary>
    public const int Labels = 20;

    /// <summary>How many ends of a piece there are; the one beyond the last is the begin of the reference.</summary>
    public const int Ends = 8;

    /// <summary>Weights a row has, so that a row is whole vectors.</summary>
    public const int Stride = 24;

    private const string Resource = "ArxivLens.Core.References.reference-weights.tsv";
    private const string TransitionKind = ">";
    private const string StartKind = "^";

    private static readonly Lazy<ReferenceModel> Trained = new(ReadShared);

    private static readonly string[] Codes =
    [
        "note", "au", "ti", "date", "jour", "book", "vol", "pp", "doi", "arx", "url", "publ", "loc", "ed", "transl", "genre", "edn", "no",
        "ser", "isbn",
    ];

    private readonly Dictionary<ulong, int> rows;
    private readonly float[] weights;
    private readonly float[] transitions;
    private readonly float[] starts;

    /// <summary>Makes a model.</summary>
    /// <param name="rows">The row of each feature.</param>
    /// <param name="weights">A row of <see cref="Stride"/> weights a feature.</param>
    /// <param name="transitions">Of each end and each label, the weight of each label before.</param>
    /// <param name="starts">Of each label, at the begin.</param>
    public ReferenceModel(Dictionary<ulong, int> rows, float[] weights, float[] transitions, float[] starts) =>
        (this.rows, this.weights, this.transitions, this.starts) = (rows, weights, transitions, starts);

    /// <summary>The model with the trained weights.</summary>
    public static ReferenceModel Shared => Trained.Value;

    /// <summary>Where the weight of one label after another stands among the transitions.</summary>
    public static int TransitionAt(int end, int before, int label) => (((end * Labels) + label) * Labels) + before;

    /// <summary>The name of a label in the file of weights.</summary>
    public static string CodeOf(int label) => Codes[label];

    /// <summary>The row of a feature, or −1.</summary>
    public int RowOf(ulong feature) => rows.GetValueOrDefault(feature, -1);

    /// <summary>Adds what a feature weighs to the scores of a piece.</summary>
    public void AddRow(int row, Span<float> scores)
    {
        var from = weights.AsSpan(row * Stride, Stride);
        for (var at = 0; at < Stride; at += Vector<float>.Count)
            (new Vector<float>(scores[at..]) + new Vector<float>(from[at..])).CopyTo(scores[at..]);
    }

    /// <summary>The labels that together weigh most (A. Viterbi, 1967).</summary>
    /// <param name="scores">A row of <see cref="Stride"/> scores a piece; holds sums afterwards.</param>
    /// <param name="ends">How each piece ends.</param>
    /// <param name="back">Room for a row of <see cref="Labels"/> bytes a piece.</param>
    /// <param name="labels">The answer.</param>
    public void Decode(Span<float> scores, ReadOnlySpan<PieceEnd> ends, Span<byte> back, Span<ReferenceLabel> labels)
    {
        for (var label = 0; label < Labels; label++)
            scores[label] += starts[label];
        for (var at = 1; at < labels.Length; at++)
            Step(scores.Slice((at - 1) * Stride, Labels), scores.Slice(at * Stride, Labels), ends[at - 1], back.Slice(at * Labels, Labels));
        var best = Best(scores.Slice((labels.Length - 1) * Stride, Labels));
        for (var at = labels.Length - 1; at >= 0; at--)
        {
            labels[at] = (ReferenceLabel)best;
            best = at > 0 ? back[(at * Labels) + best] : best;
        }
    }

    private void Step(ReadOnlySpan<float> before, Span<float> here, PieceEnd end, Span<byte> back)
    {
        var table = transitions.AsSpan((int)end * Labels * Labels, Labels * Labels);
        for (var label = 0; label < Labels; label++)
        {
            var row = table.Slice(label * Labels, Labels);
            var (most, from) = (float.NegativeInfinity, 0);
            for (var previous = 0; previous < row.Length; previous++)
            {
                var sum = before[previous] + row[previous];
                if (sum > most)
                    (most, from) = (sum, previous);
            }

            here[label] += most;
            back[label] = (byte)from;
        }
    }

    private static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var label = 1; label < scores.Length; label++)
            best = scores[label] > scores[best] ? label : best;
        return best;
    }

    /// <summary>Reads a file of weights: a feature, then <c>label:weight</c> of each label it weighs for, all separated by tabs.</summary>
    /// <exception cref="InvalidDataException">A line is not of that form.</exception>
    public static ReferenceModel Read(TextReader text)
    {
        var rows = new Dictionary<ulong, int>();
        var weights = new List<float[]>();
        var (transitions, starts) = (new float[Ends * Labels * Labels], new float[Labels]);
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var columns = line.Split('\t');
            var row = new float[Stride];
            foreach (var column in columns.AsSpan(1))
                ReadWeight(line, column, row);
            if (columns[0] == StartKind)
                row.AsSpan(0, Labels).CopyTo(starts);
            else if (columns[0].StartsWith(TransitionKind, StringComparison.Ordinal))
                SetTransitions(line, columns[0].Split('|'), row, transitions);
            else if (rows.TryAdd(FeatureValue.HashOf(columns[0]), rows.Count))
                weights.Add(row);
        }

        return new ReferenceModel(rows, [.. weights.SelectMany(row => row)], transitions, starts);
    }

    /// <summary>Writes the lines of the transitions and of the begin, as <see cref="Read"/> takes them.</summary>
    public static IEnumerable<(string Name, float[] Row)> NameTransitions(float[] transitions, float[] starts)
    {
        yield return (StartKind, starts);
        foreach (var end in Enum.GetValues<PieceEnd>())
        {
            for (var before = 0; before < Labels; before++)
            {
                var row = Enumerable.Range(0, Labels).Select(label => transitions[TransitionAt((int)end, before, label)]);
                yield return ($"{TransitionKind}|{end}|{Codes[before]}", [.. row]);
            }
        }
    }

    private static void SetTransitions(string line, string[] name, float[] row, float[] transitions)
    {
        if (name.Length != 3 || !Enum.TryParse(name[1], out PieceEnd end) || Array.IndexOf(Codes, name[2]) is var before && before < 0)
            throw new InvalidDataException($"reference-weights.tsv: {line}");
        for (var label = 0; label < Labels; label++)
            transitions[TransitionAt((int)end, before, label)] = row[label];
    }

    private static void ReadWeight(string line, string column, float[] row)
    {
        var colon = column.IndexOf(':', StringComparison.Ordinal);
        var label = colon < 0 ? -1 : Array.IndexOf(Codes, column[..colon]);
        if (label < 0 || !float.TryParse(column.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
        {
            throw new InvalidDataException($"reference-weights.tsv: {line}");
        }

        row[label] = weight;
    }

    private static ReferenceModel ReadShared()
    {
        using var text = new StreamReader(typeof(ReferenceModel).Assembly.GetManifestResourceStream(Resource)!);
        return Read(text);
    }
}

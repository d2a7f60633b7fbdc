using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ArxivLens.Training;

namespace ArxivLens.Evaluation;

/// <summary>How the parser of references is to be measured.</summary>
internal sealed record ReferenceOptions
{
    /// <summary>What may be asked.</summary>
    public const string Usage =
        "usage: references <labelled.xml.gz|.jsonl> ... [--library <data directory>] [--json] [--faults] [--cross-validate <parts> "
        + "[--without <kind of feature>,...] [--percent <of the examples>] [--rounds <n>] [--step <x>] [--penalty <x>] [--least <n>] [--perceptron] [--papers <papers.jsonl.gz>]]";

    /// <summary>Files of labelled references.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>In how many parts the references are taken, each judged by weights of the others; 0 for the program's weights.</summary>
    public int Parts { get; init; }

    /// <summary>As JSON.</summary>
    public bool AsJson { get; init; }

    /// <summary>Lists the strings that were read wrongly.</summary>
    public bool ListsFaults { get; init; }

    /// <summary>Kinds of features left out.</summary>
    public IReadOnlySet<string>? LeftOut { get; init; }

    /// <summary>How much of the other parts is learnt from, in percent.</summary>
    public int Percent { get; init; } = 100;

    /// <summary>arXiv's metadata of which references are made to learn from beside the others; <c>null</c> for none.</summary>
    public string? Papers { get; init; }

    /// <summary>A library to whose works the strings are resolved too; <c>null</c> for none.</summary>
    public string? Library { get; init; }

    /// <summary>How it is learnt.</summary>
    public required ReferenceLearning Learning { get; init; }

    /// <summary>Reads what was asked on the command line.</summary>
    public static bool TryRead(ReadOnlySpan<string> arguments, [NotNullWhen(true)] out ReferenceOptions? options)
    {
        options = null;
        var (files, flags, values) = (new List<string>(), new HashSet<string>(), new Dictionary<string, string>());
        for (var at = 0; at < arguments.Length; at++)
        {
            if (arguments[at] is "--json" or "--faults" or "--perceptron")
                flags.Add(arguments[at]);
            else if (!arguments[at].StartsWith("--", StringComparison.Ordinal))
                files.Add(arguments[at]);
            else if (at + 1 < arguments.Length)
                values.Add(arguments[at], arguments[++at]);
            else
                return false;
        }

        var learning = new ReferenceLearning();
        var numbers = values.Where(value => value.Key is not ("--without" or "--papers" or "--library")).ToDictionary(
            value => value.Key, value => double.TryParse(value.Value, CultureInfo.InvariantCulture, out var number) ? number : double.NaN);
        if (files.Count == 0 || numbers.ContainsValue(double.NaN) || values.Keys.Except(Known).Any())
            return false;
        options = new ReferenceOptions
        {
            Files = files,
            AsJson = flags.Contains("--json"),
            ListsFaults = flags.Contains("--faults"),
            Parts = (int)numbers.GetValueOrDefault("--cross-validate"),
            Percent = (int)numbers.GetValueOrDefault("--percent", 100),
            LeftOut = values.GetValueOrDefault("--without")?.Split(',').ToHashSet(),
            Papers = values.GetValueOrDefault("--papers"),
            Library = values.GetValueOrDefault("--library"),
            Learning = learning with
            {
                IsPerceptron = flags.Contains("--perceptron"),
                Rounds = (int)numbers.GetValueOrDefault("--rounds", learning.Rounds),
                Step = (float)numbers.GetValueOrDefault("--step", learning.Step),
                Penalty = (float)numbers.GetValueOrDefault("--penalty", learning.Penalty),
                Least = (int)numbers.GetValueOrDefault("--least", learning.Least),
            },
        };
        return true;
    }

    private static readonly string[] Known =
        ["--cross-validate", "--percent", "--without", "--rounds", "--step", "--penalty", "--least", "--papers", "--library"];
}

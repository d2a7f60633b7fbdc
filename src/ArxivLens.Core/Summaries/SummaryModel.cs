using System.Collections.Frozen;
using System.Globalization;

namespace ArxivLens.Core.Summaries;

/// <summary>
/// The weights by which a summary is chosen, from <c>summary-weights.tsv</c>: lines <c>feature, tab, weight</c>, those that begin
/// with # left out. <c>bench/ArxivLens.Training summaries</c> writes them.
/// </summary>
internal sealed class SummaryModel
{
    /// <summary>The resource with the weights.</summary>
    public const string Resource = "summary-weights.tsv";

    private const string Content = "content.";
    private const string Grammar = "grammar.";
    private const string Unknown = "RarityOfUnknown";

    private static readonly Lazy<SummaryModel> Loaded = new(Load);

    private readonly double[] features = new double[(int)SummaryFeature.Count];
    private readonly double[] inclusion = new double[2 * (int)InclusionFeature.Count];
    private readonly FrozenDictionary<ulong, float> named;
    private readonly double unknown = 8;

    /// <summary>Takes weights by their names.</summary>
    /// <exception cref="InvalidDataException">A name is none of a feature.</exception>
    public SummaryModel(IEnumerable<KeyValuePair<string, double>> weights)
    {
        var plain = NamesOf(features.Length, SummaryFeatureNames.Of);
        var word = NamesOf(inclusion.Length, InclusionName);
        var found = new Dictionary<ulong, float>();
        foreach (var (name, weight) in weights)
        {
            if (TemplateNames.Key(name) is { } key) found[key] = (float)weight;
            else if (plain.TryGetValue(name, out var feature)) features[feature] = weight;
            else if (word.TryGetValue(name, out feature)) inclusion[feature] = weight;
            else if (name == Unknown) unknown = weight;
            else throw new InvalidDataException($"No feature of a summary is named {name}.");
        }

        named = found.ToFrozenDictionary();
    }

    /// <summary>The weights built into the program.</summary>
    public static SummaryModel BuiltIn => Loaded.Value;

    /// <summary>The idf of a stem.</summary>
    public double Rarity(ulong stem)
        => named.TryGetValue(TemplateNames.Key(Template.Rarity, stem), out var rarity) ? rarity : unknown;

    /// <summary>The weight of a feature of a sentence.</summary>
    public double WeightOf(int feature) => features[feature];

    /// <summary>The weight of a feature of a word.</summary>
    public double InclusionWeightOf(int feature) => inclusion[feature];

    /// <summary>The weight of a feature with words in its name; 0 when it has none.</summary>
    public double WeightOf(ulong key) => named.GetValueOrDefault(key);

    /// <summary>The name of a feature of a word.</summary>
    public static string InclusionName(int feature)
    {
        var count = (int)InclusionFeature.Count;
        var within = feature % count;
        var known = Enum.GetValues<InclusionFeature>().Last(k => (int)k <= within);
        var number = known < InclusionFeature.Occurrences ? "" : (within - (int)known).ToString(CultureInfo.InvariantCulture);
        return (feature < count ? Content : Grammar) + known + number;
    }

    /// <summary>Reads a file of weights.</summary>
    /// <exception cref="InvalidDataException">A line is no feature with its weight.</exception>
    public static SummaryModel Read(TextReader text)
    {
        var weights = new List<KeyValuePair<string, double>>();
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var number = line.AsSpan(tab + 1);
            if (tab < 0 || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
                throw new InvalidDataException($"A line of {Resource} is no weight: {line}");
            weights.Add(KeyValuePair.Create(line[..tab], weight));
        }

        return new SummaryModel(weights);
    }

    private static SummaryModel Load()
    {
        using var text = new StreamReader(typeof(SummaryModel).Assembly.GetManifestResourceStream(Resource)!);
        return Read(text);
    }

    private static Dictionary<string, int> NamesOf(int count, Func<int, string> name)
        => Enumerable.Range(0, count).ToDictionary(name, i => i, StringComparer.Ordinal);
}

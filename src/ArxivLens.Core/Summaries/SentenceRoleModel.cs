using System.Globalization;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Summaries;

/// <summary>
/// Estimates what each sentence of an abstract is for: multinomial logistic regression over phrases of up to three words and
/// <see cref="SentenceRoleFeatures"/>. The weights stand in <c>finding-weights.tsv</c> and are trained by
/// <c>bench/ArxivLens.Training</c>.
/// </summary>
internal sealed class SentenceRoleModel
{
    /// <summary>Sentences of an abstract that are looked at; the rest of a very long one is passed over.</summary>
    public const int MostSentences = 60;

    /// <summary>Words a phrase of the model has at most.</summary>
    public const int LongestPhrase = 3;

    private static readonly Lazy<SentenceRoleModel> Trained = new(ReadShared);

    private readonly FindingVocabulary vocabulary;
    private readonly Dictionary<ulong, KnownPhrase> phrases = [];
    private readonly int number;
    private readonly int percent;
    private readonly float[][] weights;

    /// <summary>Makes a model of rows of weights, one weight a role.</summary>
    /// <param name="rows">By phrase, or by the name of a feature; a feature that is missing weighs nothing.</param>
    public SentenceRoleModel(IReadOnlyList<KeyValuePair<string, float[]>> rows)
    {
        var named = rows.Where(row => row.Key[0] == '=').ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal);
        var written = rows.Where(row => row.Key[0] != '=').ToArray();
        vocabulary = new FindingVocabulary([.. written.Select(row => row.Key), .. FindingCues.Phrases.Keys, "^", "#", "%"]);
        (number, percent) = ((int)vocabulary.KeyOf("#"), (int)vocabulary.KeyOf("%"));
        Names = [.. SentenceRoleFeatures.Names, .. written.Select(row => row.Key)];
        var nothing = new float[RoleCount];
        weights =
        [
            .. SentenceRoleFeatures.Names.Select(name => named.GetValueOrDefault(name, nothing)),
            .. written.Select(row => row.Value),
        ];
        for (var row = SentenceRoleFeatures.Names.Count; row < Names.Count; row++)
            Know(vocabulary.KeyOf(Names[row]), phrase => phrase with { Row = row });
        foreach (var (phrase, cue) in FindingCues.Phrases)
            Know(vocabulary.KeyOf(phrase), known => known with { Cue = cue });
    }

    private SentenceRoleModel(SentenceRoleModel other, float[][] weights)
        => (vocabulary, phrases, number, percent, Names, this.weights)
            = (other.vocabulary, other.phrases, other.number, other.percent, other.Names, weights);

    /// <summary>The model with the trained weights.</summary>
    public static SentenceRoleModel Shared => Trained.Value;

    /// <summary>How many roles there are.</summary>
    public static int RoleCount { get; } = Enum.GetValues<SentenceRole>().Length;

    /// <summary>The name of every row.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a file of weights: a line of names, then name and weights of each row, separated by tabs.</summary>
    public static SentenceRoleModel Read(TextReader text)
    {
        var found = new List<KeyValuePair<string, float[]>>();
        var number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            var columns = line.Split('\t');
            if (columns.Length != RoleCount + 1)
                throw new InvalidDataException($"finding-weights.tsv, line {number}: {columns.Length} columns");
            if (number > 1)
                found.Add(new(columns[0], [.. columns[1..].Select(column => float.Parse(column, CultureInfo.InvariantCulture))]));
        }

        return new SentenceRoleModel(found);
    }

    /// <summary>Reads the sentences of an abstract.</summary>
    public IReadOnlyList<SentenceRoleReading> Read(string text) => Read(text, [.. Sentences.Split(text).Take(MostSentences)]);

    /// <summary>Reads the sentences of a text that stand at known places.</summary>
    public IReadOnlyList<SentenceRoleReading> Read(string text, IReadOnlyList<SentenceSpan> spans)
    {
        var lower = text.ToLowerInvariant();
        var mathematics = new TexMath(text);
        var rows = new List<int>[spans.Count];
        var cues = new FindingCue[spans.Count];
        var (words, plain) = (new List<int>(), new List<int>());
        for (var at = 0; at < spans.Count; at++)
        {
            vocabulary.Read(lower, mathematics, spans[at], words, plain);
            rows[at] = new List<int>((2 * words.Count) + SentenceRoleFeatures.Names.Count);
            cues[at] = Look(words, rows[at]) | (plain.Count < words.Count ? Look(plain, null) : FindingCue.None);
            SentenceRoleFeatures.AddNumbers(rows[at], words.Count(word => word == number), words.Contains(percent));
        }

        var readings = new SentenceRoleReading[spans.Count];
        var isAfterSelf = false;
        for (var at = 0; at < spans.Count; at++)
        {
            SentenceRoleFeatures.AddPlace(rows[at], cues, at);
            readings[at] = new SentenceRoleReading(spans[at], cues[at], EachOnce(rows[at]), isAfterSelf);
            isAfterSelf |= (cues[at] & FindingCue.Self) != 0;
        }

        return readings;
    }

    /// <summary>The probability of each role.</summary>
    public double[] Weigh(SentenceRoleReading reading)
    {
        var values = new double[RoleCount];
        foreach (var row in reading.Rows)
        {
            var ofRow = weights[row];
            for (var role = 0; role < values.Length; role++)
                values[role] += ofRow[role];
        }

        var greatest = Math.Max(values[0], Math.Max(values[1], Math.Max(values[2], Math.Max(values[3], values[4]))));
        var sum = 0.0;
        for (var role = 0; role < values.Length; role++)
            sum += values[role] = Math.Exp(values[role] - greatest);
        for (var role = 0; role < values.Length; role++)
            values[role] /= sum;
        return values;
    }

    /// <summary>The same with other weights, one row a name.</summary>
    public SentenceRoleModel With(float[][] others) => new(this, others);

    private static SentenceRoleModel ReadShared()
    {
        using var text = new StreamReader(typeof(SentenceRoleModel).Assembly.GetManifestResourceStream("finding-weights.tsv")!);
        return Read(text);
    }

    /// <summary>Takes down a phrase, and that its beginnings lead on to it.</summary>
    private void Know(ulong key, Func<KnownPhrase, KnownPhrase> change)
    {
        phrases[key] = change(phrases.GetValueOrDefault(key, KnownPhrase.Nothing));
        for (var shorter = key >> 16; shorter > 0; shorter >>= 16)
            phrases[shorter] = phrases.GetValueOrDefault(shorter, KnownPhrase.Nothing) with { LeadsOn = true };
    }

    /// <summary>The cues of the words; adds the rows of their phrases.</summary>
    private FindingCue Look(List<int> words, List<int>? rows)
    {
        var found = FindingCue.None;
        for (var start = 0; start < words.Count; start++)
        {
            var key = 0UL;
            for (var at = start; at < words.Count && words[at] > 0; at++)
            {
                key = (key << 16) | (uint)words[at];
                if (!phrases.TryGetValue(key, out var phrase))
                    break;
                found |= phrase.Cue;
                if (phrase.Row >= 0)
                    rows?.Add(phrase.Row);
                if (!phrase.LeadsOn)
                    break;
            }
        }

        return found;
    }

    private static int[] EachOnce(List<int> rows)
    {
        rows.Sort();
        var kept = 0;
        for (var index = 0; index < rows.Count; index++)
        {
            if (index == 0 || rows[index] != rows[index - 1])
                rows[kept++] = rows[index];
        }

        rows.RemoveRange(kept, rows.Count - kept);
        return [.. rows];
    }

    /// <summary>A phrase that is looked for, or the begin of one.</summary>
    /// <param name="Row">Its row of weights; −1 when it has none.</param>
    /// <param name="Cue">What it announces.</param>
    /// <param name="LeadsOn">Whether a longer phrase begins with it.</param>
    private readonly record struct KnownPhrase(int Row, FindingCue Cue, bool LeadsOn)
    {
        public static KnownPhrase Nothing { get; } = new(-1, FindingCue.None, false);
    }
}

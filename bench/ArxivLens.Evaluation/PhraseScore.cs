namespace ArxivLens.Evaluation;

/// <summary>Precision, recall and F of phrases against people's, stems compared, at several lengths of the list.</summary>
internal sealed class PhraseScore
{
    /// <summary>Where the lists are cut.</summary>
    public static readonly int[] Cuts = [5, 10, 15];

    private readonly Dictionary<int, (double Precision, double Recall, double F)> sums = [];
    private readonly Dictionary<int, (int Common, int Found, int Wanted)> counts = [];
    private int texts;
    private int shown;
    private int repeated;

    /// <summary>Of the shown phrases the share that repeats, contains or stands within another of its text, in percent.</summary>
    public double Repeated => shown == 0 ? 0 : 100.0 * repeated / shown;

    /// <summary>Adds a text.</summary>
    /// <param name="found">The phrases that were chosen, best first.</param>
    /// <param name="wanted">The phrases of people.</param>
    public void Add(IReadOnlyList<string> found, IReadOnlyList<string> wanted)
    {
        var stems = found.Select(StemsOf).ToArray();
        var right = wanted.Select(StemsOf).ToHashSet(StringComparer.Ordinal);
        texts++;
        shown += stems.Length;
        repeated += stems.Where((stem, at) => stems.Where((other, place) => place != at && Overlap(stem, other)).Any()).Count();
        foreach (var cut in Cuts)
        {
            var left = stems.Take(cut).Distinct(StringComparer.Ordinal).ToArray();
            var common = left.Count(right.Contains);
            var (precision, recall, f) = Figures(common, left.Length, right.Count);
            var sum = sums.GetValueOrDefault(cut);
            sums[cut] = (sum.Precision + precision, sum.Recall + recall, sum.F + f);
            var count = counts.GetValueOrDefault(cut);
            counts[cut] = (count.Common + common, count.Found + left.Length, count.Wanted + right.Count);
        }
    }

    /// <summary>The mean over the texts, in percent.</summary>
    public (double Precision, double Recall, double F) Macro(int cut)
    {
        var (precision, recall, f) = sums.GetValueOrDefault(cut);
        return texts == 0 ? default : (100 * precision / texts, 100 * recall / texts, 100 * f / texts);
    }

    /// <summary>Over all phrases together, in percent.</summary>
    public (double Precision, double Recall, double F) Micro(int cut)
    {
        var (common, found, wanted) = counts.GetValueOrDefault(cut);
        var (precision, recall, f) = Figures(common, found, wanted);
        return (100 * precision, 100 * recall, 100 * f);
    }

    /// <summary>The figures by name: <c>p@5</c>, <c>r@5</c>, <c>f@5</c> and so on.</summary>
    public static Dictionary<string, object> ToFigures(Func<int, (double Precision, double Recall, double F)> average)
    {
        var figures = new Dictionary<string, object>();
        foreach (var cut in Cuts)
            (figures[$"p@{cut}"], figures[$"r@{cut}"], figures[$"f@{cut}"]) = average(cut);
        return figures;
    }

    private static (double Precision, double Recall, double F) Figures(int common, int found, int wanted)
        => common == 0 ? default : ((double)common / found, (double)common / wanted, 2.0 * common / (found + wanted));

    private static bool Overlap(string one, string other)
        => Holds(one, other) || Holds(other, one);

    private static bool Holds(string whole, string part) => $" {whole} ".Contains($" {part} ", StringComparison.Ordinal);

    private static string StemsOf(string phrase)
    {
        var words = phrase.ToLowerInvariant().Split([' ', '\t', '\n', '\r', '-'], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(PorterStemmer.Stem));
    }
}

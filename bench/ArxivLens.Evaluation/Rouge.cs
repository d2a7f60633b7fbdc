namespace ArxivLens.Evaluation;

/// <summary>
/// ROUGE-1, -2 and -L as F1 (Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries"): shares of common words, word
/// pairs and of the longest common subsequence. Lower case, letters and digits only, no stop words.
/// </summary>
/// <param name="One">ROUGE-1, 0–1.</param>
/// <param name="Two">ROUGE-2, 0–1.</param>
/// <param name="Longest">ROUGE-L over the whole text, 0–1.</param>
internal readonly record struct Rouge(double One, double Two, double Longest)
{
    /// <summary>Compares a summary with the best reference of each measure: the three may be reached on different ones.</summary>
    /// <param name="summary">What was chosen.</param>
    /// <param name="references">What people wrote; at least one.</param>
    /// <param name="stems">Whether words are compared by Porter's stems.</param>
    public static Rouge BestOf(string summary, IEnumerable<string> references, bool stems = false)
    {
        var words = Words(summary, stems);
        var best = default(Rouge);
        foreach (var reference in references)
        {
            var (one, two, longest) = Compare(words, Words(reference, stems));
            best = new Rouge(Math.Max(best.One, one), Math.Max(best.Two, two), Math.Max(best.Longest, longest));
        }

        return best;
    }

    /// <summary>The mean of each measure.</summary>
    public static Rouge Mean(IReadOnlyCollection<Rouge> all)
        => new(all.Average(r => r.One), all.Average(r => r.Two), all.Average(r => r.Longest));

    /// <summary>The words of a text.</summary>
    public static string[] Words(string text, bool stems = false)
    {
        var plain = string.Create(text.Length, text, static (span, t) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsLetterOrDigit(t[i]) ? char.ToLowerInvariant(t[i]) : ' ';
        });
        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return stems ? Array.ConvertAll(words, PorterStemmer.Stem) : words;
    }

    private static Rouge Compare(string[] left, string[] right) => new(
        F1(Common(left, right), left.Length, right.Length),
        F1(Common(Pairs(left), Pairs(right)), left.Length - 1, right.Length - 1),
        F1(LongestCommon(left, right), left.Length, right.Length));

    private static double F1(int common, int left, int right) => common == 0 ? 0 : 2.0 * common / (left + right);

    private static string[] Pairs(string[] words) => [.. words.Zip(words.Skip(1), (a, b) => $"{a} {b}")];

    private static int Common(string[] left, string[] right)
    {
        var counts = right.CountBy(w => w, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return left.Count(w => counts.TryGetValue(w, out var n) && (counts[w] = n - 1) >= 0 && n > 0);
    }

    private static int LongestCommon(string[] left, string[] right)
    {
        var row = new int[right.Length + 1];
        foreach (var word in left)
        {
            var diagonal = 0;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = word == right[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }
}

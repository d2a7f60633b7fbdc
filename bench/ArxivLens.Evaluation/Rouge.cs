namespace ArxivLens.Evaluation;

/// <summary>
/// ROUGE-1, -2 and -L as F1 (Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries"): shares of common words, word
/// pairs
/// and of the longest common subsequence. Lower case, letters and digits only, no stemming, no stop words.
/// </summary>
/// <param name="One">ROUGE-1, 0–1.</param>
/// <param name="Two">ROUGE-2, 0–1.</param>
/// <param name="Longest">ROUGE-L over the whole text, 0–1.</param>
internal readonly record struct Rouge(double One, double Two, double Longest)
{
    /// <summary>Compares a summary with its best reference: the one of the highest mean of the three.</summary>
    public static Rouge BestOf(string summary, IEnumerable<string> references)
        => references.Select(r => Compare(summary, r)).MaxBy(r => r.One + r.Two + r.Longest);

    private static Rouge Compare(string summary, string reference)
    {
        var left = Words(summary);
        var right = Words(reference);
        return new Rouge(
            F1(Common(left, right), left.Length, right.Length),
            F1(Common(Pairs(left), Pairs(right)), left.Length - 1, right.Length - 1),
            F1(LongestCommon(left, right), left.Length, right.Length));
    }

    private static double F1(int common, int left, int right) => common == 0 ? 0 : 2.0 * common / (left + right);

    private static string[] Words(string text)
    {
        var plain = string.Create(text.Length, text, static (span, t) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsLetterOrDigit(t[i]) ? char.ToLowerInvariant(t[i]) : ' ';
        });
        return plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

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

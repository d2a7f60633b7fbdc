namespace ArxivLens.Training;

/// <summary>ROUGE-1 and -2 as F1 (Lin 2004) on words that are runs of letters and digits, in lower case.</summary>
internal static class WordOverlap
{
    /// <summary>The words of a text.</summary>
    public static string[] Words(string text)
    {
        var plain = string.Create(text.Length, text, static (span, t) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsLetterOrDigit(t[i]) ? char.ToLowerInvariant(t[i]) : ' ';
        });
        return plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The pairs of neighbouring words.</summary>
    public static string[] Pairs(string[] words) => [.. words.Zip(words.Skip(1), (a, b) => $"{a} {b}")];

    /// <summary>F1 of the common words.</summary>
    public static double F1(string[] left, string[] right)
    {
        if (left.Length == 0 || right.Length == 0) return 0;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in right) counts[word] = counts.GetValueOrDefault(word) + 1;
        var common = 0;
        foreach (var word in left)
        {
            if (counts.TryGetValue(word, out var n) && n > 0)
            {
                common++;
                counts[word] = n - 1;
            }
        }

        return 2.0 * common / (left.Length + right.Length);
    }
}

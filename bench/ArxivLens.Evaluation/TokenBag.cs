using System.Runtime.InteropServices;
using System.Text;

namespace ArxivLens.Evaluation;

/// <summary>
/// The tokens of a text with how often each occurs. A token is a run of letters, marks and digits in lower case; of scripts that write
/// without spaces each character is one.
/// </summary>
internal sealed class TokenBag
{
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>How many tokens.</summary>
    public int Total { get; private set; }

    /// <summary>The bag of single tokens, or of runs of several.</summary>
    public static TokenBag Of(string text, int run = 1)
    {
        var tokens = Tokens(text).ToList();
        var bag = new TokenBag();
        for (var at = 0; at + run <= tokens.Count; at++) bag.Add(string.Join(' ', tokens.GetRange(at, run)));
        return bag;
    }

    /// <summary>Precision, recall and their harmonic mean of what was found against what was expected; two empty bags agree.</summary>
    public static (double Precision, double Recall, double F1) Compare(TokenBag found, TokenBag expected)
    {
        if (found.Total == 0 && expected.Total == 0) return (1, 1, 1);
        var shared = found.counts.Sum(token => Math.Min(token.Value, expected.counts.GetValueOrDefault(token.Key)));
        if (shared == 0) return (0, 0, 0);
        return ((double)shared / found.Total, (double)shared / expected.Total, 2.0 * shared / (found.Total + expected.Total));
    }

    /// <summary>The tokens that occur more often here than there.</summary>
    public IEnumerable<string> Beyond(TokenBag other) =>
        counts.Where(token => token.Value > other.counts.GetValueOrDefault(token.Key)).Select(token => token.Key);

    private void Add(string token)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(counts, token, out _)++;
        Total++;
    }

    private static IEnumerable<string> Tokens(string text)
    {
        var token = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isUnspaced = rune.Value is (>= 0x2E80 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x0E00 and <= 0x0EFF) or >= 0x20000;
            if (!isUnspaced && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is
                System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
            {
                token.Append(Rune.ToLowerInvariant(rune).ToString());
                continue;
            }

            if (token.Length > 0) yield return token.ToString();
            token.Clear();
            if (isUnspaced && Rune.IsLetterOrDigit(rune)) yield return rune.ToString();
        }

        if (token.Length > 0) yield return token.ToString();
    }
}

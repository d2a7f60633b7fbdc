using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Moderation;

/// <summary>
/// Tells whether two texts are the same but for a few changed words: by Jaccard's measure of their shingles, runs of five characters of
/// the normalized text. Texts that may be alike are found by the numbers they have in common (MinHash in bands: Broder, "On the
/// resemblance and containment of documents", 1997). With 24 bands of 3 numbers, texts with half of their shingles in common share a band
/// with probability 1 - (1 - 0.5³)²⁴ = 0.96, those with 0.7 with 0.99995, unrelated ones (0.05) with 0.003.
/// </summary>
internal static class TextLikeness
{
    /// <summary>Letters of a normalized text below which only the whole text is compared: thanks are not copied from one another.</summary>
    public const int ShortText = 40;

    private const int ShingleLength = 5;
    private const int BandCount = 24;
    private const int BandSize = 3;

    // Longer texts are told apart by their beginning.
    private const int ReadCharacters = 50_000;
    private static readonly ulong[] Seeds = [.. Enumerable.Range(1, BandCount * BandSize).Select(i => Mix((ulong)i))];

    /// <summary>The words of a text one space apart: in small letters, without accents, marks, punctuation and signs.</summary>
    public static string Normalize(string text)
    {
        var plain = PlainCharacters.Keep(text).Normalize(NormalizationForm.FormKD);
        var words = new StringBuilder(plain.Length);
        var isBetween = false;
        foreach (var rune in plain.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                if (isBetween && words.Length > 0)
                    words.Append(' ');
                words.Append(Rune.ToLowerInvariant(rune).ToString());
                isBetween = false;
            }
            else if (!IsWithinWords(rune))
            {
                isBetween = true;
            }
        }

        return words.ToString();
    }

    /// <summary>The words of a text that are its author's own: lines that quote (<c>&gt;</c>) are left out, unless there are no others.</summary>
    public static string NormalizeOwn(string text)
    {
        var read = text.Length > ReadCharacters ? text[..ReadCharacters] : text;
        var own = read.Split('\n').Where(line => !line.TrimStart().StartsWith('>'));
        return Normalize(string.Join('\n', own)) is { Length: > 0 } words ? words : Normalize(read);
    }

    /// <summary>The numbers of a normalized text; the first stands for the whole text. None of an empty one.</summary>
    public static IReadOnlyList<long> Bands(string words)
    {
        if (words.Length == 0)
            return [];
        var bands = new List<long> { (long)(Hash(words) >> 1) };
        if (words.Length < ShortText)
            return bands;
        Span<ulong> least = stackalloc ulong[Seeds.Length];
        least.Fill(ulong.MaxValue);
        foreach (var shingle in Shingles(words))
        {
            for (var i = 0; i < Seeds.Length; i++)
                least[i] = Math.Min(least[i], Mix(shingle ^ Seeds[i]));
        }

        for (var band = 0; band < BandCount; band++)
        {
            var sum = Seeds[band];
            foreach (var number in least.Slice(band * BandSize, BandSize))
                sum = Mix(sum ^ number);
            bands.Add((long)(sum >> 1));
        }

        return bands;
    }

    /// <summary>Which part of the shingles of two normalized texts both have, 0 to 1; 1 for the same text.</summary>
    public static double Of(string words, string others)
    {
        if (words == others)
            return 1;
        if (words.Length < ShortText || others.Length < ShortText)
            return 0;
        var (first, second) = (Shingles(words), Shingles(others));
        var common = first.Count(second.Contains);
        return (double)common / (first.Count + second.Count - common);
    }

    private static HashSet<ulong> Shingles(string words)
    {
        var shingles = new HashSet<ulong>(words.Length);
        for (var start = 0; start + ShingleLength <= words.Length; start++)
            shingles.Add(Hash(words.AsSpan(start, ShingleLength)));
        return shingles;
    }

    // Marks stand on letters, and characters without width within words: neither makes another word.
    private static bool IsWithinWords(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    // FNV-1a over UTF-16 units, the same in every process.
    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var unit in text)
            hash = (hash ^ unit) * 1_099_511_628_211;
        return Mix(hash);
    }

    // The finalizer of SplitMix64.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

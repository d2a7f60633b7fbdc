using System.Collections.Frozen;
using System.Text;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Papers;

/// <summary>Letters and the marks on them.</summary>
internal static class Letters
{
    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed = LetterTable.Compositions
        .SelectMany(entry => entry.Value.Chunk(2), (entry, pair) => KeyValuePair.Create((pair[0], entry.Key), pair[1]))
        .ToFrozenDictionary();

    /// <summary>The letter with a mark as one character; <c>null</c> when Unicode has none.</summary>
    public static char? Compose(char letter, char mark) => Composed.TryGetValue((letter, mark), out var one) ? one : null;

    /// <summary>ASCII for a letter of the Latin, Greek or Cyrillic script; <c>null</c> for any other character.</summary>
    public static string? ToAscii(Rune rune)
    {
        if (!rune.IsBmp)
            return null;
        var letter = LetterTable.BaseOf((char)rune.Value);
        if (char.IsAscii(letter))
            return letter.ToString();
        return Transliterations.GetValueOrDefault(char.ToLowerInvariant(letter));
    }

    private static readonly FrozenDictionary<char, string> Transliterations = new Dictionary<char, string>
    {
        ['ß'] = "ss", ['ẞ'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['ł'] = "l", ['đ'] = "d", ['ð'] = "d",
        ['þ'] = "th", ['ı'] = "i", ['ȷ'] = "j", ['ħ'] = "h", ['ŋ'] = "n", ['ŧ'] = "t", ['ə'] = "e", ['ƒ'] = "f", ['ĸ'] = "k",
        ['ſ'] = "s", ['ŀ'] = "l", ['ŉ'] = "n", ['α'] = "a", ['β'] = "b", ['γ'] = "g", ['δ'] = "d", ['ε'] = "e", ['ζ'] = "z",
        ['η'] = "i", ['θ'] = "th", ['ι'] = "i", ['κ'] = "k", ['λ'] = "l", ['μ'] = "m", ['ν'] = "n", ['ξ'] = "x", ['ο'] = "o",
        ['π'] = "p", ['ρ'] = "r", ['σ'] = "s", ['ς'] = "s", ['τ'] = "t", ['υ'] = "y", ['φ'] = "f", ['χ'] = "ch",
        ['ψ'] = "ps", ['ω'] = "o", ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['ґ'] = "g", ['д'] = "d", ['е'] = "e",
        ['є'] = "ie", ['ж'] = "zh", ['з'] = "z", ['и'] = "i", ['і'] = "i", ['к'] = "k", ['л'] = "l", ['м'] = "m",
        ['н'] = "n", ['о'] = "o", ['п'] = "p", ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ф'] = "f", ['х'] = "kh",
        ['ц'] = "ts", ['ч'] = "ch", ['ш'] = "sh", ['щ'] = "shch", ['ъ'] = "", ['ы'] = "y", ['ь'] = "", ['э'] = "e",
        ['ю'] = "iu", ['я'] = "ia", ['ђ'] = "dj", ['ј'] = "j", ['љ'] = "lj", ['њ'] = "nj", ['ћ'] = "c", ['џ'] = "dz",
    }.ToFrozenDictionary();
}

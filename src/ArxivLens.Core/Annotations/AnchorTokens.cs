using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Annotations;

/// <summary>
/// Reads a text as the words it says however it is written: without case, accents, punctuation and white space; a formula is its letters,
/// numbers and signs, whether TeX or Unicode writes them. Letters and digits are words apart, so that <c>$^4$He</c> is <c>4He</c>.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="start">Where to begin.</param>
internal struct AnchorTokens(string text, int start = 0)
{
    /// <summary>Characters of a word at most; what is longer is read as several.</summary>
    public const int LongestWord = 48;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Looks = new[]
    {
        "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "mathrm", "mathbf", "mathcal", "mathbb", "mathfrak", "mathit", "mathsf",
        "mathscr", "cal", "displaystyle", "textstyle", "limits", "nolimits", "operatorname", "roman", "boldsymbol", "bm",
    }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<char, string> Forms = new Dictionary<char, string>
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ﬀ'] = "ff", ['ﬁ'] = "fi", ['ﬂ'] = "fl", ['ﬃ'] = "ffi", ['ﬄ'] = "ffl", ['ϕ'] = "φ",
        ['ϵ'] = "ε", ['ϑ'] = "θ", ['ϱ'] = "ρ", ['ς'] = "σ", ['µ'] = "μ", ['ℓ'] = "l", ['ℏ'] = "hbar", ['ħ'] = "hbar", ['ı'] = "i", ['ø'] = "o",
        ['ł'] = "l",
    }.ToFrozenDictionary();

    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉";
    private int at = start;

    /// <summary>Where the word begins that was read last.</summary>
    public int Start { get; private set; }

    /// <summary>Where it ends (exclusive).</summary>
    public int End => at;

    /// <summary>Reads the next word.</summary>
    /// <param name="word">Takes it, folded: <see cref="LongestWord"/> characters and some.</param>
    /// <returns>How many characters it has; 0 at the end of the text.</returns>
    public int Next(Span<char> word)
    {
        while (at < text.Length)
        {
            Start = at;
            var sign = text[at];
            var length = sign == '\\' ? ReadCommand(word)
                : IsDigit(sign) ? ReadNumber(word)
                : IsLetter(at) ? ReadWord(word)
                : ReadSign(word);
            if (length > 0)
                return length;
        }

        return 0;
    }

    private int ReadCommand(Span<char> word)
    {
        var end = ++at;
        while (end < text.Length && char.IsAsciiLetter(text[end]) && end - at < LongestWord) end++;
        var name = text.AsSpan(at, end - at);
        at = end;
        if (name.IsEmpty || TexSymbols.IsStyle(name) || TexSymbols.IsSpace(name) || TexSymbols.IsDropped(name) || Looks.Contains(name))
            return 0;
        if (TexSymbols.Sign(name) is not { } sign)
            return name.ToLowerInvariant(word);
        return IsLetter(sign[0]) ? Fold(sign[0], word) : Copy(sign, word);
    }

    // 1,000 and 0.5 are numbers, the full stop behind 5. ends a sentence.
    private int ReadNumber(Span<char> word)
    {
        var length = 0;
        while (at < text.Length && length < LongestWord)
        {
            var isInner = text[at] is '.' or ',' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
            if (!IsDigit(text[at]) && !isInner) break;
            if (text[at] != ',') word[length++] = DigitOf(text[at]);
            at++;
        }

        return length;
    }

    private int ReadWord(Span<char> word)
    {
        var length = 0;
        while (at < text.Length && length < LongestWord && (IsLetter(at) || IsMark(text[at])))
        {
            length += IsMark(text[at]) ? 0 : Fold(text[at], word[length..]);
            at++;
        }

        return length;
    }

    private int ReadSign(Span<char> word)
    {
        var sign = text[at++];
        var isMinus = sign is '-' or '−' && at < text.Length && IsDigit(text[at]) && (at < 2 || !(IsLetter(at - 2) || IsDigit(text[at - 2])));
        var tells = isMinus || sign is '%' or '‰' or '°' or '≲' or '≳'
            || (char.GetUnicodeCategory(sign) == UnicodeCategory.MathSymbol && sign is not ('~' or '|' or '−'));
        word[0] = isMinus ? '-' : sign;
        return tells ? 1 : 0;
    }

    private static int Copy(string sign, Span<char> word)
    {
        sign.CopyTo(word);
        return sign.Length;
    }

    private static int Fold(char sign, Span<char> word)
    {
        var lower = char.ToLowerInvariant(sign);
        if (char.IsAscii(lower))
        {
            word[0] = lower;
            return 1;
        }

        if (Forms.TryGetValue(lower, out var form))
            return Copy(form, word);
        var plain = LetterTable.BaseOf(lower);
        word[0] = char.IsAscii(plain) ? char.ToLowerInvariant(plain) : lower;
        return 1;
    }

    private readonly bool IsLetter(int place) =>
        IsLetter(text[place]) || (char.IsSurrogate(text[place]) && Rune.TryGetRuneAt(text, place - (char.IsLowSurrogate(text[place]) && place > 0 ? 1 : 0), out _));

    private static bool IsLetter(char sign) => char.IsLetter(sign);

    private static bool IsMark(char sign) => sign > '\u02ff' && char.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark;

    private static bool IsDigit(char sign) => char.IsAsciiDigit(sign) || (sign > '\u00b0' && Raised.Contains(sign));

    private static char DigitOf(char sign) => char.IsAsciiDigit(sign) ? sign : (char)('0' + (Raised.IndexOf(sign) % 10));
}

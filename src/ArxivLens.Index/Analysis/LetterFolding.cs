using System.Globalization;
using System.Text;

namespace ArxivLens.Index.Analysis;

/// <summary>
/// Reduces letters to lower case without accents. The Latin ones stand here in the order of their code points, for speed; those
/// of other scripts come from <see cref="LetterTable"/>, with which these agree.
/// </summary>
internal static class LetterFolding
{
    /// <summary>UTF-16 units one code point folds to at most.</summary>
    public const int MaximumLength = 3;

    private const int LatinStart = 0xC0;
    private const int AdditionalStart = 0x1E00;
    private const int FullWidthOffset = 0xFEE0;

    // One letter per code point from U+00C0 on; a dot where there is no single base letter.
    private const string Latin =
        "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll." +
        ".llnnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
        ".................ff....i........oo.............uu..............." +
        ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..oo" +
        "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............" +
        "................";

    // The same from U+1E00 on.
    private const string Additional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
        "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
        "wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    /// <summary>
    /// Writes what a letter, digit or mark folds to and returns how many units; 0 for a mark, which is dropped.
    /// </summary>
    public static int Fold(Rune rune, Span<char> output)
    {
        var code = rune.Value;
        if (code < 0x80)
            return Put(output, (char)(code is >= 'A' and <= 'Z' ? code | 0x20 : code));
        if (IsMark(rune))
            return 0;
        if (code is >= 0xFF10 and <= 0xFF5A)
            return Fold(new Rune(code - FullWidthOffset), output);
        if (Several(code) is { } letters)
        {
            letters.CopyTo(output);
            return letters.Length;
        }

        var single = Single(code);
        if (single != '.')
            return Put(output, single);
        var bare = rune.IsBmp ? new Rune(LetterTable.BaseOf((char)code)) : rune;
        return Rune.ToLowerInvariant(bare).EncodeToUtf16(output);
    }

    /// <summary>Whether a code point is a mark that stands on the letter before it.</summary>
    public static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;

    private static int Put(Span<char> output, char letter)
    {
        output[0] = letter;
        return 1;
    }

    private static string? Several(int code) => code switch
    {
        0xC6 or 0xE6 or 0x1E2 or 0x1E3 or 0x1FC or 0x1FD => "ae",
        0x152 or 0x153 => "oe",
        0xDF or 0x1E9E => "ss",
        0xDE or 0xFE => "th",
        0x132 or 0x133 => "ij",
        0xFB00 => "ff",
        0xFB01 => "fi",
        0xFB02 => "fl",
        0xFB03 => "ffi",
        0xFB04 => "ffl",
        0xFB05 or 0xFB06 => "st",
        _ => null,
    };

    private static char Single(int code) => code switch
    {
        >= LatinStart and < LatinStart + 0x190 => Latin[code - LatinStart],
        >= AdditionalStart and < AdditionalStart + 0x100 => Additional[code - AdditionalStart],
        0xB9 => '1',
        0xB2 or 0xB3 => (char)(code - 0xB0 + '0'),
        >= 0x2070 and <= 0x2079 => (char)(code - 0x2070 + '0'),
        >= 0x2080 and <= 0x2089 => (char)(code - 0x2080 + '0'),
        0x3C2 => 'σ',
        _ => '.',
    };
}

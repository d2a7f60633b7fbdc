using System.Buffers;
using System.Globalization;
using System.Text;

namespace ArxivLens.Index.Analysis;

/// <summary>What a code point is to the tokens.</summary>
internal enum CharacterKind : byte
{
    Separator,
    Letter,
    Digit,
    Mark,
    Ideograph,
}

/// <summary>Sorts code points.</summary>
internal static class TextCharacters
{
    /// <summary>The kind of the code point at a place; half a surrogate pair is a separator.</summary>
    public static CharacterKind KindAt(ReadOnlySpan<char> text, int index, out Rune rune, out int width)
    {
        var unit = text[index];
        if (unit < 0x80)
        {
            rune = new Rune(unit);
            width = 1;
            return char.IsAsciiLetter(unit) ? CharacterKind.Letter
                : char.IsAsciiDigit(unit) ? CharacterKind.Digit : CharacterKind.Separator;
        }

        return Rune.DecodeFromUtf16(text[index..], out rune, out width) == OperationStatus.Done
            ? KindOf(rune)
            : CharacterKind.Separator;
    }

    private static CharacterKind KindOf(Rune rune)
    {
        if (IsIdeograph(rune.Value))
            return CharacterKind.Ideograph;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber
                => CharacterKind.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
                => CharacterKind.Mark,
            <= UnicodeCategory.OtherLetter => CharacterKind.Letter,
            _ => CharacterKind.Separator,
        };
    }

    /// <summary>Scripts written without blanks, where each sign is a token: Han, Hiragana, Katakana.</summary>
    private static bool IsIdeograph(int code)
        => code is >= 0x3041 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF
            && code is not (>= 0x3097 and <= 0x309C or 0x30A0 or 0x30FB);
}

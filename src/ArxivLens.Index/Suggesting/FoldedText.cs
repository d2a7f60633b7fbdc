using System.Text;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Index.Suggesting;

/// <summary>
/// A text as suggestions compare it: letters and digits without case and accents, TeX signs and apostrophes left out, TeX
/// commands that only shape left out, everything else one blank between words. UTF-8, the first bytes of it only.
/// </summary>
internal static class FoldedText
{
    /// <summary>Bytes that are compared at most.</summary>
    public const int MaximumLength = 96;

    /// <summary>Folds a text and returns the bytes written, at most <see cref="MaximumLength"/>.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="output">Takes the folded text.</param>
    /// <param name="isTyped">Whether a blank at the end is kept: it says that the last word is whole.</param>
    public static int Fold(ReadOnlySpan<byte> text, Span<byte> output, bool isTyped = false)
    {
        output = output[..MaximumLength];
        var (length, gap, at) = (0, false, 0);
        while (at < text.Length && length < MaximumLength)
        {
            Rune.DecodeFromUtf8(text[at..], out var rune, out var width);
            if (rune.Value == '\\' && CommandLength(text[at..]) is > 0 and var command)
                width = command;
            at += width;
            if (Rune.IsLetterOrDigit(rune))
            {
                if (gap && length > 0)
                    output[length++] = (byte)' ';
                gap = false;
                if (!Append(rune, output, ref length))
                    return length;
            }
            else
            {
                gap |= !LetterFolding.IsMark(rune) && rune.Value is not ('$' or '\\' or '{' or '}' or '^' or '_' or '\'' or '’');
            }
        }

        if (isTyped && gap && length is > 0 and < MaximumLength)
            output[length++] = (byte)' ';
        return length;
    }

    /// <summary>
    /// Bytes of the articles a folded title begins with (the, a, an, on), all of them together; 0 when it has none.
    /// </summary>
    public static int LeadingArticles(ReadOnlySpan<byte> folded)
    {
        var length = 0;
        while (ArticleAt(folded[length..]) is > 0 and var article)
            length += article;
        return length;
    }

    /// <summary>A word of a folded text by its place, from 0; empty when there are fewer.</summary>
    public static ReadOnlySpan<byte> Word(ReadOnlySpan<byte> folded, int place)
    {
        for (; place > 0; place--)
        {
            var blank = folded.IndexOf((byte)' ');
            if (blank < 0)
                return [];
            folded = folded[(blank + 1)..];
        }

        var end = folded.IndexOf((byte)' ');
        return end < 0 ? folded : folded[..end];
    }

    private static int ArticleAt(ReadOnlySpan<byte> folded)
    {
        if (folded.StartsWith("the "u8))
            return 4;
        if (folded.StartsWith("an "u8) || folded.StartsWith("on "u8))
            return 3;
        return folded.StartsWith("a "u8) ? 2 : 0;
    }

    private static bool Append(Rune rune, Span<byte> output, ref int length)
    {
        Span<char> letters = stackalloc char[LetterFolding.MaximumLength];
        Span<byte> bytes = stackalloc byte[3 * LetterFolding.MaximumLength];
        var count = Encoding.UTF8.GetBytes(letters[..LetterFolding.Fold(rune, letters)], bytes);
        if (count > output.Length - length)
            return false;
        bytes[..count].CopyTo(output[length..]);
        length += count;
        return true;
    }

    /// <summary>The length of a command that only shapes what follows; 0 for any other, whose name is a word.</summary>
    private static int CommandLength(ReadOnlySpan<byte> text)
    {
        Span<char> name = stackalloc char[16];
        var length = 0;
        while (length < name.Length && length + 1 < text.Length && char.IsAsciiLetter((char)text[length + 1]))
            name[length] = (char)text[1 + length++];
        return length > 0 && TexCommands.OnlyShapes(name[..length]) ? length + 1 : 0;
    }
}

using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tables;

/// <summary>Texts as the tables compare them: letters and digits without case and accents, a blank for every other sign.</summary>
internal static class FoldedWords
{
    /// <summary>Folds a text; a blank stands before the first word, so that every word begins behind one.</summary>
    public static string Of(string text) => Ascii.IsValid(text) ? OfAscii(text) : OfAny(text);

    // Most titles are, and a work that is cited often has tens of thousands of them to look through.
    private static string OfAscii(string text) => string.Create(text.Length + 1, text, static (folded, source) =>
    {
        folded[0] = ' ';
        for (var place = 0; place < source.Length; place++)
            folded[place + 1] = char.IsAsciiLetterOrDigit(source[place]) ? char.ToLowerInvariant(source[place]) : ' ';
    });

    private static string OfAny(string text)
    {
        var folded = new StringBuilder(text.Length + 1).Append(' ');
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                continue;
            if (!Rune.IsLetterOrDigit(rune))
                folded.Append(' ');
            else if (Letters.ToAscii(rune) is { } ascii)
                folded.Append(ascii.ToLowerInvariant());
            else
                folded.Append(Rune.ToLowerInvariant(rune));
        }

        return folded.ToString();
    }

    /// <summary>The words of what a reader typed, each with a blank before it.</summary>
    public static string[] Split(string typed)
        => [.. Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(word => " " + word)];
}

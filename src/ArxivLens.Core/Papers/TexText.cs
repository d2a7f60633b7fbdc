using System.Buffers;

namespace ArxivLens.Core.Papers;

/// <summary>Makes readable text of the TeX in titles, abstracts and names.</summary>
public static class TexText
{
    private static readonly SearchValues<char> Anything = SearchValues.Create("\\{}$~`'");

    /// <summary>
    /// Turns accents (<c>\'e</c>, <c>{\"o}</c>, <c>\v{c}</c>), letters (<c>\ss</c>, <c>\o</c>), dashes, quotes, <c>~</c> and
    /// text commands into Unicode and folds white space (blank lines stay paragraph breaks); mathematics
    /// (<c>$…$</c>, <c>$$…$$</c>, <c>\(…\)</c>, <c>\[…\]</c>) is left as it stands. NUL, control characters and lone surrogates
    /// are
    /// removed. Outside mathematics Latin, Greek, Cyrillic and Japanese letters are composed as in NFC.
    /// </summary>
    /// <remarks>
    /// <c>\$</c>, <c>\{</c> and <c>\}</c> stay as they are, since the bare characters mean something else; a dollar sign
    /// without a
    /// partner becomes <c>\$</c>. So every bare <c>$</c> of the answer is one of a pair, and applying this again changes nothing.
    /// Citations, labels and references (<c>\cite{…}</c>) are dropped; unknown commands are kept.
    /// </remarks>
    public static string ToPlain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text : new TexReader(PlainCharacters.Keep(text)).Read();
    }

    private static bool IsPlain(string text)
    {
        if (text.Length == 0)
            return true;
        return text[0] != ' ' && text[^1] != ' '
            && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            && !text.AsSpan().ContainsAny(Anything)
            && !text.Contains("  ", StringComparison.Ordinal)
            && !text.Contains("--", StringComparison.Ordinal);
    }
}

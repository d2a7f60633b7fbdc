using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.References;

/// <summary>The letters of a text by which words are compared.</summary>
internal static class FoldedText
{
    /// <summary>
    /// Lower case without marks, one character for one: places in the text stay places in the answer. What would break a line of the
    /// file of weights becomes a question mark.
    /// </summary>
    public static void Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        for (var at = 0; at < text.Length; at++)
            folded[at] = Fold(text[at]);
    }

    private static char Fold(char c)
    {
        if (c is >= 'a' and <= 'z')
            return c;
        if (c is >= 'A' and <= 'Z')
            return (char)(c | 32);
        return c switch
        {
            '|' or '=' => '?',
            < '\u0080' => char.IsControl(c) ? '?' : c,
            'ﬁ' or 'ﬂ' or 'ﬀ' or 'ﬃ' or 'ﬄ' => 'f',
            >= '\u2010' and <= '\u2015' or '\u2212' => '-',
            '’' or '‘' => '\'',
            _ when char.IsSurrogate(c) || char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufffe' or '\uffff' => '?',
            _ => char.ToLowerInvariant(LetterTable.BaseOf(c)),
        };
    }
}

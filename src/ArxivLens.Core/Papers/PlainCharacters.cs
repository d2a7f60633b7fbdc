using System.Text;

namespace ArxivLens.Core.Papers;

/// <summary>Removes characters that no text should hold: they break XML, databases or the direction of a page.</summary>
internal static class PlainCharacters
{
    /// <summary>
    /// The text without control characters (line breaks and tabs stay), lone surrogates, non-characters and overrides.
    /// </summary>
    public static string Keep(string text)
    {
        var bad = IndexOfBad(text, 0);
        if (bad < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        var start = 0;
        for (; bad >= 0; bad = IndexOfBad(text, start))
        {
            kept.Append(text, start, bad - start);
            start = bad + 1;
        }

        return kept.Append(text, start, text.Length - start).ToString();
    }

    private static int IndexOfBad(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (c is >= ' ' and < '\u007f')
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (IsBad(c))
                return i;
        }

        return -1;
    }

    private static bool IsBad(char c) => c switch
    {
        '\n' or '\r' or '\t' or '\v' or '\f' or '\u0085' => false,
        '\ufeff' or '\ufffe' or '\uffff' => true,
        (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') => true,
        _ => char.IsControl(c) || char.IsSurrogate(c),
    };
}

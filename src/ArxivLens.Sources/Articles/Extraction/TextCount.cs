using System.Buffers;

namespace ArxivLens.Sources.Articles.Extraction;

/// <summary>Counts the letters and commas of a run of text.</summary>
internal static class TextCount
{
    // Latin, Arabic, small, vertical, reversed, raised, full-width and ideographic comma.
    private static readonly SearchValues<char> Commas = SearchValues.Create(",\u060C\uFE50\uFE10\uFE11\u2E41\u2E34\u2E32\uFF0C\u3001");

    public static NodeCounts Of(string text)
    {
        int letters = 0, commas = 0;
        var isSpace = false;
        var isBlank = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                letters += isSpace ? 0 : 1;
                isSpace = true;
                continue;
            }

            isSpace = isBlank = false;
            letters += IsUnspaced(c) ? 2 : 1;
            if (Commas.Contains(c)) commas++;
        }

        return isBlank ? default : new NodeCounts { Letters = letters, Commas = commas };
    }

    /// <summary>Whether the script is written without spaces between words: Han, Kana, Thai, Lao, Khmer, Burmese.</summary>
    public static bool IsUnspaced(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\u0E00' and <= '\u0EFF')
            or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\uFF66' and <= '\uFF9F');
}

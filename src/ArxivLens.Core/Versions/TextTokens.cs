using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Versions;

/// <summary>A word, a formula or another sign of a plain text.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="HasSpace">Whether white space stands before it.</param>
internal readonly record struct TextToken(string Text, bool HasSpace);

/// <summary>Takes a plain text (<see cref="TexText"/>) apart for comparing; no formula is cut.</summary>
internal static class TextTokens
{
    /// <summary>The tokens in order.</summary>
    public static TextToken[] Of(string plain)
    {
        var tokens = new List<TextToken>();
        var mathematics = new TexMath(plain);
        var hasSpace = false;
        for (var at = 0; at < plain.Length;)
        {
            if (char.IsWhiteSpace(plain[at]))
            {
                hasSpace = true;
                at++;
                continue;
            }

            var end = EndOf(plain, at, mathematics);
            tokens.Add(new TextToken(plain[at..end], hasSpace));
            (at, hasSpace) = (end, false);
        }

        return [.. tokens];
    }

    private static int EndOf(string plain, int at, TexMath mathematics)
    {
        if (plain[at] is '$' or '\\' && mathematics.EndOfSpanAt(at) is >= 0 and var end)
            return end;
        if (plain[at] == '\\' && at + 1 < plain.Length)
            return at + 2;
        if (!IsOfWord(plain[at]))
            return at + 1;
        end = at + 1;
        while (end < plain.Length && (IsOfWord(plain[end]) || IsJoint(plain, end)))
            end++;
        return end;
    }

    // Halves of surrogate pairs and marks on letters stay with their neighbours.
    private static bool IsOfWord(char sign)
        => char.IsLetterOrDigit(sign) || char.IsSurrogate(sign) || char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsJoint(string plain, int at)
        => plain[at] is '-' or '\'' or '’' && at + 1 < plain.Length && IsOfWord(plain[at + 1]);
}

namespace ArxivLens.Sources.Latex;

/// <summary>Finds the arguments of TeX commands. What is not closed ends where the bound is, so that no search reads a text twice.</summary>
internal static class TexArguments
{
    /// <summary>Characters of an argument at most.</summary>
    public const int Longest = 40_000;

    /// <summary>Skips blanks and line ends.</summary>
    public static int SkipBlanks(string tex, int at)
    {
        while (at < tex.Length && char.IsWhiteSpace(tex[at]))
            at++;
        return at;
    }

    /// <summary>The end of a command's name that begins behind its backslash; <c>@</c> is a letter, as in style files.</summary>
    public static int EndOfName(string tex, int at)
    {
        while (at < tex.Length && (char.IsAsciiLetter(tex[at]) || tex[at] == '@'))
            at++;
        return at;
    }

    /// <summary>Reads an argument in braces.</summary>
    /// <param name="tex">The text.</param>
    /// <param name="at">Where it may begin, blanks before it; moved behind it.</param>
    /// <param name="limit">Where it ends at the latest.</param>
    /// <returns>What is inside; <c>null</c> when there is none or it is not closed.</returns>
    public static string? TakeBraced(string tex, ref int at, int limit = int.MaxValue) => Take(tex, ref at, limit, '{', '}');

    /// <summary>Reads an argument in brackets, in which braces protect brackets.</summary>
    public static string? TakeBracketed(string tex, ref int at, int limit = int.MaxValue) => Take(tex, ref at, limit, '[', ']');

    private static string? Take(string tex, ref int at, int limit, char open, char close)
    {
        var start = SkipBlanks(tex, at);
        if (start >= tex.Length || tex[start] != open)
            return null;
        var end = FindEnd(tex, start + 1, limit, close);
        if (end < 0)
            return null;
        at = end + 1;
        return tex[(start + 1)..end];
    }

    private static int FindEnd(string tex, int at, int limit, char close)
    {
        var depth = 0;
        for (var last = Math.Min(Math.Min(tex.Length, limit), at + Longest); at < last; at++)
        {
            var c = tex[at];
            if (c == '\\')
                at++;
            else if (c == close && depth == 0)
                return at;
            else if (c == '{')
                depth++;
            else if (c == '}')
                depth--;
        }

        return -1;
    }
}

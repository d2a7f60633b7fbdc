namespace ArxivLens.Core.Papers;

/// <summary>
/// Finds mathematics. A span ends with its paragraph at the latest, and a failed search is remembered, so that all searches
/// together read the text a constant number of times.
/// </summary>
internal sealed class TexMath(string text)
{
    private static readonly string[] Environments =
    [
        "equation", "equation*", "align", "align*", "eqnarray", "eqnarray*", "displaymath", "math", "gather", "gather*",
        "multline", "multline*",
    ];

    // Searches that begin before these positions are known to fail
    private readonly int[] noEndBefore = new int[4];
    private readonly HashSet<string> unended = [];

    private enum Delimiter
    {
        Dollar,
        Dollars,
        Parenthesis,
        Bracket,
    }

    /// <summary>Where the span that begins at <paramref name="start"/> ends (exclusive); -1 when none begins there.</summary>
    public int EndOfSpanAt(int start)
    {
        var next = start + 1 < text.Length ? text[start + 1] : '\0';
        if (text[start] == '$')
            return next == '$' ? Find(start, Delimiter.Dollars) : Find(start, Delimiter.Dollar);
        return next switch
        {
            '(' => Find(start, Delimiter.Parenthesis),
            '[' => Find(start, Delimiter.Bracket),
            'b' => FindEnvironment(start),
            _ => -1,
        };
    }

    private int Find(int start, Delimiter delimiter)
    {
        if (start < noEndBefore[(int)delimiter])
            return -1;
        var i = start + (delimiter == Delimiter.Dollar ? 1 : 2);
        while (i < text.Length)
        {
            var step = text.AsSpan(i).IndexOfAny('\\', '$', '\n');
            if (step < 0)
            {
                i = text.Length;
                break;
            }

            i += step;
            if (text[i] == '\n' && IsBlankLineAt(i + 1))
                break;
            var length = LengthOfEndAt(i, delimiter);
            if (length > 0)
                return i + length;
            i += text[i] == '\\' && i + 1 < text.Length && text[i + 1] != '\n' ? 2 : 1;
        }

        noEndBefore[(int)delimiter] = i;
        return -1;
    }

    private int LengthOfEndAt(int i, Delimiter delimiter)
    {
        var next = i + 1 < text.Length ? text[i + 1] : '\0';
        return (delimiter, text[i], next) switch
        {
            (Delimiter.Dollar, '$', _) => 1,
            (Delimiter.Dollars, '$', '$') => 2,
            (Delimiter.Parenthesis, '\\', ')') => 2,
            (Delimiter.Bracket, '\\', ']') => 2,
            _ => 0,
        };
    }

    private bool IsBlankLineAt(int i)
    {
        while (i < text.Length && text[i] != '\n' && char.IsWhiteSpace(text[i]))
            i++;
        return i < text.Length && text[i] == '\n';
    }

    private int FindEnvironment(int start)
    {
        var rest = text.AsSpan(start);
        if (!rest.StartsWith("\\begin{", StringComparison.Ordinal))
            return -1;
        foreach (var name in Environments)
        {
            if (!rest[7..].StartsWith(name + "}", StringComparison.Ordinal))
                continue;
            var end = unended.Contains(name) ? -1 : text.IndexOf("\\end{" + name + "}", start, StringComparison.Ordinal);
            if (end < 0)
                unended.Add(name);
            return end < 0 ? -1 : end + name.Length + 6;
        }

        return -1;
    }
}

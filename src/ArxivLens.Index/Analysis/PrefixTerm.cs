namespace ArxivLens.Index.Analysis;

/// <summary>Reads the text of a prefix question.</summary>
internal static class PrefixTerm
{
    /// <summary>
    /// The word a text ends with, folded but with its ending and even when it is a stop word, since more letters may follow;
    /// empty when it ends with no word.
    /// </summary>
    public static string Read(string text)
    {
        // A letter put behind the word keeps its ending from being taken for a plural and the word for a stop word.
        var trimmed = text.AsSpan().TrimEnd();
        var scanner = new TokenScanner(string.Concat(trimmed, "x"), stackalloc char[TokenScanner.BufferLength]);
        var last = "";
        while (scanner.MoveNext())
        {
            if (scanner.End == trimmed.Length)
                last = scanner.Form.ToString();
            else if (scanner.End > trimmed.Length && scanner.Start < trimmed.Length)
                last = scanner.Form[..^1].ToString();
        }

        return last;
    }
}

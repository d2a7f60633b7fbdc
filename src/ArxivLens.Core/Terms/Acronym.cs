namespace ArxivLens.Core.Terms;

/// <summary>Acronyms that a text explains: <c>foundation models (FMs)</c>.</summary>
internal static class Acronym
{
    private const int Shortest = 2;

    /// <summary>Whether behind a phrase its initials stand in brackets.</summary>
    public static bool IsBehind(TermPassage passage, int first, int last)
    {
        if (last + 1 >= passage.Tokens.Length || passage.Tokens[last + 1] is not { Gap: '(' } token) return false;
        var letters = passage.Text.AsSpan(token.Start, token.End - token.Start);
        if (letters.Length > Shortest && letters[^1] == 's') letters = letters[..^1];
        if (letters.Length < Shortest || letters.Length != last - first + 1) return false;
        for (var at = 0; at < letters.Length; at++)
        {
            if (!char.IsUpper(letters[at])) return false;
            if (char.ToLowerInvariant(letters[at]) != passage.Tokens[first + at].Form[0]) return false;
        }

        return true;
    }
}

namespace ArxivLens.Core.Terms;

/// <summary>How a term is written for readers.</summary>
internal static class TermForm
{
    /// <summary>
    /// The passage on one line, its words in lower case unless they are acronyms or have capitals within (<c>ChatGPT</c>,
    /// <c>SU</c>).
    /// </summary>
    public static string Of(string passage)
        => string.Join(' ', passage.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(OfWord));

    private static string OfWord(string word)
        => string.Join('-', word.Split('-').Select(p => IsPlainCapital(p) ? p.ToLowerInvariant() : p));

    /// <summary>Whether only the first letter is a capital: the begin of a sentence or a word of a title, as a rule.</summary>
    private static bool IsPlainCapital(string part)
        => part.Length > 1 && char.IsUpper(part[0]) && !part.AsSpan(1).ContainsAnyExcept(LowerLetters);

    private static readonly System.Buffers.SearchValues<char> LowerLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzäöüßáàâéèêëíìîïóòôøúùûñçšž'’");
}

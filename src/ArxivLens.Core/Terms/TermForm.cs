namespace ArxivLens.Core.Terms;

/// <summary>How a term is written for readers.</summary>
internal static class TermForm
{
    /// <summary>
    /// The words on one line in lower case, unless they are acronyms, have capitals within (<c>ChatGPT</c>, <c>SU</c>), or stand
    /// with a capital where running text has none but for names (<c>Yang-Mills</c>).
    /// </summary>
    public static string Of(TermPassage passage, int first, int last)
    {
        var text = passage.Text.AsSpan(passage.Tokens[first].Start..passage.Tokens[last].End);
        var form = new char[text.Length];
        var length = 0;
        var keepsNames = !passage.IsTitle && !IsSentenceBegin(passage.Text, passage.Tokens[first].Start);
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !IsBetween(text[end])) end++;
            var word = text[at..end];
            // Two capitals side by side are a name (Yang-Mills, Monte Carlo), at the begin of a sentence too.
            var isPair = end < text.Length && IsPlainCapital(FirstWord(text[(end + 1)..]));
            var isName = keepsNames || (!passage.IsTitle && isPair);
            var isPlain = !isName && IsPlainCapital(word);
            for (var place = 0; place < word.Length; place++)
                form[length++] = isPlain ? char.ToLowerInvariant(word[place]) : word[place];
            keepsNames = !passage.IsTitle;
            if (end < text.Length && (text[end] == '-' || form[length - 1] != ' ')) form[length++] = text[end] == '-' ? '-' : ' ';
            at = end + 1;
        }

        return new string(form, 0, length);
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && !IsBetween(text[end])) end++;
        return text[..end];
    }

    private static bool IsBetween(char letter) => letter == '-' || char.IsWhiteSpace(letter);

    private static bool IsSentenceBegin(string text, int start)
    {
        var before = start - 1;
        while (before >= 0 && !char.IsLetterOrDigit(text[before]) && text[before] is not ('.' or '!' or '?' or ':')) before--;
        return before < 0 || !char.IsLetterOrDigit(text[before]);
    }

    /// <summary>Whether only the first letter is a capital: the begin of a sentence or a word of a title, as a rule.</summary>
    private static bool IsPlainCapital(ReadOnlySpan<char> part)
        => part.Length > 1 && char.IsUpper(part[0]) && !part[1..].ContainsAnyExcept(LowerLetters);

    private static readonly System.Buffers.SearchValues<char> LowerLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzäöüßáàâéèêëíìîïóòôøúùûñçšž'’");
}

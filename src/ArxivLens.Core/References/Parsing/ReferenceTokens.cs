namespace ArxivLens.Core.References;

/// <summary>
/// Takes a reference to pieces: at white space, at the ties of TeX, and within what is written without spaces
/// (<c>Nucl.Phys.B390(1993)33</c>) where one thing ends and another begins. What has a form of its own stays whole. Commands of TeX
/// that stand alone (<c>{\it</c>) are no pieces.
/// </summary>
internal static class ReferenceTokens
{
    /// <summary>Characters of a text that are looked at.</summary>
    public const int LongestText = 10_000;

    private const string Opening = "([{“\"«‘„";

    /// <summary>The pieces in order.</summary>
    public static void Split(ReadOnlySpan<char> text, List<ReferenceForm> forms, List<ReferenceToken> tokens)
    {
        tokens.Clear();
        ReferenceForms.Find(text, forms);
        var form = 0;
        for (var at = 0; at < text.Length;)
        {
            if (IsSpace(text[at]))
            {
                at++;
                continue;
            }

            if (form < forms.Count && forms[form].Start == at)
            {
                var known = forms[form++];
                var after = AfterPunctuation(text, known.End);
                tokens.Add(new ReferenceToken(at, at, known.End, after, known.Label, IsGlued(tokens, at)));
                at = after;
                continue;
            }

            var end = EndOfPiece(text, at, form < forms.Count ? forms[form].Start : text.Length);
            Add(text, at, end, tokens);
            at = end;
        }
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '~' or '\u200b' or '\ufeff' || char.IsControl(c);

    private static bool IsGlued(List<ReferenceToken> tokens, int at) => tokens.Count > 0 && tokens[^1].End == at;

    private static int AfterPunctuation(ReadOnlySpan<char> text, int end)
    {
        while (end < text.Length && !IsSpace(text[end]) && !char.IsLetterOrDigit(text[end]) && !Opening.Contains(text[end]))
            end++;
        return end;
    }

    private static int EndOfPiece(ReadOnlySpan<char> text, int start, int limit)
    {
        var end = start + 1;
        while (end < limit && !IsSpace(text[end]) && !IsBoundary(text, start, end))
            end++;
        return end;
    }

    /// <summary>Whether a new piece begins within what is written together.</summary>
    private static bool IsBoundary(ReadOnlySpan<char> text, int start, int at)
    {
        var (before, here) = (text[at - 1], text[at]);
        return before switch
        {
            ',' or ';' => char.IsLetterOrDigit(here) || Opening.Contains(here),
            ':' => IsAfterNumber(text, start, at - 1) ? char.IsLetterOrDigit(here) || here == '(' : char.IsUpper(here),
            '.' => at - start > 2 && char.IsLower(text[at - 2]) && (char.IsUpper(here) || char.IsAsciiDigit(here)),
            ')' or ']' or '”' or '»' => char.IsLetterOrDigit(here) || Opening.Contains(here),
            _ => here is '(' or '[' && (char.IsLetterOrDigit(before) || before == '.') && OpensAnew(text, at + 1),
        };
    }

    private static bool IsAfterNumber(ReadOnlySpan<char> text, int start, int colon) =>
        colon > start && (char.IsAsciiDigit(text[colon - 1]) || text[colon - 1] == ')');

    private static bool OpensAnew(ReadOnlySpan<char> text, int at) =>
        at < text.Length && (char.IsDigit(text[at]) || char.IsUpper(text[at]));

    private static void Add(ReadOnlySpan<char> text, int start, int end, List<ReferenceToken> tokens)
    {
        var core = AfterCommand(text, start, end);
        if (core < 0)
            return;
        while (core < end && !char.IsLetterOrDigit(text[core]))
            core++;
        var coreEnd = end;
        while (coreEnd > core && !char.IsLetterOrDigit(text[coreEnd - 1]))
            coreEnd--;
        tokens.Add(new ReferenceToken(start, core, coreEnd, end, null, IsGlued(tokens, start)));
    }

    /// <summary>Behind <c>{\it</c> or <c>\textbf{</c>; −1 when a piece is nothing but that.</summary>
    private static int AfterCommand(ReadOnlySpan<char> text, int start, int end)
    {
        var at = start;
        while (at < end && text[at] is '{' or '}')
            at++;
        if (at < end && text[at] == '\\' && at + 2 < text.Length && char.IsAsciiLetter(text[at + 1]) && char.IsAsciiLetter(text[at + 2]))
        {
            at++;
            while (at < end && char.IsAsciiLetter(text[at]))
                at++;
            while (at < end && text[at] is '{' or '}')
                at++;
        }

        return at == end && end > start ? -1 : at;
    }
}

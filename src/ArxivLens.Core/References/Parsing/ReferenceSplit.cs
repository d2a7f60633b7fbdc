using ArxivLens.Core.Articles;

namespace ArxivLens.Core.References;

/// <summary>
/// Finds where a string goes on to another reference, as lists of physics do: <c>…565 (1999); A. G. Riess et al., …</c>,
/// <c>…; ibid. 85, 12 (2001)</c>, <c>… [Erratum-ibid. D 67, 1 (2003)]</c>. Lists of authors and volumes have semicolons too: a new
/// reference begins only behind one that has come to its numbers, and has numbers of its own.
/// </summary>
internal static class ReferenceSplit
{
    private const int MostParts = 50;
    private const int LongestStart = 30;

    private static readonly string[] Errata = ["erratum", "errata", "erratum-ibid", "(e)", "[e]", "corrigendum", "addendum"];
    private static readonly string[] SameJournals = ["ibid", "ibidem", "ib.", "idem"];

    /// <summary>The parts of a string, each with how it hangs on the one before; one when the string is one reference.</summary>
    public static List<(TextSpan Span, ReferenceTie Tie)> Of(ReadOnlySpan<char> text)
    {
        var parts = new List<(TextSpan, ReferenceTie)>();
        var (start, tie) = (0, ReferenceTie.None);
        for (var at = 1; at < text.Length - 1 && parts.Count < MostParts; at++)
        {
            if (text[at] is not (';' or '[' or '(' or ',' or '.' or '\n'))
                continue;
            var next = SkipOpening(text, at + 1);
            var begins = BeginOf(text[next..], text[at] is ';' or '\n');
            if (begins == ReferenceTie.None || !EndsInNumbers(text[start..at]))
                continue;
            if (begins == ReferenceTie.Other && !HasNumbers(text[next..]))
                continue;
            parts.Add((new TextSpan(start, text[at] is ';' or ',' or '.' ? at + 1 : at), tie));
            (start, tie, at) = (next, begins, next);
        }

        parts.Add((new TextSpan(start, text.Length), tie));
        return parts;
    }

    /// <summary>Whether a text begins with a word that hangs it on the reference before.</summary>
    public static bool IsTie(ReadOnlySpan<char> text) => Begins(text, Errata) || Begins(text, SameJournals);

    private static int SkipOpening(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '[' or '{'))
            at++;
        return at;
    }

    private static ReferenceTie BeginOf(ReadOnlySpan<char> text, bool isDivided)
    {
        if (text.Length > LongestStart)
            text = text[..LongestStart];
        if (Begins(text, Errata))
            return ReferenceTie.Erratum;
        if (Begins(text, SameJournals))
            return ReferenceTie.SameJournal;
        return isDivided && BeginsWithName(text) ? ReferenceTie.Other : ReferenceTie.None;
    }

    private static bool Begins(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An initial, or a journal's abbreviation: <c>A. G. Riess</c>, <c>see also J.-P. Serre</c>, <c>Phys. Rev.</c></summary>
    private static bool BeginsWithName(ReadOnlySpan<char> text)
    {
        foreach (var word in (ReadOnlySpan<string>)["see also ", "see ", "also ", "and ", "cf. "])
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return BeginsWithName(text[word.Length..]);
        }

        var end = text.IndexOfAny(' ', '.', ',');
        return end is > 0 and < 8 && char.IsUpper(text[0]) && text[end] == '.';
    }

    /// <summary>A page, a year or an identifier stands at the end.</summary>
    private static bool EndsInNumbers(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(" \t\n)]}.,;");
        if (text.Length == 0)
            return false;
        var word = text[(text.LastIndexOfAny(' ', '(', '[') + 1)..];
        return word.ContainsAnyInRange('0', '9') && text.Length > 10;
    }

    /// <summary>A year and another number stand before the next semicolon.</summary>
    private static bool HasNumbers(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(';');
        text = end < 0 ? text : text[..end];
        if (NumberText.ReadYear(text) is null)
            return false;
        var numbers = 0;
        for (var at = 0; at < text.Length; at++)
            numbers += char.IsAsciiDigit(text[at]) && (at == 0 || !char.IsAsciiDigit(text[at - 1])) ? 1 : 0;
        return numbers > 1;
    }
}

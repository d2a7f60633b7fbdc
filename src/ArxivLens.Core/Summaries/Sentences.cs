using System.Collections.Frozen;

namespace ArxivLens.Core.Summaries;

/// <summary>
/// Finds the sentences of an abstract without being misled by abbreviations, initials, decimals or mathematics.
/// </summary>
public static class Sentences
{
    /// <summary>After one of these a full stop never ends a sentence.</summary>
    private static readonly FrozenSet<string> NeverLast = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "e.g", "i.e", "cf", "vs", "viz", "dr", "prof", "mr", "mrs", "ms", "st", "resp", "approx", "ca",
        "a.k.a", "w.r.t", "s.t", "i.i.d");

    /// <summary>After one of these it ends a sentence only where a word follows that begins sentences.</summary>
    private static readonly FrozenSet<string> SeldomLast = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "al", "etc", "fig", "figs", "eq", "eqs", "eqn", "eqns", "ref", "refs", "sec", "secs", "sect", "tab", "thm", "prop", "cor",
        "lem", "def", "ch", "chap", "vol", "no", "nos", "p", "pp", "v", "ver", "ed", "eds", "phys", "rev", "lett", "math", "proc",
        "univ", "inst", "commun", "nucl", "astrophys", "jr", "sr", "inc", "ltd", "co", "corp", "u.s",
        "u.k", "d.c", "ph.d", "op", "cit", "chem", "comput", "soc", "jpn", "ann", "int", "appl", "amer", "trans", "mod", "sci",
        "acad", "natl", "statist", "probab", "eur", "nuovo", "cim", "astron", "spp", "bull", "geom", "algebr", "topol", "funct",
        "anal", "mech");

    private static readonly FrozenSet<string> Starters = FrozenSet.Create(
        StringComparer.Ordinal,
        "We", "The", "This", "These", "Those", "That", "In", "Our", "It", "Its", "However", "Here", "A", "An", "For", "As", "At",
        "By",
        "To", "On", "Such", "They", "Their", "There", "Then", "Thus", "With", "While", "When", "If", "I", "Moreover",
        "Furthermore",
        "Finally", "Also", "Both", "Using", "Although", "Since", "From", "Unlike", "Under", "Because", "Therefore", "Hence");

    /// <summary>How far back a word is looked for, so that a text without words costs no more than another.</summary>
    private const int WordSearch = 200;

    /// <summary>
    /// Finds the sentences in order. A sentence has no white space at its ends; what stands between two is only white space.
    /// </summary>
    /// <param name="text">Plain text with mathematics as <c>$…$</c>.</param>
    public static IReadOnlyList<SentenceSpan> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = new List<SentenceSpan>();
        var mathematics = new MathSpans(text);
        var start = SkipWhiteSpace(text, 0);
        var at = start;
        while (at < text.Length)
        {
            var past = mathematics.EndAt(at);
            if (past > at)
            {
                if (IsEndOfFormulaAndSentence(text, start, past))
                {
                    AddTrimmed(found, text, start, past);
                    start = SkipWhiteSpace(text, past);
                }

                at = Math.Max(past, start);
                continue;
            }

            var end = EndAt(text, start, at);
            if (end < 0)
            {
                at++;
                continue;
            }

            AddTrimmed(found, text, start, end);
            at = start = SkipWhiteSpace(text, end);
        }

        AddTrimmed(found, text, start, text.Length);
        return found;
    }

    private static void AddTrimmed(List<SentenceSpan> found, string text, int start, int end)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (end > start) found.Add(new SentenceSpan(start, end - start));
    }

    /// <summary>The end of the sentence when one ends with the character at a place, else −1.</summary>
    private static int EndAt(string text, int start, int at)
    {
        if (text[at] == '\n') return IsBlankLine(text, at) ? at : -1;
        if (!IsTerminator(text[at])) return -1;
        var end = at + 1;
        while (end < text.Length && IsTerminator(text[end])) end++;
        var terminators = end - at;
        while (end < text.Length && IsCloser(text[end])) end++;
        if (end == text.Length) return end;
        if (!char.IsWhiteSpace(text[end]) || !HasWord(text, start, at)) return -1;
        var next = SkipWhiteSpace(text, end);
        if (next == text.Length || IsBlankLine(text, end)) return end;
        if (!CanBegin(text, next)) return -1;
        var single = text[at] == '.' && terminators == 1;
        return single && IsAbbreviation(text, start, at, next) ? -1 : end;
    }

    /// <summary>Whether a formula has the full stop of its sentence in it: <c>$x=1.$ We …</c></summary>
    private static bool IsEndOfFormulaAndSentence(string text, int start, int past)
    {
        if (past >= text.Length || !char.IsWhiteSpace(text[past]) || text[past - 1] != '$') return false;
        var last = past - 1;
        while (last > start && text[last - 1] is '$' or ' ' or '\n') last--;
        return last > start && text[last - 1] == '.' && Contains(Starters, WordAt(text, SkipWhiteSpace(text, past)));
    }

    private static bool IsAbbreviation(string text, int start, int stop, int next)
    {
        var from = stop;
        while (from > start && (char.IsLetter(text[from - 1]) || (text[from - 1] == '.' && from < stop))) from--;
        var word = text.AsSpan(from, stop - from);
        if (word.IsEmpty) return false;
        if (Contains(NeverLast, word)) return true;
        var isInitial = char.IsUpper(word[^1]) && (word.Length == 1 || word[^2] == '.');
        return (isInitial || Contains(SeldomLast, word)) && !Contains(Starters, WordAt(text, next));
    }

    private static bool Contains(FrozenSet<string> words, ReadOnlySpan<char> word)
        => words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static ReadOnlySpan<char> WordAt(string text, int at)
    {
        while (at < text.Length && IsOpener(text[at])) at++;
        var end = at;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        var isInitial = end - at == 1 && end < text.Length && text[end] == '.';
        return isInitial ? default : text.AsSpan(at, end - at);
    }

    private static bool CanBegin(string text, int at)
    {
        while (at < text.Length && IsOpener(text[at])) at++;
        return at < text.Length && !char.IsLower(text[at]) && (char.IsLetterOrDigit(text[at]) || text[at] is '$' or '\\');
    }

    /// <summary>
    /// Whether a text has a word of two letters or more: <c>1.</c> and <c>(i).</c> number a sentence, they are none.
    /// </summary>
    private static bool HasWord(string text, int start, int end)
    {
        for (var at = Math.Max(start + 1, end - WordSearch); at < end; at++)
        {
            if (char.IsLetter(text[at]) && char.IsLetter(text[at - 1])) return true;
        }

        return false;
    }

    private static bool IsBlankLine(string text, int at)
    {
        var breaks = 0;
        for (; at < text.Length && char.IsWhiteSpace(text[at]); at++) breaks += text[at] == '\n' ? 1 : 0;
        return breaks > 1;
    }

    private static int SkipWhiteSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    private static bool IsTerminator(char c) => c is '.' or '!' or '?' or '…';

    private static bool IsCloser(char c) => c is '"' or '\'' or '”' or '’' or '»' or ')' or ']' or '}';

    private static bool IsOpener(char c) => c is '"' or '\'' or '“' or '‘' or '«' or '(' or '[' or '`';
}

/// <summary>Where a sentence stands in its text, in UTF-16 units.</summary>
public readonly record struct SentenceSpan(int Start, int Length);

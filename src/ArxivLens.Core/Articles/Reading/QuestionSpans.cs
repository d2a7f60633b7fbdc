using System.Buffers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>
/// Finds the questions in running text: each from the beginning of its sentence, or from what leads up to it, to its mark. Questions
/// within somebody else's words are theirs.
/// </summary>
internal static class QuestionSpans
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("?？؟⁇⁈‽");

    /// <summary>Words between marks that make a quotation and not a term.</summary>
    private const int WordsOfQuotation = 3;

    /// <summary>Finds the questions of a paragraph, behind its label.</summary>
    public static List<(int Start, int End)> Find(Paragraph paragraph)
    {
        var found = new List<(int Start, int End)>();
        var text = paragraph.Text;
        if (!text.AsSpan().ContainsAny(Marks)) return found;
        var quoted = QuoteMarks.Find(text).FindAll(one => IsQuotation(one.Of(text)));
        foreach (var sentence in paragraph.Sentences) FindIn(text, sentence, quoted, found);
        return found;
    }

    private static void FindIn(string text, SentenceSpan sentence, List<QuotedStretch> quoted, List<(int Start, int End)> found)
    {
        var start = sentence.Start;
        var end = sentence.Start + sentence.Length;
        for (var at = start; at < end; at++)
        {
            if (!Marks.Contains(text[at]) || !IsEnd(text, at)) continue;
            var past = at + 1;
            while (past < end && (Marks.Contains(text[past]) || text[past] == '!')) past++;
            if (QuoteMarks.Around(quoted, at) is { } around) start = Math.Max(start, Math.Min(end, around.End + 1));
            else if (Trimmed(text, start, past) is { } one && HasWord(text, one.Start, at)) found.Add(one);
            if (start < past) start = past;
            at = past - 1;
        }
    }

    /// <summary>A mark within an address or a title (<c>?a=b</c>) ends nothing.</summary>
    private static bool IsEnd(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && (Marks.Contains(text[next]) || "!\"'”’»)]}*_".Contains(text[next]))) next++;
        return next >= text.Length || char.IsWhiteSpace(text[next]) || text[next] is '—' or '–' or '…' or ',' or ';' or '.' || text[at] is '？' or '؟';
    }

    /// <summary>The question without what leads up to it; a mark behind it that it opened itself belongs to it.</summary>
    private static (int Start, int End)? Trimmed(string text, int start, int end)
    {
        start = SkipSigns(text, start, end);
        if (text.LastIndexOf('¿', end - 1, end - start) is >= 0 and var opening) start = opening;
        else if (OpenBracket(text, start, end) is >= 0 and var bracket) start = bracket + 1;
        else start = PastLead(text, start, end);
        start = SkipNumber(text, start, end);
        return end - start >= 3 ? (start, end) : null;
    }

    private static int SkipSigns(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || ")]}”»,;.—–-…!*".Contains(text[start]))) start++;
        return start;
    }

    /// <summary>A bracket that is open at the mark: the question stands in it.</summary>
    private static int OpenBracket(string text, int start, int end)
    {
        var depth = 0;
        for (var at = end - 1; at >= start; at--)
        {
            if (text[at] == ')') depth++;
            else if (text[at] == '(' && --depth < 0) return at;
        }

        return -1;
    }

    /// <summary><c>This raises a question: Is it …?</c> asks behind the colon; <c>Which is better: A or B?</c> before it.</summary>
    private static int PastLead(string text, int start, int end)
    {
        for (var at = end - 2; at > start; at--)
        {
            if (text[at] != ':' || text[at + 1] != ' ') continue;
            var lead = text.AsSpan(start, at - start);
            var asks = text.AsSpan(at + 2, end - at - 2);
            if (QuestionWords.BeginsQuestion(lead)) return start;
            if (QuestionWords.BeginsQuestion(asks) || (QuestionWords.SpeakOfQuestion(lead) && char.IsUpper(asks[0]))) return at + 2;
        }

        return start;
    }

    /// <summary><c>1. Is it …?</c>, <c>(b) Who …?</c></summary>
    private static int SkipNumber(string text, int start, int end)
    {
        var at = start;
        if (at < end && text[at] == '(') at++;
        var from = at;
        while (at < end && at - from < 3 && (char.IsAsciiDigit(text[at]) || (at == from && char.IsAsciiLetterLower(text[at])))) at++;
        return at > from && at + 1 < end && text[at] is '.' or ')' && text[at + 1] == ' ' ? at + 2 : start;
    }

    private static bool HasWord(string text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (char.IsLetter(text[at]) && (text[at] >= '\u2e80' || (at + 1 < end && char.IsLetter(text[at + 1])))) return true;
        }

        return false;
    }

    private static bool IsQuotation(string words)
        => words.Split(' ').Length >= WordsOfQuotation || words.AsSpan().ContainsAny(Marks) || words.Any(c => c >= '\u2e80');
}

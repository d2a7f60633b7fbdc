using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>
/// Sentences of running text. As those of abstracts, but a dollar sign is money, a sentence also ends before a word that asks (<c>… in
/// the U.S. Is that so?</c>), and scripts without blanks end theirs by their own full stop.
/// </summary>
internal static class SentenceReader
{
    /// <summary>Finds the sentences from a place on.</summary>
    public static IReadOnlyList<SentenceSpan> Split(string text, int from)
    {
        var found = new List<SentenceSpan>();
        foreach (var span in Sentences.Split(text[from..].Replace('$', '¤')))
            Cut(text, from + span.Start, from + span.Start + span.Length, found);
        return found;
    }

    private static void Cut(string text, int start, int end, List<SentenceSpan> found)
    {
        for (var at = start; at < end; at++)
        {
            var cut = CutAt(text, start, at, end);
            if (cut <= start) continue;
            found.Add(new SentenceSpan(start, cut - start));
            start = cut;
            while (start < end && char.IsWhiteSpace(text[start])) start++;
            at = start - 1;
        }

        if (end > start) found.Add(new SentenceSpan(start, end - start));
    }

    /// <summary>Where the sentence ends that ends with the sign at a place, else −1.</summary>
    private static int CutAt(string text, int start, int at, int end)
    {
        if (text[at] is '。' or '！' or '？') return PastClosers(text, at + 1, end) is var past && past < end ? past : -1;
        if (text[at] is not ('.' or '!' or '?' or '…')) return -1;
        var next = PastClosers(text, at + 1, end);
        if (next >= end || text[next] != ' ' || at - start < 3) return -1;
        if (text[next + 1] is '¿' or '¡') return next;
        if (IsTitle(text.AsSpan(start, at - start))) return -1;
        return char.IsUpper(text[next + 1]) && QuestionWords.BeginsQuestion(text.AsSpan(next + 1)) ? next : -1;
    }

    private static int PastClosers(string text, int at, int end)
    {
        while (at < end && "\"'”’»)]」』".Contains(text[at])) at++;
        return at;
    }

    /// <summary><c>Dr. Will Smith</c> asks nothing.</summary>
    private static bool IsTitle(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOf(' ') + 1)..];
        return word is "Dr" or "Mr" or "Mrs" or "Ms" or "Prof" or "St" or "vs" || (word.Length == 1 && char.IsUpper(word[0]));
    }
}

using System.Collections.Frozen;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Words that questions begin with.</summary>
internal static class QuestionWords
{
    private static readonly FrozenSet<string> Beginnings = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "who", "whom", "whose", "what", "when", "where", "why", "how", "which", "is", "are", "was", "were", "am", "do", "does", "did",
        "can", "could", "will", "would", "should", "shall", "may", "might", "must", "has", "have", "had", "isn't", "aren't", "wasn't",
        "weren't", "don't", "doesn't", "didn't", "can't", "couldn't", "won't", "wouldn't", "shouldn't", "hasn't", "haven't", "hadn't",
        "cannot", "ain't", "who's", "what's", "where's", "how's", "when's", "why's");

    private static readonly FrozenSet<string> Asking = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "question", "questions", "ask", "asks", "asked", "asking", "wonder", "wonders", "wondered", "wondering", "issue", "puzzle", "dilemma",
        "concern", "problem");

    private static readonly FrozenSet<string> Prepositions = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "in", "at", "to", "for", "by", "on", "under", "with", "from", "and", "but", "so", "or", "then", "of");

    /// <summary>Whether a text begins as questions do, a preposition or <c>and</c> before it aside.</summary>
    public static bool BeginsQuestion(ReadOnlySpan<char> text)
    {
        var word = WordAt(text, out var rest);
        if (Contains(Beginnings, word)) return true;
        if (!Contains(Prepositions, word)) return false;
        word = WordAt(rest, out _);
        return Contains(Beginnings, word);
    }

    /// <summary>Whether a word of these speaks of a question.</summary>
    public static bool SpeakOfQuestion(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Contains(Asking, WordAt(text, out text))) return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        var at = 0;
        while (at < text.Length && !char.IsLetterOrDigit(text[at])) at++;
        var end = at;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '\'' or '’' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
            end++;
        rest = text[end..];
        return text[at..end];
    }

    private static bool Contains(FrozenSet<string> words, ReadOnlySpan<char> word)
    {
        if (!word.Contains('’')) return words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
        return words.Contains(word.ToString().Replace('’', '\''));
    }
}

using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Terms;

/// <summary>Finds the words and phrases of a text that may be terms.</summary>
internal static class TermCandidates
{
    /// <summary>Words of a phrase at most; the index counts no longer ones.</summary>
    public const int LongestPhrase = 4;

    /// <summary>Characters of an abstract that are read; the rest of a very long one is passed over.</summary>
    private const int LongestText = 20_000;

    /// <summary>Collects the candidates of title and abstract.</summary>
    public static IReadOnlyCollection<TermCandidate> Collect(string title, string text)
    {
        var found = new Dictionary<string, TermCandidate>(StringComparer.Ordinal);
        CollectFrom(title, true, found);
        CollectFrom(text.Length > LongestText ? text[..LongestText] : text, false, found);
        return found.Values;
    }

    private static void CollectFrom(string text, bool isTitle, Dictionary<string, TermCandidate> found)
    {
        var run = new List<Token>();
        foreach (var token in Analyzer.Analyze(text))
        {
            if (run.Count > 0 && !IsJoined(text, run[^1], token)) Flush(text, run, isTitle, found);
            if (token.Kind == TokenKind.Word && !PlainWords.Separates(WordOf(text, token))) run.Add(token);
            else Flush(text, run, isTitle, found);
        }

        Flush(text, run, isTitle, found);
    }

    private static void Flush(string text, List<Token> run, bool isTitle, Dictionary<string, TermCandidate> found)
    {
        for (var first = 0; first < run.Count; first++)
        {
            for (var last = first; last < Math.Min(run.Count, first + LongestPhrase); last++)
                AddPhrase(text, run.GetRange(first, last - first + 1), isTitle, found);
        }

        run.Clear();
    }

    private static void AddPhrase(string text, List<Token> phrase, bool isTitle, Dictionary<string, TermCandidate> found)
    {
        var words = phrase.Select(t => WordOf(text, t)).ToArray();
        if (!CanBeTerm(words) || CutsHyphen(text, phrase)) return;
        var stems = words.Select(LightStem.Of).ToArray();
        var key = string.Join(' ', stems);
        if (!found.TryGetValue(key, out var candidate))
        {
            candidate = new TermCandidate(words, [.. phrase.Select(t => t.Term)], stems) { Order = found.Count };
            found.Add(key, candidate);
        }

        candidate.Add(text[phrase[0].Start..(phrase[^1].Start + phrase[^1].Length)], isTitle);
    }

    /// <summary>
    /// Whether the words can be a term: no adverb or pale word at its ends, no single letter or plain word alone.
    /// </summary>
    private static bool CanBeTerm(string[] words)
    {
        if (words.Length == 1) return words[0].Length > 1 && !PlainWords.IsPlainAlone(words[0]);
        return !PlainWords.IsPlainFirst(words[0])
            && !PlainWords.IsPlainLast(words[^1])
            && !words.Skip(1).Any(PlainWords.IsAdverb);
    }

    /// <summary>
    /// Whether a phrase begins or ends within a hyphenated word (<c>source model</c> of <c>open-source model</c>).
    /// </summary>
    private static bool CutsHyphen(string text, List<Token> phrase)
    {
        var start = phrase[0].Start;
        var end = phrase[^1].Start + phrase[^1].Length;
        var before = start > 1 && text[start - 1] == '-' && char.IsLetter(text[start - 2]);
        var after = end + 1 < text.Length && text[end] == '-' && char.IsLetter(text[end + 1]);
        return before || after;
    }

    /// <summary>Whether only spaces or one hyphen stand between two tokens.</summary>
    private static bool IsJoined(string text, Token left, Token right)
    {
        var between = text.AsSpan(left.Start + left.Length, right.Start - left.Start - left.Length);
        return between is "-" || (!between.IsEmpty && between.Trim().IsEmpty);
    }

    private static string WordOf(string text, Token token) => text.Substring(token.Start, token.Length).ToLowerInvariant();
}

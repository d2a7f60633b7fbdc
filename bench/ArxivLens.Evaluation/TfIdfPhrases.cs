using ArxivLens.Index;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Evaluation;

/// <summary>The plain way: every run of words without a word of grammar in it, weighed by occurrences times idf.</summary>
internal static class TfIdfPhrases
{
    /// <summary>Chooses the heaviest phrases; of equals the one that comes first.</summary>
    /// <param name="index">Whose document frequencies count.</param>
    /// <param name="text">The text.</param>
    /// <param name="longest">Words of a phrase at most.</param>
    /// <param name="limit">Phrases at most.</param>
    public static IReadOnlyList<string> Choose(IndexReader index, string text, int longest, int limit)
    {
        var tokens = Analyzer.Analyze(text);
        var found = new Dictionary<string, (int Count, string[] Terms, string Form)>(StringComparer.Ordinal);
        for (var first = 0; first < tokens.Count; first++)
        {
            for (var last = first; last < Math.Min(tokens.Count, first + longest) && tokens[last].Kind == TokenKind.Word; last++)
            {
                if (last > first && !IsJoined(text, tokens[last - 1], tokens[last])) break;
                var terms = tokens.Skip(first).Take(last - first + 1).Select(t => t.Term).ToArray();
                var form = string.Join(' ', tokens.Skip(first).Take(terms.Length).Select(t => t.Form));
                var key = string.Join(' ', terms);
                found[key] = found.TryGetValue(key, out var known) ? known with { Count = known.Count + 1 } : (1, terms, form);
            }
        }

        return
        [
            .. found.Values
                .OrderByDescending(p => p.Count * Math.Log((index.DocumentCount + 1.0) / (Frequency(index, p.Terms) + 1.0)))
                .Take(limit).Select(p => p.Form),
        ];
    }

    /// <summary>The index does not keep a phrase that a single document holds; this one holds it.</summary>
    private static int Frequency(IndexReader index, string[] terms) => Math.Max(1, index.Terms.DocumentFrequency(terms));

    private static bool IsJoined(string text, Token left, Token right)
    {
        var end = left.Start + left.Length;
        return text.AsSpan(end, right.Start - end).Trim() is "" or "-";
    }
}

using ArxivLens.Index.Analysis;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>The words of a search asked of the index.</summary>
/// <param name="Query">What was asked last.</param>
/// <param name="Result">The answer to it.</param>
/// <param name="HasAll">Whether some work has all of the words.</param>
internal sealed record WordsAsked(Query Query, SearchResult Result, bool HasAll)
{
    /// <summary>Asks for all the words and, when no work has them all, for some of them.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="notes">Takes what is read otherwise than typed.</param>
    /// <param name="ask">Asks for words, with whatever else holds.</param>
    /// <returns>The last answer; <c>null</c> when there is no word to look for.</returns>
    public static WordsAsked? Find(string text, List<string> notes, Func<Query, (Query Asked, SearchResult Result)> ask)
    {
        var parsed = QueryParser.Parse(text);
        notes.AddRange(parsed.Notes);
        if (parsed.Strict is not { } strict || !HasWords(text))
        {
            notes.Add("There is no word to look for in this search.");
            return null;
        }

        var (asked, result) = ask(strict);
        if (result.Total > 0) return new WordsAsked(asked, result, true);
        if (parsed.Loose is not { } loose) return new WordsAsked(asked, result, false);
        (asked, result) = ask(loose);
        if (result.Total > 0) notes.Add("No work has all of these words; these have some of them.");
        return new WordsAsked(asked, result, false);
    }

    /// <summary>Whether anything in a search can be looked up at all: grammar words and punctuation cannot.</summary>
    private static bool HasWords(string text) => Analyzer.Analyze(text).Any(t => t.Kind != TokenKind.StopWord);
}

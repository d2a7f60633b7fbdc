using System.Text;
using ArxivLens.Index;
using ArxivLens.Index.Analysis;

namespace ArxivLens.Core.Search;

/// <summary>Writes a search anew with the words that no work holds replaced by those most likely meant.</summary>
internal static class QueryCorrection
{
    /// <summary>The corrected text; <c>null</c> when there is nothing to correct, or nothing is near enough.</summary>
    public static string? Find(IndexReader index, string text)
    {
        text = text[..Math.Min(text.Length, WorkSearch.MaximumLength)];
        var corrected = new StringBuilder();
        var at = 0;
        QueryField? field = null;
        foreach (var token in new QueryLexer(text, _ => { }).Read())
        {
            if (IsCorrectable(token, field))
            {
                foreach (var (start, length) in WordsOf(token))
                {
                    if (index.Correct(text.Substring(start, length)) is not [var best, ..]) continue;
                    corrected.Append(text, at, start - at).Append(best.Word);
                    at = start + length;
                }
            }

            if (token.Kind != QueryTokenKind.Exact) field = token.Kind == QueryTokenKind.Field ? QueryFields.Find(token.Text) : null;
        }

        return at == 0 ? null : corrected.Append(text, at, text.Length - at).ToString();
    }

    private static bool IsCorrectable(QueryToken token, QueryField? field)
        => token.Kind is QueryTokenKind.Word or QueryTokenKind.Phrase
            && field is not (QueryField.Category or QueryField.Year or QueryField.Date or QueryField.Id)
            && !token.Text.Contains('*', StringComparison.Ordinal);

    private static IEnumerable<(int Start, int Length)> WordsOf(QueryToken token) => Analyzer.Analyze(token.Text)
        .Where(word => word.Kind == TokenKind.Word)
        .Select(word => (token.Start + word.Start, word.Length));
}

using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Questions;

/// <summary>A question as the index is asked it.</summary>
internal static class EvidenceQuery
{
    private const int MostAskedWords = 24;
    private const int MostOtherWords = 12;

    /// <summary>Any of its words; <c>null</c> when the library has none of them.</summary>
    /// <remarks>A word that stands in the query twice weighs more there: those of the question itself do.</remarks>
    public static Query? Of(QuestionTerms question)
    {
        var asked = Words(question, isAsked: true, MostAskedWords);
        List<Query> parts = [.. asked, .. asked, .. Words(question, isAsked: false, MostOtherWords)];
        return parts.Count == 0 ? null : new OrQuery(parts);
    }

    private static List<TermQuery> Words(QuestionTerms question, bool isAsked, int limit) =>
        [.. question.All.Where(term => term.IsAsked == isAsked && term.IsKnown).Take(limit).Select(term => new TermQuery(term.Form))];
}

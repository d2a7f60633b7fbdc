using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Questions;

/// <summary>A question as the index is asked it.</summary>
internal static class EvidenceQuery
{
    private const int MostAskedWords = 24;
    private const int MostOtherWords = 8;

    // Among few works every posting of every word has to be read: common words cost much there and tell little.
    private const int FewAskedWords = 10;
    private const int FewOtherWords = 4;

    /// <summary>Any of its words; <c>null</c> when it has none.</summary>
    /// <remarks>A word that stands in the query twice weighs more there: those of the question itself do.</remarks>
    public static Query? Of(QuestionTerms question) => Of(question, MostAskedWords, MostOtherWords);

    /// <summary>The weightiest of its words, for asking some works only.</summary>
    public static Query? OfWeightiest(QuestionTerms question) => Of(question, FewAskedWords, FewOtherWords);

    private static OrQuery? Of(QuestionTerms question, int askedWords, int otherWords)
    {
        var asked = Words(question, isAsked: true, askedWords);
        List<Query> parts = [.. asked, .. asked, .. Words(question, isAsked: false, otherWords)];
        return parts.Count == 0 ? null : new OrQuery(parts);
    }

    private static List<TermQuery> Words(QuestionTerms question, bool isAsked, int limit) =>
        [.. question.All.Where(term => term.IsAsked == isAsked).Take(limit).Select(term => new TermQuery(term.Form))];
}

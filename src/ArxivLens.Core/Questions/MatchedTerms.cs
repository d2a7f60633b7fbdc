namespace ArxivLens.Core.Questions;

/// <summary>The words that a question and a sentence share, as they are shown.</summary>
internal static class MatchedTerms
{
    /// <summary>Each word once, as it first stands in the sentence, the weightiest first; parts are shares of the question's weight.</summary>
    public static IReadOnlyList<MatchedTerm> Of(QuestionTerms question, PassageText sentence)
    {
        var terms = new List<MatchedTerm>();
        foreach (var found in sentence.Found.DistinctBy(one => one.Term).OrderBy(one => one.Term))
        {
            var term = question.All[found.Term];
            terms.Add(new MatchedTerm(
                sentence.Text.Substring(found.Start, found.Length), term.Weight / question.Whole, term.IsAsked));
        }

        return terms;
    }
}

using ArxivLens.Core.Questions;

namespace ArxivLens.Evaluation;

/// <summary>A paper and a citing passage as the product reads them: the paper as one text, the passage as a question.</summary>
internal static class EvidencePaper
{
    /// <summary>The paper as a text; sentences are numbered from 1 here.</summary>
    public static PassageDocument DocumentOf(CitedPaper paper) => new(
        default, null, paper.Sentences[0].Text, IsFullText: true,
        [.. paper.Sentences.Select((sentence, at) => new PassageSentence(at + 1, sentence.Text, null))]);

    /// <summary>The words of a citing passage.</summary>
    public static QuestionTerms TermsOf(string passage) =>
        QuestionTerms.Read(new EvidenceQuestion(passage, null, "", []), new WordRarity(null));

    /// <summary>The sentences of the paper with their scores, best first.</summary>
    public static List<RankedSentence> Rank(CitedPaper paper, CitingPassage passage, PassageModel model) =>
        EvidenceSearch.Rank(TermsOf(passage.Query), [DocumentOf(paper)], model);
}

using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Questions;

namespace ArxivLens.Web.Features.Debate;

/// <summary>What the page of a work shows of the debate about it.</summary>
/// <param name="Work">The work.</param>
/// <param name="Articles">The newest articles about it.</param>
/// <param name="ArticleTotal">How many there are.</param>
/// <param name="Questions">What it is asked, open questions first.</param>
/// <param name="QuestionTotal">How many questions there are, without the rhetorical.</param>
/// <param name="Open">How many of them are open.</param>
public sealed record PaperDebate(
    WorkKey Work, IReadOnlyList<Article> Articles, int ArticleTotal, IReadOnlyList<QuestionEntry> Questions, int QuestionTotal, int Open)
{
    /// <summary>Articles on the page of the work.</summary>
    public const int ArticlesShown = 5;

    /// <summary>Questions on the page of the work.</summary>
    public const int QuestionsShown = 8;
}

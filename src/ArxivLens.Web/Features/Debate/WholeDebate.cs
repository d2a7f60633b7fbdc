using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Web.Features.Debate;

/// <summary>The debate about a work, for a file.</summary>
/// <param name="Work">The work.</param>
/// <param name="Articles">The articles about it, the newest first.</param>
/// <param name="Questions">What it is asked.</param>
/// <param name="Total">How many questions there are; a file does not hold more than some hundred.</param>
public sealed record WholeDebate(Work Work, IReadOnlyList<Article> Articles, IReadOnlyList<DebateQuestion> Questions, int Total)
{
    /// <summary>Passages of each question in a file.</summary>
    public const int PassagesEach = 3;

    /// <summary>The work's title, or its key.</summary>
    public string Heading => Work.Title.Length > 0 ? TexText.ToDisplay(Work.Title) : Work.Key.ToString();
}

/// <summary>A question of a debate.</summary>
/// <param name="Question">The question.</param>
/// <param name="Evidence">What bears on it; <c>null</c> when nothing is looked for.</param>
public sealed record DebateQuestion(Question Question, Evidence? Evidence)
{
    /// <summary>The closest passages.</summary>
    public IEnumerable<Bearing> Closest => Evidence?.Passages.Take(WholeDebate.PassagesEach) ?? [];
}

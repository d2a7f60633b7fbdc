using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Questions;

namespace ArxivLens.Web.Features.Debate;

/// <summary>Puts together what is said of a work in articles.</summary>
public sealed class DebateReader(IArticleStore articles, IQuestionStore questions, EvidenceShelf evidence)
{
    /// <summary>Questions of a work that a file of its debate holds.</summary>
    private const int InFile = 500;

    /// <summary>Questions of a file that come with passages: some milliseconds each to find.</summary>
    private const int WithPassages = 100;

    /// <summary>Reads what the page of a work shows; <c>null</c> when no article is about it.</summary>
    public async Task<PaperDebate?> ReadAsync(WorkKey work, CancellationToken cancellationToken = default)
    {
        var about = await articles.FindAboutAsync(work, cancellationToken);
        var asked = await questions.ListAsync(new QuestionFilter { Work = work }, 0, PaperDebate.QuestionsShown, cancellationToken);
        if (about.Count == 0 && asked.Total == 0)
            return null;
        var open = await questions.ListAsync(new QuestionFilter { Work = work, Status = QuestionStatus.Open }, 0, 1, cancellationToken);
        var counts = await evidence.CountAsync(asked.Questions, cancellationToken);
        return new PaperDebate(
            work, [.. about.Take(PaperDebate.ArticlesShown)], about.Count,
            [.. asked.Questions.Select(question => new QuestionEntry(question, [], counts[question.Id]))], asked.Total, open.Total);
    }

    /// <summary>Reads all of it for a file: the articles, the questions, and the closest passages of each.</summary>
    public async Task<WholeDebate> ReadWholeAsync(Work work, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(work);
        var about = await articles.FindAboutAsync(work.Key, cancellationToken);
        var filter = new QuestionFilter { Work = work.Key, WithRhetorical = true };
        var asked = await questions.ListAsync(filter, 0, InFile, cancellationToken);
        var entries = new List<DebateQuestion>();
        foreach (var question in asked.Questions)
        {
            var found = entries.Count < WithPassages && EvidenceShelf.IsLookedFor(question) ? await evidence.FindAsync(question, cancellationToken) : null;
            entries.Add(new DebateQuestion(question, found));
        }

        return new WholeDebate(work, about, entries, asked.Total);
    }
}

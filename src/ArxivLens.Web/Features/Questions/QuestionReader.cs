using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Web.Features.Questions;

/// <summary>Puts together what the pages of questions show.</summary>
public sealed class QuestionReader(IQuestionStore questions, IArticleStore articles, IWorkStore works, EvidenceShelf evidence)
{
    /// <summary>Reads the page of a question, or <c>null</c> when the library does not have it.</summary>
    public Task<QuestionView?> ReadAsync(QuestionId id, CancellationToken cancellationToken = default) =>
        ReadAsync(id, byIndex: false, cancellationToken);

    /// <summary>The same, where it may be said who orders the passages.</summary>
    /// <param name="id">The question.</param>
    /// <param name="byIndex">Whether the passages shall stand by closeness though a model gave another order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<QuestionView?> ReadAsync(QuestionId id, bool byIndex, CancellationToken cancellationToken = default)
    {
        if (await questions.FindAsync(id, cancellationToken) is not { } question)
            return null;
        var asked = await FindWorksAsync([question], cancellationToken);
        var found = EvidenceShelf.IsLookedFor(question) ? await evidence.FindOrderedAsync(question, byIndex, cancellationToken) : null;
        var answers = new List<AnswerView>();
        foreach (var answer in question.Answers)
            answers.Add(new AnswerView(answer, await evidence.FindPassageAsync(answer.Passage, cancellationToken)));
        var first = question.Askers[0].Article;
        var beside = await questions.FindAskedByAsync(first, cancellationToken);
        var place = beside.TakeWhile(one => one.Id != question.Id).Count();
        return new QuestionView(question, [.. question.Asked.Select(key => asked[key])], found, answers)
        {
            Language = (await articles.FindAsync(first, cancellationToken))?.Facts.Language,
            Previous = beside.ElementAtOrDefault(place - 1),
            Next = beside.ElementAtOrDefault(place + 1),
        };
    }

    /// <summary>Lists a page of questions.</summary>
    public async Task<(IReadOnlyList<QuestionEntry> Entries, int Total)> ListAsync(
        QuestionFilter filter, int page, int pageSize = QuestionQuery.PageSize, CancellationToken cancellationToken = default)
    {
        var list = await questions.ListAsync(filter, (page - 1) * pageSize, pageSize, cancellationToken);
        var asked = await FindWorksAsync(list.Questions, cancellationToken);
        return ([.. list.Questions.Select(one => new QuestionEntry(one, [.. one.Asked.Select(key => asked[key])]))], list.Total);
    }

    /// <summary>How many articles there are: without any there is nothing to list.</summary>
    public Task<long> CountArticlesAsync(CancellationToken cancellationToken = default) => articles.CountAsync(cancellationToken);

    // A work that only an article knows stands there by its key, as on other pages.
    private async Task<IReadOnlyDictionary<WorkKey, Work>> FindWorksAsync(
        IReadOnlyList<Question> asking, CancellationToken cancellationToken)
    {
        var keys = asking.SelectMany(question => question.Asked).Distinct().ToList();
        var found = await works.FindAsync(keys, cancellationToken);
        return keys.Zip(found).ToDictionary(pair => pair.First, pair => pair.Second ?? new Work { Key = pair.First, Title = "" });
    }
}

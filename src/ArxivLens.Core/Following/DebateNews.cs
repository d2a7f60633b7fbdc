using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Following;

/// <summary>What is new in the debate: of a question, of an article, and to a reader.</summary>
public sealed class DebateNews(IQuestionStore questions, IArticleStore articles, IShownStore shown)
{
    /// <summary>What is new of a question: answers, standings, comments, and articles that ask it too.</summary>
    public async Task<News> OfQuestionAsync(
        QuestionId id, long? reader, NewsSpan span, int take, CancellationToken cancellationToken)
    {
        var question = await questions.FindAsync(id, cancellationToken);
        var ids = question is null || question.Id == id ? [id.ToString()] : new[] { id.ToString(), question.Id.ToString() };
        var items = await AboutAsync(SubjectKind.Question, ids, reader, span, cancellationToken);
        // Answers given by the command line are kept with the question.
        items.AddRange((question?.Answers ?? []).Where(answer => span.Holds(answer.Given)).Select(answer =>
            new NewsItem(NewsKind.Answer, answer.Text) { Question = question!.Id, Authors = [answer.By], At = answer.Given }));
        foreach (var asker in (question?.Askers ?? []).DistinctBy(asker => asker.Article).Skip(1))
        {
            if (await articles.FindAsync(asker.Article, cancellationToken) is { } article && span.Holds(article.Revisions[0].Read))
                items.Add(ShownNews.Describe(article));
        }

        return new News(FollowedThing.Of(id), [.. items.Take(take)], items.Count, 0);
    }

    /// <summary>What is new of an article: comments, what it asks since it was read again, and that it was.</summary>
    public async Task<News> OfArticleAsync(
        ArticleId id, long? reader, NewsSpan span, int take, CancellationToken cancellationToken)
    {
        var items = await AboutAsync(SubjectKind.Article, [id.ToString()], reader, span, cancellationToken);
        if (await articles.FindAsync(id, cancellationToken) is { } article)
        {
            items.AddRange(article.Revisions.Skip(1).Where(revision => span.Holds(revision.Read))
                .Select(revision => ShownNews.Describe(article, NewsKind.Reread, revision.Read)));
        }

        return new News(FollowedThing.Of(id), [.. items.Take(take)], items.Count, 0);
    }

    /// <summary>What others said to a reader.</summary>
    public async Task<News> RepliesAsync(long reader, NewsSpan span, int take, CancellationToken cancellationToken)
    {
        var found = await shown.FindRepliesAsync(reader, span.From.Shown, span.To.Shown, cancellationToken);
        return new News(
            FollowedThing.Replies, [.. found.Take(take).Select(one => ShownNews.Describe(one, NewsKind.Reply))], found.Count, 0);
    }

    private async Task<List<NewsItem>> AboutAsync(
        SubjectKind kind, IEnumerable<string> ids, long? reader, NewsSpan span, CancellationToken cancellationToken)
    {
        var found = await shown.FindAboutAsync(
            [.. ids.Select(id => new Subject(kind, id))], reader, span.From.Shown, span.To.Shown, cancellationToken);
        return [.. found.Select(ShownNews.Describe)];
    }
}

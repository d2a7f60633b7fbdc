using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Articles;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Questions;

namespace ArxivLens.Web.Features.Feeds;

/// <summary>Puts together the feeds of the debate: articles, those about a work, and questions.</summary>
internal sealed class DebateFeeds(IArticleStore articles, IQuestionStore questions, IWorkStore works)
{
    private const int Size = AtomFeed.PageSize;

    /// <summary>The newest articles.</summary>
    public async Task<AtomFeed> OfArticlesAsync(int page, CancellationToken cancellationToken)
    {
        var found = await articles.ListAsync((page - 1) * Size, Size, cancellationToken);
        var total = (int)Math.Min(await articles.CountAsync(cancellationToken), int.MaxValue);
        return new AtomFeed(FeedLink.Articles, "/articles", [.. found.Select(EntryOf)]) { Number = page, Total = total };
    }

    /// <summary>The newest articles about a work.</summary>
    public async Task<AtomFeed> OfArticlesAboutAsync(Work work, int page, CancellationToken cancellationToken)
    {
        var found = await articles.FindAboutAsync(work.Key, cancellationToken);
        var entries = found.Skip((page - 1) * Size).Take(Size).Select(EntryOf);
        return new AtomFeed(FeedLink.OfArticlesAbout(work), WorkAddress.Of(work.Key), [.. entries]) { Number = page, Total = found.Count };
    }

    /// <summary>The newest questions of a sort.</summary>
    public async Task<AtomFeed> OfQuestionsAsync(QuestionFilter filter, int page, CancellationToken cancellationToken)
    {
        var found = await questions.ListAsync(filter with { NewestFirst = true }, (page - 1) * Size, Size, cancellationToken);
        var askers = await FindAskersAsync(found.Questions, cancellationToken);
        var asked = await FindTitlesAsync(found.Questions, cancellationToken);
        var link = await LinkOfAsync(filter, cancellationToken);
        return new AtomFeed(link, QuestionQuery.To(filter), [.. found.Questions.Select(question => EntryOf(question, askers, asked))])
        {
            Number = page,
            Total = found.Total,
        };
    }

    // A feed of one paper is called by its title, as the paper's page calls it.
    private async Task<FeedLink> LinkOfAsync(QuestionFilter filter, CancellationToken cancellationToken)
    {
        var isOfWork = filter.Work is not null && filter == new QuestionFilter { Work = filter.Work };
        return isOfWork && await works.FindAsync(filter.Work!.Value, cancellationToken) is { } work
            ? FeedLink.OfQuestionsTo(work)
            : FeedLink.OfQuestions(filter);
    }

    private static AtomEntry EntryOf(Article article)
    {
        var (facts, reading) = (article.Facts, article.Reading);
        var first = article.Revisions[0].Read;
        IEnumerable<AtomLink> source = OutsideAddress.TryRead(facts.Address, out var address)
            ? [new AtomLink("via", address.AbsoluteUri, facts.Site, "text/html")]
            : [];
        return new AtomEntry(
            EntryId.Of($"article {article.Id}"), ArticleView.HeadingOf(facts.Title), DebateAddress.Of(article.Id), article.Revisions[^1].Read)
        {
            Published = facts.Published is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : first,
            Authors = NamesOf(facts.Author ?? facts.Site),
            Summary = string.Join('\n', reading.Questions.Select(question => question.Text)),
            Categories = [.. facts.Tags.Where(tag => !string.IsNullOrWhiteSpace(tag)).Select(tag => new AtomCategory(tag))],
            Links = [.. source],
        };
    }

    private static AtomEntry EntryOf(
        Question question, IReadOnlyDictionary<ArticleId, Article> askers, IReadOnlyDictionary<WorkKey, string> asked)
    {
        var times = question.Askers.Select(asker => asker.Article).Where(askers.ContainsKey).Select(id => askers[id].Revisions[0].Read).ToList();
        var first = times.Count == 0 ? AtomFeed.Unknown : times.Min();
        var to = question.Asked.Select(key => $"Put to: {asked[key]}");
        var by = question.Askers.DistinctBy(asker => asker.Article).Select(asker => $"Asked by: {DebateFile.Describe(asker)}");
        var answers = question.Answers.Select(answer => $"{answer.By} answers: {answer.Text}");
        var standing = question.Standing.Reason is { Length: > 0 } reason
            ? [$"{DebateWords.Of(question.Standing.Status)}: {reason}"]
            : Array.Empty<string>();
        return new AtomEntry(
            EntryId.Of($"question {question.Id}"), question.Text, DebateAddress.Of(question.Id),
            times.Concat(question.Answers.Select(answer => answer.Given)).DefaultIfEmpty(AtomFeed.Unknown).Max())
        {
            Published = first,
            Authors = [.. question.Askers.Select(asker => asker.Author ?? asker.Title).Where(name => !string.IsNullOrWhiteSpace(name)).Distinct()!],
            Summary = string.Join('\n', [.. to, .. by, .. standing, .. answers]),
            Categories = question.Label is { Length: > 0 } label ? [new AtomCategory(label)] : [],
        };
    }

    private static IReadOnlyList<string> NamesOf(string? author) => string.IsNullOrWhiteSpace(author) ? [] : [author];

    private async Task<IReadOnlyDictionary<ArticleId, Article>> FindAskersAsync(
        IReadOnlyList<Question> asking, CancellationToken cancellationToken)
    {
        var found = new Dictionary<ArticleId, Article>();
        foreach (var id in asking.SelectMany(question => question.Askers).Select(asker => asker.Article).Distinct())
        {
            if (await articles.FindAsync(id, cancellationToken) is { } article)
                found[id] = article;
        }

        return found;
    }

    private async Task<IReadOnlyDictionary<WorkKey, string>> FindTitlesAsync(
        IReadOnlyList<Question> asking, CancellationToken cancellationToken)
    {
        var keys = asking.SelectMany(question => question.Asked).Distinct().ToList();
        var found = await works.FindAsync(keys, cancellationToken);
        return keys.Zip(found).ToDictionary(
            pair => pair.First,
            pair => pair.Second is { Title.Length: > 0 } work ? TexText.ToDisplay(work.Title) : pair.First.ToString());
    }
}

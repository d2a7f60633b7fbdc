using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Storage.Memory;

/// <summary>The articles in memory.</summary>
internal sealed class MemoryArticleStore(MemoryContent content) : IArticleStore
{
    public Task<SavedArticle> SaveAsync(ReadArticle article, CancellationToken cancellationToken = default)
    {
        ArticleLimits.Refuse(article);
        return RunAsync(debate => Save(debate, article), cancellationToken);
    }

    public Task<IReadOnlyList<SaveOutcome>> MentionAsync(
        IReadOnlyList<ArticleMention> mentions, CancellationToken cancellationToken = default)
    {
        foreach (var mention in mentions)
            ArticleLimits.Refuse(mention);
        return RunAsync<IReadOnlyList<SaveOutcome>>(debate => [.. mentions.Select(mention => Mention(debate, mention))], cancellationToken);
    }

    public Task<Article?> FindAsync(ArticleId id, CancellationToken cancellationToken = default) =>
        RunAsync(debate => debate.Articles.GetValueOrDefault(id)?.Article, cancellationToken);

    public Task<IReadOnlyList<Article>> FindAboutAsync(WorkKey work, CancellationToken cancellationToken = default) =>
        RunAsync<IReadOnlyList<Article>>(
            debate =>
            {
                var keys = content.KeysOf(work).Select(key => key.ToString()).ToList();
                return [.. Sorted(debate).Where(one => DebateOrder.SureWorksOf(one.Reading).Any(keys.Contains))];
            },
            cancellationToken);

    public Task<ArticlesAmong> FindAmongAsync(
        IReadOnlyList<WorkKey> works, int first, int take, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(works);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        return RunAsync(
            debate =>
            {
                var found = AmongOrder.Sort(debate.Articles.Values.SelectMany(one => Among(debate, one, works)), first);
                return new ArticlesAmong([.. found.Take(take).Select(one => new ArticleAmong(one.Article.Article, one.Works))], found.Count);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<Article>> ListAsync(int skip, int take, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        return RunAsync<IReadOnlyList<Article>>(debate => [.. Sorted(debate).Skip(skip).Take(take)], cancellationToken);
    }

    public Task<long> CountAsync(CancellationToken cancellationToken = default) =>
        RunAsync(debate => (long)debate.Articles.Count, cancellationToken);

    public Task<Article?> CorrectAsync(ArticleId id, ArticleCorrection correction, CancellationToken cancellationToken = default)
    {
        ArticleLimits.Refuse(correction);
        return CorrectAsync(id, earlier => Corrections.With(earlier, correction), cancellationToken);
    }

    public Task<Article?> UndoAsync(ArticleId id, int number, CancellationToken cancellationToken = default) =>
        CorrectAsync(id, earlier => [.. earlier.Where((_, at) => at + 1 != number)], cancellationToken);

    public Task<string> ReadStampAsync(CancellationToken cancellationToken = default) => RunAsync(debate => debate.Stamp, cancellationToken);

    public Task<bool> RemoveAsync(ArticleId id, CancellationToken cancellationToken = default) => RunAsync(
        debate =>
        {
            var isRemoved = debate.Remove(id);
            if (isRemoved)
                debate.Change();
            return isRemoved;
        },
        cancellationToken);

    private static SavedArticle Save(MemoryDebate debate, ReadArticle read)
    {
        var known = debate.Articles.GetValueOrDefault(read.Id);
        var found = FoundArticle.Of(read, known?.Found);
        var isNewText = known is null || known.Article.Revisions[^1].Fingerprint != read.Fingerprint;
        if (known is not null && !isNewText && known.Found.Write() == found.Write())
            return new SavedArticle(SaveOutcome.Unchanged, known.Article);

        IReadOnlyList<ArticleRevision> revisions = known?.Article.Revisions ?? [];
        if (isNewText)
            revisions = [.. revisions, new ArticleRevision(revisions.Count + 1, read.Read.ToUniversalTime(), read.Fingerprint)];
        var article = Put(debate, read.Id, found, revisions, known?.Found.Follow(found, known.Article.Corrections) ?? []);
        return new SavedArticle(known is null ? SaveOutcome.Added : SaveOutcome.Updated, article);
    }

    private static SaveOutcome Mention(MemoryDebate debate, ArticleMention mention)
    {
        var isNew = !debate.Articles.ContainsKey(mention.Id);
        if (isNew)
            Save(debate, mention.ToArticle());
        var known = debate.Articles[mention.Id];
        var found = known.Found.With(mention.Work);
        if (found == known.Found)
            return SaveOutcome.Unchanged;
        Put(debate, mention.Id, found, known.Article.Revisions, known.Article.Corrections);
        return isNew ? SaveOutcome.Added : SaveOutcome.Updated;
    }

    private Task<Article?> CorrectAsync(
        ArticleId id, Func<IReadOnlyList<ArticleCorrection>, IReadOnlyList<ArticleCorrection>> change, CancellationToken cancellationToken) =>
        RunAsync(
            debate =>
            {
                if (debate.Articles.GetValueOrDefault(id) is not { } known)
                    return null;
                var corrections = change(known.Article.Corrections);
                if (corrections.SequenceEqual(known.Article.Corrections))
                    return known.Article;
                ArticleLimits.Refuse(corrections);
                return Put(debate, id, known.Found, known.Article.Revisions, corrections);
            },
            cancellationToken);

    private static Article Put(
        MemoryDebate debate,
        ArticleId id,
        FoundArticle found,
        IReadOnlyList<ArticleRevision> revisions,
        IReadOnlyList<ArticleCorrection> corrections)
    {
        var article = found.ToArticle(id, revisions, corrections);
        var places = new QuestionPlaces(article, debate).Find();
        debate.Articles[id] = new MemoryArticle(found, article);
        debate.Put(id, places);
        debate.Change();
        return article;
    }

    private IEnumerable<FoundAmong<MemoryArticle>> Among(MemoryDebate debate, MemoryArticle one, IReadOnlyList<WorkKey> works)
    {
        var id = one.Article.Id;
        var discussed = DebateOrder.SureWorksOf(one.Article.Reading).ToHashSet(StringComparer.Ordinal);
        var asked = debate.Questions.Values
            .Where(question => question.Askers.Exists(asker => asker.Article == id && asker.Asked.Kind != AskedKind.Rhetorical))
            .SelectMany(question => question.Works.Split('\n')).ToHashSet(StringComparer.Ordinal);
        for (var place = 0; place < works.Count; place++)
        {
            var keys = content.KeysOf(works[place]).Select(key => key.ToString()).Where(discussed.Contains).ToList();
            if (keys.Count > 0)
                yield return new FoundAmong<MemoryArticle>(one, id.ToString(), one.Day, place, keys.Exists(asked.Contains));
        }
    }

    private static IEnumerable<Article> Sorted(MemoryDebate debate) => debate.Articles.Values
        .OrderByDescending(one => one.Day).ThenBy(one => one.Article.Id.ToString(), StringComparer.Ordinal).Select(one => one.Article);

    private Task<T> RunAsync<T>(Func<MemoryDebate, T> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (content.Gate)
            return Task.FromResult(run(content.Debate));
    }
}

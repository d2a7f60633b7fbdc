using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Questions;

namespace ArxivLens.Web.Features.Articles;

/// <summary>Puts together what the page of an article shows.</summary>
public sealed class ArticleViewReader(IArticleStore articles, IQuestionStore questions, IWorkStore works, EvidenceShelf evidence)
{
    /// <summary>
    /// Questions whose passages are counted: some milliseconds each, once until the library changes. An article of a thousand questions
    /// must not keep a server busy; the pages of its questions say more anyway.
    /// </summary>
    private const int Counted = 60;

    /// <summary>Reads the page of an article, or <c>null</c> when the library does not have it.</summary>
    public async Task<ArticleView?> ReadAsync(ArticleId id, CancellationToken cancellationToken = default)
    {
        if (await articles.FindAsync(id, cancellationToken) is not { } article)
            return null;
        var keys = article.Reading.Discusses.Select(one => one.Work).OfType<WorkKey>().Distinct().ToList();
        var found = await works.FindAsync(keys, cancellationToken);
        var known = found.OfType<Work>().ToDictionary(work => work.Key);
        return new ArticleView(article, known, await GroupAsync(article, cancellationToken));
    }

    private async Task<IReadOnlyList<AskedGroup>> GroupAsync(Article article, CancellationToken cancellationToken)
    {
        var asked = await questions.FindAskedByAsync(article.Id, cancellationToken);
        var byPlace = asked
            .SelectMany(question => question.Askers.Where(asker => asker.Article == article.Id), (question, asker) => (question, Place: (asker.Asked.Span, asker.Asked.Text)))
            .DistinctBy(one => one.Place)
            .ToDictionary(one => one.Place, one => one.question);
        var counts = await evidence.CountAsync(asked.Where(EvidenceShelf.IsLookedFor).Take(Counted), cancellationToken);
        var groups = new List<AskedGroup>();
        foreach (var found in article.Reading.Questions)
        {
            var question = byPlace.GetValueOrDefault((found.Span, found.Text));
            var entry = new AskedEntry(found, question, question is not null && counts.TryGetValue(question.Id, out var count) ? count : null);
            // One label may come back further down; it is then a group of its own, as in the article.
            if (groups.Count > 0 && groups[^1].Label == found.Label)
                groups[^1] = groups[^1] with { Questions = [.. groups[^1].Questions, entry] };
            else
                groups.Add(new AskedGroup(found.Label, [entry]));
        }

        return groups;
    }
}

using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Following;

/// <summary>When questions came: with the first reading of the first article that asks them.</summary>
public static class QuestionTimes
{
    /// <summary>Finds it; questions whose articles are gone are left out.</summary>
    /// <param name="articles">Where articles are looked up.</param>
    /// <param name="asked">The questions.</param>
    /// <param name="known">Articles that need not be looked up.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public static async Task<IReadOnlyDictionary<QuestionId, DateTimeOffset>> FindAsync(
        IArticleStore articles, IReadOnlyList<Question> asked, IReadOnlyList<Article> known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var times = known.ToDictionary(article => article.Id, article => article.Revisions[0].Read);
        var askers = asked.SelectMany(question => question.Askers).Select(asker => asker.Article).Distinct();
        foreach (var id in askers.Where(id => !times.ContainsKey(id)).ToList())
        {
            if (await articles.FindAsync(id, cancellationToken) is { } article)
                times.Add(id, article.Revisions[0].Read);
        }

        return asked.Where(question => question.Askers.Any(asker => times.ContainsKey(asker.Article))).ToDictionary(
            question => question.Id,
            question => question.Askers.Where(asker => times.ContainsKey(asker.Article)).Min(asker => times[asker.Article]));
    }
}

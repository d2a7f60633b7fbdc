using ArxivLens.Core.Articles;

namespace ArxivLens.Commands;

/// <summary>What somebody wants corrected.</summary>
/// <param name="Item">The item as typed; <c>null</c> for the facts.</param>
/// <param name="Set">Fields with their values.</param>
/// <param name="Confirm">Whether the work is discussed.</param>
/// <param name="Remove">Whether the item is none.</param>
/// <param name="Add">The kind and the words of one more.</param>
internal sealed record ArticleWish(
    string? Item, IReadOnlyList<(string Name, string? Value)> Set, bool Confirm, bool Remove, (string Name, string? Value)? Add);

/// <summary>Corrects an article as somebody wants; of several fields all or, when one is wrong, none.</summary>
internal sealed class ArticleEdit(IArticleStore articles, TimeProvider clock)
{
    /// <summary>Takes a correction back, the last when no number is given.</summary>
    public async Task<(Article Article, string? Fault)> UndoAsync(Article article, int? number, CancellationToken cancellationToken)
    {
        if (article.Corrections.Count == 0)
            return (article, "the article has no corrections");
        if (number > article.Corrections.Count)
            return (article, $"the article has only {article.Corrections.Count} corrections");
        return (await articles.UndoAsync(article.Id, number ?? article.Corrections.Count, cancellationToken) ?? article, null);
    }

    /// <summary>Corrects it.</summary>
    public async Task<(Article Article, string? Fault)> CorrectAsync(Article article, ArticleWish wish, CancellationToken cancellationToken)
    {
        var corrections = new List<ArticleCorrection>();
        foreach (var make in Read(article, wish, out var fault))
        {
            if (make(out fault) is not { } correction)
                return (article, fault);
            corrections.Add(correction);
        }

        if (corrections.Count == 0)
            return (article, $"the article has no '{Typed.Shown(wish.Item ?? wish.Add?.Name ?? "")}'; items are {ArticleItem.Letters}");
        var edited = article;
        foreach (var correction in corrections)
            edited = await articles.CorrectAsync(article.Id, correction, cancellationToken) ?? edited;
        return (edited, null);
    }

    private delegate ArticleCorrection? Make(out string? fault);

    private List<Make> Read(Article article, ArticleWish wish, out string? fault)
    {
        fault = null;
        if (wish.Add is var (kind, words))
        {
            return ArticleItem.PartOf(kind) is { } added
                ? [Of(article, added, words ?? "", null, words ?? "")]
                : [];
        }

        if (wish.Item is null)
            return [.. wish.Set.Select(one => Of(article, ArticlePart.Facts, one.Name, null, one.Value))];
        if (!ArticleItem.TryFind(article, wish.Item, out var part, out var target))
            return [];
        if (wish.Remove)
            return [Of(article, part, target, null, null)];
        return wish.Confirm
            ? [Of(article, part, target, "confidence", "1")]
            : [.. wish.Set.Select(one => Of(article, part, target, one.Name, one.Value))];
    }

    private Make Of(Article article, ArticlePart part, string target, string? field, string? value) =>
        (out string? fault) => Corrections.TryMake(article, part, target, field, value, clock.GetUtcNow(), out fault);
}

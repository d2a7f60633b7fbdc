using ArxivLens.Core;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Core.Summaries;
using ArxivLens.Web.Features.Articles;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Discovery;

/// <summary>Finds what a page of this site shows by its address, for cards on other sites.</summary>
internal sealed class EmbedReader(IWorkStore works, IArticleStore articles, IQuestionStore questions)
{
    private const int AuthorsShown = 3;

    /// <summary>Whether a page has a card, by its canonical path.</summary>
    public static bool IsEmbeddable(string? path) => path is not null
        && (path.StartsWith("/abs/", StringComparison.Ordinal) || path.StartsWith("/work/", StringComparison.Ordinal)
            || path.StartsWith("/article/", StringComparison.Ordinal) || path.StartsWith("/question/", StringComparison.Ordinal))
        && !path.EndsWith("/versions", StringComparison.Ordinal);

    /// <summary>Reads the page at an address; <c>null</c> when it is of another site, or nothing is there.</summary>
    public async Task<EmbeddedPage?> ReadAsync(string address, Uri home, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var page) || !IsHere(page, home))
            return null;
        var path = Uri.UnescapeDataString(page.AbsolutePath);
        if (path.StartsWith("/abs/", StringComparison.Ordinal))
            return ArxivId.TryParse(path["/abs/".Length..], out var id) ? await OfWorkAsync(WorkKey.Of(id), cancellationToken) : null;
        if (path.StartsWith("/work/", StringComparison.Ordinal))
            return WorkAddress.TryRead(path["/work/".Length..], out var key) ? await OfWorkAsync(key, cancellationToken) : null;
        if (path.StartsWith("/article/", StringComparison.Ordinal))
            return ArticleId.TryParse(path["/article/".Length..], out var article) ? await OfArticleAsync(article, cancellationToken) : null;
        return path.StartsWith("/question/", StringComparison.Ordinal) && QuestionId.TryParse(path["/question/".Length..], out var question)
            ? await OfQuestionAsync(question, cancellationToken)
            : null;
    }

    // The same host under http and https, each at its usual port, is one site.
    private static bool IsHere(Uri page, Uri home) => page.Scheme is "http" or "https" && page.UserInfo.Length == 0
        && string.Equals(HostName.Find(page), home.IdnHost, StringComparison.OrdinalIgnoreCase)
        && (page.Port == home.Port || (page.IsDefaultPort && home.IsDefaultPort));

    private async Task<EmbeddedPage?> OfWorkAsync(WorkKey key, CancellationToken cancellationToken)
    {
        if (await works.FindAsync(key, cancellationToken) is not { Title.Length: > 0 } work)
            return null;
        var summary = string.Join(' ', QuickSummary.Choose(work).Select(sentence => sentence.Text));
        return new EmbeddedPage(WorkAddress.Of(key), TexText.ToDisplay(work.Title), AuthorsOf(work), work.Year, TexText.ToDisplay(summary));
    }

    private async Task<EmbeddedPage?> OfArticleAsync(ArticleId id, CancellationToken cancellationToken) =>
        await articles.FindAsync(id, cancellationToken) is { } article
            ? new EmbeddedPage(
                DebateAddress.Of(id), ArticleView.HeadingOf(article.Facts.Title), article.Facts.Author, article.Facts.Published?.Year,
                article.Facts.Site ?? "")
            : null;

    private async Task<EmbeddedPage?> OfQuestionAsync(QuestionId id, CancellationToken cancellationToken) =>
        await questions.FindAsync(id, cancellationToken) is { } question
            ? new EmbeddedPage(
                DebateAddress.Of(question.Id), question.Text, question.Askers[0].Author, question.Askers[0].Published?.Year,
                $"{DebateWords.Of(question.Standing.Status)}. Asked by: {DebateFile.Describe(question.Askers[0])}")
            : null;

    private static string? AuthorsOf(Work work)
    {
        var names = work.Authors.Select(author => author.Display).ToList();
        return names.Count switch
        {
            0 => null,
            <= AuthorsShown => string.Join(", ", names),
            _ => $"{string.Join(", ", names.Take(AuthorsShown))} and {names.Count - AuthorsShown} others",
        };
    }
}

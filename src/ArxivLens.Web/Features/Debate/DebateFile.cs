using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Articles;

namespace ArxivLens.Web.Features.Debate;

/// <summary>What all files of a debate have in common.</summary>
internal static class DebateFile
{
    /// <summary>An address on this server as a file can lead to it: whole where the operator named it, else as a path.</summary>
    internal static string AddressOf(string path, Uri? home) => home is null ? path : new Uri(home, path).AbsoluteUri;

    /// <summary>The questions under their labels, each label where it is asked first.</summary>
    internal static IEnumerable<IGrouping<string, DebateQuestion>> ByLabel(WholeDebate debate) =>
        debate.Questions.GroupBy(one => one.Question.Label ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>Where an article stands outside, else its page here.</summary>
    internal static string AddressOf(Article article, Uri? home) => OutsideAddress.TryRead(article.Facts.Address, out var outside)
        ? outside.AbsoluteUri
        : AddressOf(DebateAddress.Of(article.Id), home);

    /// <summary>Who asks, as one line: <c>Title, by Author</c>.</summary>
    internal static string Describe(Asker asker) =>
        asker.Author is { Length: > 0 } author ? $"{ArticleView.HeadingOf(asker.Title)}, by {author}" : ArticleView.HeadingOf(asker.Title);
}

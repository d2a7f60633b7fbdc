using ArxivLens.Web.Features.Articles;
using ArxivLens.Web.Features.Questions;

namespace ArxivLens.Web.Features.Debate;

/// <summary>The debate about a work as programs read it.</summary>
/// <param name="Work">The work.</param>
/// <param name="Articles">The articles about it, the newest first.</param>
/// <param name="QuestionTotal">Questions in all, of which a file does not hold more than some hundred.</param>
/// <param name="Questions">The questions, each with its closest passages.</param>
public sealed record DebateData(
    AskedWorkData Work, IReadOnlyList<DebateArticleData> Articles, int QuestionTotal, IReadOnlyList<QuestionData> Questions)
{
    /// <summary>Who found all this.</summary>
    public string FoundBy { get; } = "machine";

    /// <summary>The data of a debate.</summary>
    public static DebateData Of(WholeDebate debate)
    {
        ArgumentNullException.ThrowIfNull(debate);
        return new(
            AskedWorkData.Of(debate.Work),
            [.. debate.Articles.Select(article => new DebateArticleData(
                article.Id.ToString(), DebateAddress.Of(article.Id), ArticleView.HeadingOf(article.Facts.Title), article.Facts.Author,
                article.Facts.Site, article.Facts.Published,
                OutsideAddress.TryRead(article.Facts.Address, out var outside) ? outside.AbsoluteUri : null))],
            debate.Total,
            [.. debate.Questions.Select(one => QuestionData.Of(one.Question) with
            {
                Evidence = one.Evidence is { } found ? EvidenceData.Of(found, WholeDebate.PassagesEach) : null,
            })]);
    }
}

/// <summary>An article of a debate as programs read it; all of it is at <c>/article/ID.json</c>.</summary>
public sealed record DebateArticleData(
    string Id, string Href, string Title, string? Author, string? Site, DateOnly? Published, string? Url);

using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Annotations;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Features.Articles;

/// <summary>Everything the page of an article shows.</summary>
/// <param name="Article">The article.</param>
/// <param name="Works">The works it discusses, as the library has them; those it does not have are left out.</param>
/// <param name="Asked">What it asks, under its labels, in the order of the text.</param>
public sealed record ArticleView(Article Article, IReadOnlyDictionary<WorkKey, Work> Works, IReadOnlyList<AskedGroup> Asked)
{
    /// <summary>The comments on its passages; <c>null</c> where nobody can comment.</summary>
    public PassageMarks? Passages { get; init; }

    /// <summary>Writes words of the article, those that comments are about marked.</summary>
    public IHtmlContent WriteWords(PageParts parts, string name, string words) =>
        Passages?.Write(parts, name, words) ?? new HtmlContentBuilder().Append(words);

    /// <summary>What stands for a title that is not known.</summary>
    public const string Untitled = "Article without a title";

    /// <summary>Its title.</summary>
    public string Heading => HeadingOf(Article.Facts.Title);

    /// <summary>The works that are shown without somebody having looked.</summary>
    public IEnumerable<DiscussedWork> Sure => Article.Reading.Discusses.Where(work => work.IsSure);

    /// <summary>What may be a work and waits for somebody to look.</summary>
    public IEnumerable<DiscussedWork> Waiting => Article.Reading.Discusses.Where(work => !work.IsSure);

    /// <summary>What other sites show of the page in one line.</summary>
    public string Description
    {
        get
        {
            var (facts, reading) = (Article.Facts, Article.Reading);
            var by = facts.Author is { Length: > 0 } author ? $"{Heading}, by {author}" : Heading;
            var questions = reading.Questions.Count;
            return questions == 0
                ? $"{by}: the works it discusses, whom it quotes and what it points to."
                : $"{by}: the works it discusses, {(questions == 1 ? "the question" : $"the {questions} questions")} it asks, and what the literature says to them.";
        }
    }

    /// <summary>The title, or what stands in its place.</summary>
    public static string HeadingOf(string? title) => string.IsNullOrWhiteSpace(title) ? Untitled : title;
}

/// <summary>Questions under one label.</summary>
/// <param name="Label">The label, or <c>null</c> of questions that stand under none.</param>
/// <param name="Questions">They, in order.</param>
public sealed record AskedGroup(string? Label, IReadOnlyList<AskedEntry> Questions);

/// <summary>A question as the page of its article shows it.</summary>
/// <param name="Asked">The question in the article's words.</param>
/// <param name="Question">The question with all who ask it, when the library has made one of it.</param>
/// <param name="Passages">How many passages bear on it; <c>null</c> where none are looked for.</param>
public sealed record AskedEntry(AskedQuestion Asked, Question? Question, int? Passages);

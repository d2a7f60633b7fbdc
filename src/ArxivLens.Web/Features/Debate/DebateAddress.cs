using System.Globalization;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Debate;

/// <summary>Where the pages of articles, questions and passages are.</summary>
public static class DebateAddress
{
    /// <summary>What every link carries that an article or a reader gave: nothing of ours goes along, and no search engine counts it.</summary>
    public const string OutsideRel = "ugc nofollow noopener noreferrer";

    /// <summary>Value of the parameter <c>order</c>: passages by closeness.</summary>
    public const string ByIndex = "index";

    /// <summary>Value of the parameter <c>order</c>: as a model put them, where one did.</summary>
    public const string ByModel = "model";

    /// <summary>The page of an article.</summary>
    public static string Of(ArticleId id) => $"/article/{id}";

    /// <summary>The page of a question.</summary>
    public static string Of(QuestionId id) => $"/question/{id}";

    /// <summary>The page of a question with its passages by closeness, whatever a model holds.</summary>
    public static string OfIndexOrder(QuestionId id) => $"{Of(id)}?order={ByIndex}";

    /// <summary>Whether the parameter <c>order</c> asks for that.</summary>
    public static bool IsByIndex(string? order) => order == ByIndex;

    /// <summary>The page of the passage's work, at the sentence where it is one of the abstract.</summary>
    public static string Of(PassageId id) => id.IsFullText
        ? WorkAddress.Of(id.Work)
        : string.Create(CultureInfo.InvariantCulture, $"{WorkAddress.Of(id.Work)}#s{id.Sentence}");

    /// <summary>Where a work stands that this library does not have: at arXiv or by its DOI; <c>null</c> of one known by a name of ours.</summary>
    public static string? Outside(WorkKey work) =>
        work.Arxiv is { } id ? $"https://arxiv.org/abs/{id}" : work.Doi is { } doi ? DoiAddress.Of(doi) : null;

    /// <summary>The name of a passage on the page of a question.</summary>
    public static string Anchor(PassageId id) => "p-" + string.Concat(
        id.ToString().Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_' ? sign : '-'));

    /// <summary>The debate of a work as a file.</summary>
    /// <param name="work">The work.</param>
    /// <param name="format"><c>json</c>, <c>jsonld</c>, <c>argdown</c> or <c>md</c>.</param>
    public static string Export(WorkKey work, string format) => work.Arxiv is null
        ? $"/debate.{format}?id={Uri.EscapeDataString(work.ToString())}"
        : $"{WorkAddress.Of(work)}/debate.{format}";
}

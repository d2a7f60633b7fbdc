using System.Globalization;
using System.Text.Json.Nodes;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Articles;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Debate;

/// <summary>The debate about a work as JSON-LD in the words of schema.org: ScholarlyArticle, Article, Question, Answer, Quotation.</summary>
internal sealed class JsonLdDebate(WholeDebate debate, Uri? home)
{
    internal const string MediaType = "application/ld+json";

    internal static JsonObject Write(WholeDebate debate, Uri? home) => new JsonLdDebate(debate, home).Write();

    private JsonObject Write() => new()
    {
        ["@context"] = "https://schema.org",
        ["@graph"] = new JsonArray([Of(debate.Work), .. debate.Articles.Select(Of), .. debate.Questions.Select(Of)]),
    };

    private JsonObject Of(Work work) => Without(new JsonObject
    {
        ["@type"] = "ScholarlyArticle",
        ["@id"] = IdOf(work.Key),
        ["name"] = TexText.ToDisplay(work.Title),
        ["author"] = Persons(work.Authors.Select(author => author.Display)),
        ["datePublished"] = Day(work.Published) ?? work.Year?.ToString(CultureInfo.InvariantCulture),
        ["identifier"] = work.Key.ToString(),
        ["license"] = License.Of(work.Paper?.License).Address,
    });

    private JsonNode Of(Article article) => Without(new JsonObject
    {
        ["@type"] = "Article",
        ["@id"] = DebateFile.AddressOf(DebateAddress.Of(article.Id), home),
        ["headline"] = ArticleView.HeadingOf(article.Facts.Title),
        ["author"] = article.Facts.Author is { Length: > 0 } author ? Persons([author]) : null,
        ["publisher"] = article.Facts.Site is { Length: > 0 } site ? new JsonObject { ["@type"] = "Organization", ["name"] = site } : null,
        ["datePublished"] = Day(article.Facts.Published),
        ["inLanguage"] = LanguageTag.Of(article.Facts.Language),
        ["url"] = OutsideAddress.TryRead(article.Facts.Address, out var outside) ? outside.AbsoluteUri : null,
        ["about"] = new JsonArray(
            [.. article.Reading.Discusses.Where(one => one.IsSure).Select(one => Reference(IdOf(one.Work!.Value))).DistinctBy(one => one.ToJsonString())]),
    });

    private JsonNode Of(DebateQuestion one)
    {
        var question = one.Question;
        return Without(new JsonObject
        {
            ["@type"] = "Question",
            ["@id"] = DebateFile.AddressOf(DebateAddress.Of(question.Id), home),
            ["name"] = question.Text,
            ["text"] = question.Text,
            ["keywords"] = question.Label,
            ["additionalType"] = DebateWords.Of(question.Kind),
            ["creativeWorkStatus"] = DebateWords.Of(question.Standing.Status),
            ["about"] = new JsonArray([.. question.Asked.Select(work => Reference(IdOf(work)))]),
            ["isPartOf"] = new JsonArray(
                [.. question.Askers.Select(asker => asker.Article).Distinct().Select(id => Reference(DebateFile.AddressOf(DebateAddress.Of(id), home)))]),
            ["answerCount"] = question.Answers.Count,
            ["suggestedAnswer"] = new JsonArray([.. question.Answers.Select(Of)]),
            ["citation"] = new JsonArray([.. one.Closest.Select(Of)]),
        });
    }

    private JsonNode Of(Answer answer) => new JsonObject
    {
        ["@type"] = "Answer",
        ["text"] = answer.Text,
        ["author"] = new JsonObject { ["@type"] = "Person", ["name"] = answer.By },
        ["dateCreated"] = answer.Given.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["citation"] = new JsonObject
        {
            ["@type"] = "Quotation",
            ["identifier"] = answer.Passage.ToString(),
            ["isPartOf"] = Reference(IdOf(answer.Passage.Work)),
        },
    };

    // One sentence, whatever the licence, with what it is of.
    private JsonNode Of(Bearing bearing) => Without(new JsonObject
    {
        ["@type"] = "Quotation",
        ["identifier"] = bearing.Passage.Id.ToString(),
        ["text"] = TexText.ToDisplay(bearing.Passage.Text),
        ["isPartOf"] = Without(new JsonObject
        {
            ["@type"] = "ScholarlyArticle",
            ["@id"] = IdOf(bearing.Passage.Id.Work),
            ["name"] = TexText.ToDisplay(bearing.Passage.Title),
        }),
        ["license"] = bearing.Passage.License.Address,
    });

    private string IdOf(WorkKey work) => DebateFile.AddressOf(WorkAddress.Of(work), home);

    private static JsonObject Reference(string id) => new JsonObject { ["@id"] = id };

    private static JsonArray Persons(IEnumerable<string> names) =>
        new([.. names.Select(name => (JsonNode)new JsonObject { ["@type"] = "Person", ["name"] = name })]);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // What is not known is not there, rather than null or empty.
    private static JsonObject Without(JsonObject thing)
    {
        foreach (var (name, value) in thing.ToList())
        {
            if (value is null or JsonArray { Count: 0 })
                thing.Remove(name);
        }

        return thing;
    }
}

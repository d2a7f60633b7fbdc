using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Questions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Api.Lens;

/// <summary>The passages of the library that bear on a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="About">Keys of the works it is put to.</param>
/// <param name="Works">How many works were looked at.</param>
/// <param name="Threshold">The least closeness of a passage that is given.</param>
/// <param name="Passages">The passages, the closest first; none when nothing in this library bears on the question.</param>
public sealed record EvidenceAnswer(
    string Question, IReadOnlyList<string> About, int Works, double Threshold, IReadOnlyList<PassageData> Passages);

/// <summary>Answers <c>/evidence</c> and <c>/papers/{id}/evidence</c>.</summary>
internal static class EvidenceAnswers
{
    private const int MostAbout = 8;

    internal static TextParameter Question { get; } = new("question", "The question, a sentence.", 1_000)
    {
        IsRequired = true, Example = "Who decides on access to a model?",
    };

    internal static TextParameter About { get; } = new(
        "about", $"A work the question is put to: an arXiv id, a DOI or a key of this library. May be repeated, up to {MostAbout} times.", 2_000);

    internal static TextParameter Label { get; } = new("label", "What the question stands under.", 200);

    internal static TextParameter Context { get; } = new("context", "What is said before the question.", 4_000);

    internal static NumberParameter Limit { get; } = new("limit", "Passages at most.", 1, 100, 10);

    internal static ApiParameter[] OfLibrary { get; } = [Question, About, Label, Context, Limit];

    internal static ApiParameter[] OfWork { get; } = [Question, Label, Context, Limit];

    internal static async Task<Results<Ok<EvidenceAnswer>, ProblemHttpResult>> Find(
        HttpContext http, EvidenceSearch search, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var about = new List<WorkKey>();
        if (http.GetRouteValue("id") is null)
            about.AddRange(ReadAbout(query));
        else if (LensDesk.TryReadKey(http, out var key, out var unreadable))
            about.Add(key);
        else
            return unreadable;
        var question = new EvidenceQuestion(query.Read(Question) ?? "", query.Read(Label), query.Read(Context) ?? "", about);
        var limit = query.Read(Limit)!.Value;
        if (query.Problem is { } bad)
            return bad;
        var found = await search.FindAsync(question, limit, cancellationToken);
        var data = EvidenceData.Of(found);
        return TypedResults.Ok(new EvidenceAnswer(
            question.Text, [.. about.Select(key => key.ToString())], data.Works, data.Threshold, data.Passages));
    }

    internal static async Task<Results<Ok<EvidenceAnswer>, ProblemHttpResult>> FindOfWork(
        HttpContext http, EvidenceSearch search, IWorkStore works, CancellationToken cancellationToken)
    {
        if (!LensDesk.TryReadKey(http, out var key, out var problem))
            return problem;
        return await works.FindAsync(key, cancellationToken) is null
            ? ApiProblem.NotFound($"This library does not hold {key}.")
            : await Find(http, search, cancellationToken);
    }

    private static List<WorkKey> ReadAbout(ApiQuery query)
    {
        var keys = new List<WorkKey>();
        foreach (var text in query.ReadAll(About))
        {
            if (!LensDesk.TryReadKey(text, out var key))
                query.Refuse(About.Name, "'about' must be an arXiv id, a DOI or a key of this library.");
            else if (!keys.Contains(key))
                keys.Add(key);
        }

        if (keys.Count > MostAbout)
            query.RefuseOver(About.Name, $"'about' may name {MostAbout} works at most.", MostAbout);
        return keys;
    }
}

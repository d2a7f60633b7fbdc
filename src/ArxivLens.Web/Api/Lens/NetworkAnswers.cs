using ArxivLens.Core.Network;
using ArxivLens.Core.Network.Exports;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Layout;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Network;
using ArxivLens.Web.Features.Papers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.Lens;

/// <summary>Answers <c>/papers/{id}/network</c>: the parameters of <c>/network.json</c>, its answer, the errors of this interface.</summary>
internal static class NetworkAnswers
{
    internal static TextParameter With { get; } = new(
        "with", $"A further work to start from; may be repeated, up to {NetworkQuestion.MostStarts - 1} times.", 2_000);

    internal static ApiParameter[] Parameters { get; } =
    [
        With,
        Choice("mode", "Which works are shown: what cites and is cited, what is like it, where it comes from, where it went, or a path.", NetworkMode.Around),
        new TextParameter("to", "Where a path leads to; needed with mode=path.", 2_000),
        new NumberParameter("steps", "Citations from a start outward.", 1, 2, 1),
        new NumberParameter("budget", "Works at most, those it starts from included.", 1, NetworkQuestion.LargestBudget, NetworkQuestion.UsualBudget)
        {
            Example = "20",
        },
        new NumberParameter("from", "Only works of this year or later.", 1, 9999),
        new NumberParameter("until", "Only works of this year or earlier.", 1, 9999),
        new TextParameter("category", "Only works of this category or archive.", 40),
        Choice("direction", "Ways to go from a start.", CitationDirections.Both, CitationDirections.References, CitationDirections.Citations),
        new TextParameter("origin", "Only citations that this origin asserts.", 40),
        Choice("layout", "What places mean: nearness, or years from left to right.", LayoutKind.Force),
    ];

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Network(
        HttpContext http, NetworkDesk desk, CancellationToken cancellationToken)
    {
        if (!LensDesk.TryReadKey(http, out var key, out var problem))
            return problem;
        var query = new ApiQuery(http.Request);
        IReadOnlyList<string> ValuesOf(string field) => field switch
        {
            "id" => [key.ToString(), .. query.ReadAll(With)],
            _ => [.. http.Request.Query[field].OfType<string>().Distinct(StringComparer.Ordinal)],
        };
        if (NetworkQuestionReader.Read(ValuesOf, out var fault) is not { } question)
            return ApiProblem.BadRequest(fault!.Field == "id" ? With.Name : fault.Field, fault.Message);
        var answer = await desk.AskAsync(question, cancellationToken);
        if (answer.Watch is not { } watch)
            return Refuse(http, answer);
        using (watch)
        {
            using var body = new MemoryStream();
            NetworkJson.Write(await watch.WholeAsync(cancellationToken), body, WorkAddress.Of);
            return TypedResults.Bytes(body.ToArray(), "application/json; charset=utf-8");
        }
    }

    private static ProblemHttpResult Refuse(HttpContext http, NetworkAnswer answer)
    {
        if (answer.Outcome == NetworkOutcome.NoSuchWork)
            return ApiProblem.NotFound($"This library does not hold {answer.Missing}.");
        if (answer.Outcome == NetworkOutcome.NoSuchOrigin)
            return ApiProblem.BadRequest("origin", "'origin' must be the name of an origin of citations of this library.");
        http.Response.Headers.RetryAfter = NetworkRoutes.RetryAfterSeconds;
        return ApiProblem.Unavailable("Too many networks are being drawn. Ask again in a few seconds, or for fewer works.");
    }

    private static ChoiceParameter<T> Choice<T>(string name, string description, T usual, params T[] others)
        where T : struct, Enum
    {
        T[] choices = others.Length == 0 ? Enum.GetValues<T>() : [usual, .. others];
        return new ChoiceParameter<T>(
            name, description, [.. choices.Select(choice => KeyValuePair.Create(choice.ToString().ToLowerInvariant(), choice))], usual);
    }
}

using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;
using ArxivLens.Web.Api.Papers;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Api.Findings;

/// <summary>Key findings of a paper.</summary>
internal static class FindingsRoutes
{
    private const string RetryAfterSeconds = "5";

    internal static void MapFindings(this IEndpointRouteBuilder v1)
    {
        v1.MapRead("/papers/{identifier}/key-findings", FindAsync).Costs(RequestCost.Findings)
            .WithName("keyFindings").WithTags("Papers").WithSummary("Key findings of a paper")
            .WithDescription(
                "Sentences of the abstract by what they state. While a model that whoever runs the server has named still writes of "
                + "the paper, 202 with Retry-After; without one, or when it does not answer, 200 at once.")
            .WithSegment(PaperIdentifier.Name, PaperIdentifier.Description, "2311.09227")
            .WithExample("/api/v1/papers/2311.09227/key-findings");
        v1.MapRead("/papers/{archive}/{number}/key-findings", FindOldAsync).Costs(RequestCost.Findings).ExcludeFromDescription();
    }

    private static Task<Results<Ok<CompletedFindings>, Accepted<FindingsUnderway>, ProblemHttpResult>> FindOldAsync(
        string archive, string number, HttpResponse response, PaperIdentifier identifiers, GeneratedSummaries generated,
        TimeProvider clock, CancellationToken cancellationToken) =>
        FindAsync($"{archive}/{number}", response, identifiers, generated, clock, cancellationToken);

    private static async Task<Results<Ok<CompletedFindings>, Accepted<FindingsUnderway>, ProblemHttpResult>> FindAsync(
        string identifier, HttpResponse response, PaperIdentifier identifiers, GeneratedSummaries generated, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (work, problem) = await identifiers.FindAsync(identifier, cancellationToken);
        if (work is null)
            return problem!;
        if (generated.Await(work) is not { } progress)
        {
            var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
            return TypedResults.Ok(FindingsOf(work, generated.FindKept(work), today));
        }


        response.Headers.RetryAfter = RetryAfterSeconds;
        response.Headers.CacheControl = "no-store";
        return TypedResults.Accepted((string?)null, new FindingsUnderway(
            "processing", "A model is writing of this paper. Ask again in a few seconds.", progress.Failures, progress.Since));
    }

    private static CompletedFindings FindingsOf(Work work, GeneratedSummary? summary, DateTimeOffset today)
    {
        var findings = KeyFindings.Find(work);
        IReadOnlyList<string> All(FindingKind kind) =>
            [.. findings.Where(one => one.Kind == kind).Select(one => TexText.ToDisplay(one.Text))];
        string? First(FindingKind kind) => All(kind) is [var first, ..] ? first : null;
        return new CompletedFindings(
            "completed", today, KeyFindings.Method,
            new PaperFindings(
                First(FindingKind.Method), All(FindingKind.Results), First(FindingKind.Significance), All(FindingKind.Limits),
                All(FindingKind.FutureWork), First(FindingKind.Contribution), First(FindingKind.Novelty)),
            summary is null ? null : SummaryOf(summary));
    }

    private static ModelSummary SummaryOf(GeneratedSummary summary) => new(
        TexText.ToDisplay(string.Join(' ', summary.Sentences.Select(sentence => sentence.Text))), summary.Model, summary.Written);
}

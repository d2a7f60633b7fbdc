using ArxivLens.Core.Search;
using ArxivLens.Core.Similarity;
using ArxivLens.Index;
using ArxivLens.Index.Querying;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.Lens;

/// <summary>Why a work stands where it stands.</summary>
/// <param name="Work">The key of the work.</param>
/// <param name="Near">Why another work is near it; null where a query was asked about, or the two have nothing in common.</param>
/// <param name="Answer">Why it answers a query; null where a work was asked about.</param>
public sealed record Explained(string Work, SimilarItem? Near, QueryAnswer? Answer);

/// <summary>How a work answers a query.</summary>
/// <param name="Query">The query.</param>
/// <param name="Matches">Whether it is found by it at all.</param>
/// <param name="Score">The score it is ranked by; 0 when it is not found.</param>
/// <param name="Parts">How the score adds up; null when it is not found.</param>
/// <param name="Notes">What was read otherwise than typed.</param>
public sealed record QueryAnswer(string Query, bool Matches, double Score, QueryPart? Parts, IReadOnlyList<string> Notes);

/// <summary>A part of the score for a query; the parts of a sum add up to it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The term, phrase or field; empty for sums and filters.</param>
/// <param name="Score">What it adds.</param>
/// <param name="Frequency">How often the term stands in a field; 0 for other parts.</param>
/// <param name="Weight">The weighted frequency of a term, or a field's share of it; 0 for other parts.</param>
/// <param name="Parts">What it is made of.</param>
public sealed record QueryPart(
    ExplanationKind Kind, string Text, double Score, int Frequency, double Weight, IReadOnlyList<QueryPart> Parts)
{
    private const int Decimals = 6;

    internal static QueryPart Of(Explanation explanation) => new(
        explanation.Kind, explanation.Text, Math.Round((double)explanation.Units / Explanation.UnitsOfOne, Decimals),
        explanation.Frequency, Math.Round(explanation.Weight, Decimals), [.. explanation.Parts.Select(Of)]);
}

/// <summary>Answers <c>/papers/{id}/explain</c>.</summary>
internal static class ExplainAnswers
{
    internal static TextParameter With { get; } = new(
        "with", "The other work: an arXiv id, a DOI or a key of this library. Give this or 'query'.", 2_000);

    internal static TextParameter Query { get; } = new("query", "A search as one types it. Give this or 'with'.", 2_000) { Example = "model access" };

    internal static ApiParameter[] Parameters { get; } = [With, Query];

    internal static async Task<Results<Ok<Explained>, ProblemHttpResult>> Explain(
        HttpContext http, LensDesk desk, WorkShelf shelf, TimeProvider clock, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var (with, words) = (query.Read(With), query.Read(Query));
        if ((with is null) == (words is null))
            query.Refuse(With.Name, "Give either 'with' or 'query': another work, or a search.");
        if (query.Problem is { } bad)
            return bad;
        using var lease = desk.Acquire();
        if (!LensDesk.TryFind(http, lease.Index, out var work, out var problem))
            return problem;
        if (words is not null)
            return ExplainQuery(http, lease.Index, work, words, clock, cancellationToken);
        if (!LensDesk.TryReadKey(with, out var key))
            return ApiProblem.BadRequest(With.Name, "'with' must be an arXiv id, a DOI or a key of this library.");
        if (!LensDesk.TryFind(lease.Index, key, out var other, out problem))
            return problem;
        if (other == work.Document)
            return ApiProblem.BadRequest(With.Name, "'with' must be another work.");
        IReadOnlyList<SimilarWork> found = SimilarWorks.Compare(lease.Index, work.Document, other) is { } one ? [one] : [];
        var items = await SimilarAnswers.DescribeAsync(http, lease.Index, work.Document, found, desk, shelf, cancellationToken);
        return TypedResults.Ok(new Explained(work.Key.ToString(), items is [var item] ? item : null, null));
    }

    private static Results<Ok<Explained>, ProblemHttpResult> ExplainQuery(
        HttpContext http, IndexReader index, AskedWork work, string words, TimeProvider clock, CancellationToken cancellationToken)
    {
        var answer = WorkSearch.Find(index, new WorkSearchRequest(words) { PageSize = 1 }, clock, cancellationToken);
        if (answer.IsStopped)
        {
            http.Response.Headers.RetryAfter = SearchRoutes.RetryAfterSeconds;
            return ApiProblem.Unavailable("The search took too long and was stopped; ask for less at once.");
        }

        var why = answer.Asked is { } asked ? index.Explain(asked, work.Document) : null;
        var parts = why is null ? null : QueryPart.Of(why);
        return TypedResults.Ok(new Explained(
            work.Key.ToString(), null, new QueryAnswer(words, parts is not null, parts?.Score ?? 0, parts, answer.Notes)));
    }
}

using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Api;
using ArxivLens.Web.Api.Lens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Features.Sources;

/// <summary>Answers <c>/papers/{id}/origins</c>.</summary>
internal static class OriginAnswers
{
    internal static async Task<Results<Ok<PaperOrigins>, ProblemHttpResult>> Origins(
        HttpContext http, IWorkStore works, OriginReader reader, IndexHost indexHost, CancellationToken cancellationToken)
    {
        if (!LensDesk.TryReadKey(http, out var key, out var problem))
            return problem;
        if (await works.FindAsync(key, cancellationToken) is not { } work)
            return ApiProblem.NotFound($"This library does not hold {key}.");
        using var lease = indexHost.Current is null ? null : indexHost.Acquire();
        return TypedResults.Ok(await reader.ReadAsync(work, lease?.Index, cancellationToken));
    }
}

using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Web.Api.Lens;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.References;

/// <summary>Answers <c>/papers/{id}/reference-strings</c>: references of a work as they were written.</summary>
internal static class ReferenceAnswers
{
    internal static async Task<Results<Ok<WrittenReferences>, ProblemHttpResult>> Strings(
        HttpContext http, IWorkStore works, IReferenceStore references, CancellationToken cancellationToken)
    {
        if (!LensDesk.TryReadKey(http, out var key, out var problem))
            return problem;
        if (await works.FindAsync(key, cancellationToken) is null)
            return ApiProblem.NotFound($"This library does not hold {key}.");
        var lists = await references.FindAsync(key, cancellationToken);
        return TypedResults.Ok(new WrittenReferences(key.ToString(), [.. lists.Select(ListOf)]));
    }

    private static WrittenReferenceList ListOf(ResolvedList list) => new(
        list.Origin,
        list.References.Count,
        list.References.Count(one => one.Match is not null),
        [.. list.References.Select(WrittenReferenceEntry.Of)]);
}

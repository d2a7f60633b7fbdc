using ArxivLens.Core.References;
using ArxivLens.Web.Api.Papers;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Limits;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Api.References;

/// <summary>References of a paper as they were written.</summary>
internal static class ReferenceRoutes
{
    internal static void MapReferences(this IEndpointRouteBuilder v1)
    {
        v1.MapRead("/papers/{identifier}/reference-strings", FindAsync).Costs(RequestCost.Findings)
            .WithName("referenceStrings").WithTags("Papers").WithSummary("References of a paper as they were written")
            .WithDescription(
                "The lists of references that the library took from TeX sources, full texts and plain lists, with the work that each reference "
                + "was resolved to and what told so. A reference that is not resolved waits until its work comes into the library.")
            .WithSegment(PaperIdentifier.Name, PaperIdentifier.Description, "2311.09227")
            .WithExample("/api/v1/papers/2311.09227/reference-strings");
        v1.MapRead("/papers/{archive}/{number}/reference-strings", FindOldAsync).Costs(RequestCost.Findings).ExcludeFromDescription();
    }

    private static Task<Results<Ok<WrittenReferences>, ProblemHttpResult>> FindOldAsync(
        string archive, string number, PaperIdentifier identifiers, IReferenceStore references, CancellationToken cancellationToken) =>
        FindAsync($"{archive}/{number}", identifiers, references, cancellationToken);

    private static async Task<Results<Ok<WrittenReferences>, ProblemHttpResult>> FindAsync(
        string identifier, PaperIdentifier identifiers, IReferenceStore references, CancellationToken cancellationToken)
    {
        var (work, problem) = await identifiers.FindAsync(identifier, cancellationToken);
        if (work is null)
            return problem!;
        var lists = await references.FindAsync(work.Key, cancellationToken);
        return TypedResults.Ok(new WrittenReferences(work.Key.ToString(), [.. lists.Select(ListOf)]));
    }

    private static WrittenReferenceList ListOf(ResolvedList list) => new(
        list.Origin,
        list.References.Count,
        list.References.Count(one => one.Match is not null),
        [.. list.References.Select(WrittenReferenceEntry.Of)]);
}

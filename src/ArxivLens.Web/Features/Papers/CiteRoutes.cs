using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Web.Features.Papers;

/// <summary>Citations to copy, as text: <c>/bibtex/ID</c>.</summary>
internal static class CiteRoutes
{
    private const string MediaType = "text/plain; charset=utf-8";

    internal static void MapCitations(this IEndpointRouteBuilder routes)
        => routes.MapMethods("/bibtex/{**id}", ["GET", "HEAD"], AnswerAsync).Revalidated();

    /// <summary>Where the entry of a work is.</summary>
    internal static string Address(WorkKey key, int? version = null)
        => "/bibtex/" + string.Join('/', $"{key}{(version is null ? "" : $"v{version}")}".Split('/').Select(Uri.EscapeDataString));

    private static async Task<IResult> AnswerAsync(IWorkStore works, string? id, CancellationToken cancellationToken)
    {
        var text = WorkAddress.Unescape(id);
        int? version = null;
        if (ArxivId.TryParse(text, out _, out var named))
            version = named;
        if (!WorkKey.TryParse(text, out var key))
            return Results.Text("This is neither an arXiv id nor a DOI.\n", MediaType, statusCode: StatusCodes.Status400BadRequest);
        if (await works.FindAsync(key, cancellationToken) is not { Title.Length: > 0 } work)
            return Results.Text($"This library does not hold {key}.\n", MediaType, statusCode: StatusCodes.Status404NotFound);
        if (version is not null && work.Paper is { } paper && !paper.Versions.Any(one => one.Number == version))
            return Results.Text($"There is no version {version} of {key}.\n", MediaType, statusCode: StatusCodes.Status404NotFound);
        return Results.Text(BibTex.Write(work, version), MediaType);
    }
}

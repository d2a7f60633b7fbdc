using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Debate;

/// <summary>
/// The debate about a work as a file: <c>/abs/ID/debate.json</c>, <c>.jsonld</c>, <c>.argdown</c> and <c>.md</c>; of a work outside arXiv
/// <c>/debate.json?id=KEY</c> and the same others.
/// </summary>
internal static class DebateRoutes
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    internal static void MapDebateFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/abs/{id}/debate.{format}", Reading, AnswerAsync).Revalidated();
        routes.MapMethods("/abs/{archive}/{id}/debate.{format}", Reading, AnswerOldAsync).Revalidated();
        routes.MapMethods("/debate.{format}", Reading, AnswerAsync).Revalidated();
    }

    private static Task<IResult> AnswerOldAsync(
        DebateReader reader, IWorkStore works, IOptions<WebOptions> options, string archive, string id, string format,
        CancellationToken cancellationToken) =>
        AnswerAsync(reader, works, options, $"{archive}/{id}", format, cancellationToken);

    private static async Task<IResult> AnswerAsync(
        DebateReader reader, IWorkStore works, IOptions<WebOptions> options, string? id, string format, CancellationToken cancellationToken)
    {
        if (format is not ("json" or "jsonld" or "argdown" or "md"))
            return Results.Problem("A debate is given as json, jsonld, argdown or md.", statusCode: StatusCodes.Status404NotFound);
        if (!WorkKey.TryParse(WorkAddress.Unescape(id), out var key))
            return Results.Problem("This is neither an arXiv id nor a DOI.", statusCode: StatusCodes.Status400BadRequest);
        if (await works.FindAsync(key, cancellationToken) is not { } work)
            return Results.Problem($"This library does not hold {key}.", statusCode: StatusCodes.Status404NotFound);
        var debate = await reader.ReadWholeAsync(work, cancellationToken);
        var home = options.Value.PublicAddress;
        return format switch
        {
            "json" => Results.Json(DebateData.Of(debate), DataFormat.Options),
            "jsonld" => Results.Json(JsonLdDebate.Write(debate, home), DataFormat.Options, JsonLdDebate.MediaType),
            "argdown" => new NamedText(ArgdownDebate.Write(debate, home), ArgdownDebate.MediaType, FileNames.Of($"{key}-debate", "argdown")),
            _ => new NamedText(MarkdownDebate.Write(debate, home), MarkdownDebate.MediaType, FileNames.Of($"{key}-debate", "md")),
        };
    }
}

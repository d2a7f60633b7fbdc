using System.Text;
using ArxivLens.Core.Indexing;

namespace ArxivLens.Host;

/// <summary>What a supervisor asks: does the process answer, and can it serve readers?</summary>
internal static class HealthEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/health/live", Methods, (HttpContext context) => Answer(context, StatusCodes.Status200OK, "live"));
        routes.MapMethods("/health/ready", Methods, (HttpContext context, IndexHost index) => index.Current is not null
            ? Answer(context, StatusCodes.Status200OK, "ready")
            : Answer(context, StatusCodes.Status503ServiceUnavailable, "the index is not there yet"));
    }

    private static IResult Answer(HttpContext context, int status, string text)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(text + "\n", "text/plain", Encoding.UTF8, status);
    }
}

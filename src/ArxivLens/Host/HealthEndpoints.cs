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
        routes.MapMethods("/health/ready", Methods, (HttpContext context, IndexHost index, IndexCondition condition) => index.Current switch
        {
            null => Answer(context, StatusCodes.Status503ServiceUnavailable, "there is no index to answer from; it is being built"),
            _ when condition.IsTroubled => Answer(
                context, StatusCodes.Status200OK, "degraded: the index cannot be brought up to date; the log says why"),
            _ => Answer(context, StatusCodes.Status200OK, "ready"),
        });
    }

    private static IResult Answer(HttpContext context, int status, string text)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(text + "\n", "text/plain", Encoding.UTF8, status);
    }
}

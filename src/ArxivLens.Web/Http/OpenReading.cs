using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ArxivLens.Web.Http;

/// <summary>
/// Lets scripts of any site read data (CORS), without credentials: everything under <c>/api</c> and <c>/openapi</c>, and whatever else
/// is not a page. It stands here and not on the endpoints, so that errors can be read too, and those that no endpoint answers.
/// </summary>
internal static class OpenReading
{
    private const string Exposed = "ETag, Last-Modified, Link, Location, Content-Disposition, Retry-After, RateLimit, RateLimit-Policy";
    private const string Methods = "GET, HEAD";
    private const string DaySeconds = "86400";

    internal static void UseOpenReading(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (IsPreflight(http.Request))
        {
            AnswerPreflight(http);
            return Task.CompletedTask;
        }

        // Taken now: an error page is made under an address of its own.
        var path = http.Request.Path.Value ?? "/";
        http.Response.OnStarting(() => OpenAsync(http.Response, path));
        return next(http);
    });

    private static bool IsOpen(HttpResponse response, string path)
    {
        if (ErrorPages.IsForPrograms(path) || path.StartsWith("/openapi/", StringComparison.OrdinalIgnoreCase))
            return true;
        return response.ContentType is { } type && !type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
            && !path.StartsWith("/dist/", StringComparison.OrdinalIgnoreCase) && !path.StartsWith("/health/", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPreflight(HttpRequest request) => HttpMethods.IsOptions(request.Method)
        && request.Headers.ContainsKey(HeaderNames.Origin) && request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod);

    private static void AnswerPreflight(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlAllowMethods = Methods;
        // The names are tokens, which the server has checked; they are what the browser asks for and nothing secret.
        headers.AccessControlAllowHeaders = http.Request.Headers.AccessControlRequestHeaders.Count > 0 ? "*" : default;
        headers.AccessControlMaxAge = DaySeconds;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static Task OpenAsync(HttpResponse response, string path)
    {
        if (!IsOpen(response, path))
            return Task.CompletedTask;
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = Exposed;
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Task.CompletedTask;
    }
}

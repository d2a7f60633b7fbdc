using ArxivLens.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ArxivLens.Web.Http;

/// <summary>Leads every failure, thrown or answered without a body, to the error page, which tells browsers and programs apart.</summary>
internal static class ErrorPages
{
    private const string Address = "/error";

    internal static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Address,
            StatusCodeSelector = exception => Failure.Of(exception).Status,
        });
        app.UseStatusCodePagesWithReExecute(Address, "?status={0}");
    }

    /// <summary>Whether the request has failed already, and it is told how.</summary>
    internal static bool IsAnswering(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerPathFeature>() is not null;

    /// <summary>Whether whoever asks wants data: by the address, or by preferring JSON to HTML.</summary>
    internal static bool WantsJson(this HttpRequest request, string path)
    {
        if (path.EndsWith(".json", StringComparison.Ordinal) || IsForPrograms(path))
            return true;
        var accepted = request.GetTypedHeaders().Accept;
        return Quality(accepted, "application/json") > Quality(accepted, "text/html");
    }

    // Whatever is asked for there, a program asks.
    internal static bool IsForPrograms(string path) =>
        path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase)
        && path.TrimEnd('/').ToLowerInvariant() is not ("/api" or ErrorKind.Page);

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type) => accepted
        .Where(value => value.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
        .Select(value => value.Quality ?? 1)
        .DefaultIfEmpty(0)
        .Max();
}

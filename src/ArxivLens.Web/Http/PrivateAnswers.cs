using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;

namespace ArxivLens.Web.Http;

/// <summary>
/// Keeps what was made for one reader from everybody else: nothing that a signed-in reader gets, and nothing that sets a cookie,
/// is kept by a browser or a cache on the way. Pages for everybody stay as cacheable as they are, and say that a cookie makes
/// other pages of them.
/// </summary>
internal static class PrivateAnswers
{
    internal const string NoStore = "no-store";

    internal static void UsePrivateAnswers(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // At the last moment, because cookies are written then.
        http.Response.OnStarting(() => CloseAsync(http));
        return next(http);
    });

    /// <summary>Whether an answer is for one reader: they are signed in, and it is no file that is the same for all.</summary>
    internal static bool IsForOne(this HttpContext http) => http.FindReader() is not null && !IsFile(http.Request.Path);

    private static Task CloseAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (IsPage(http))
            headers.Vary = headers.Vary.Count == 0 ? HeaderNames.Cookie : $"{headers.Vary}, {HeaderNames.Cookie}";
        if (!http.IsForOne() && headers.SetCookie.Count == 0)
            return Task.CompletedTask;
        headers.CacheControl = NoStore;
        headers.Remove(HeaderNames.Pragma);
        headers.Remove(HeaderNames.ETag);
        headers.Remove(HeaderNames.LastModified);
        return Task.CompletedTask;
    }

    // A 304 has no type; it stands for a page where a page would have answered.
    private static bool IsPage(HttpContext http) =>
        http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
        ?? (http.Response.StatusCode == StatusCodes.Status304NotModified && http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null);

    private static bool IsFile(PathString path) => path.StartsWithSegments("/dist", StringComparison.OrdinalIgnoreCase)
        || path.Equals("/favicon.ico", StringComparison.OrdinalIgnoreCase);
}

using ArxivLens.Core.Accounts;
using ArxivLens.Web.Api;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// Lets nobody further than the mark of an address says (<see cref="CommunityAttribute"/>). Here and nowhere else, so that no page
/// can forget it; what depends on whose a thing is, its page looks at itself.
/// </summary>
internal static class CommunityAccess
{
    private const string Scheme = "Cookie realm=\"ArxivLens\"";

    internal static void UseCommunityAccess(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<CommunityAttribute>() is not { IsOpenToAll: false } asked || ErrorPages.IsAnswering(http))
            return next(http);
        if (http.FindReader() is not { } reader)
            return AskToSignInAsync(http);
        return reader.Role >= asked.Role ? next(http) : ForbidAsync(http, asked.Role);
    });

    // A page is shown once they have signed in; what was sent is not sent again by itself.
    private static Task AskToSignInAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = PrivateAnswers.NoStore;
        if (IsData(http))
        {
            http.Response.Headers.WWWAuthenticate = Scheme;
            return ApiProblem.Of(ErrorKind.SignInFirst, "Only readers who are signed in may ask this.").ExecuteAsync(http);
        }

        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Redirect(SignInAddress.From(http.Request));
            return Task.CompletedTask;
        }

        http.Response.Headers.WWWAuthenticate = Scheme;
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }

    private static Task ForbidAsync(HttpContext http, Role role)
    {
        if (IsData(http))
            return ApiProblem.Of(ErrorKind.NotAllowed, $"This is for a reader with the role {role}.").ExecuteAsync(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsData(HttpContext http) => http.Request.WantsJson(http.Request.Path.Value ?? "/");
}

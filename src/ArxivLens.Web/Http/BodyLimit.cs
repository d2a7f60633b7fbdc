using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ArxivLens.Web.Http;

/// <summary>
/// Refuses at once what says that its body is too long. The server itself looks at the length only when somebody reads the body, which
/// for a page nobody does; it would then answer as if nothing were the matter.
/// </summary>
internal static class BodyLimit
{
    internal static void UseBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!(context.Request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        // What follows is body and no request.
        context.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    });
}

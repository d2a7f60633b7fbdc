using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ArxivLens.Web.Http;

/// <summary>
/// Refuses at once what says that its body is too long; the server itself looks at the length only when somebody reads the body, which
/// for a page nobody does. And a connection ends with the first request that has a body: where that ends is what smuggling of requests
/// past a proxy is about, and behind it nothing is taken for a request.
/// </summary>
internal static class BodyLimit
{
    internal static void UseBodyLimit(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var (request, response) = (context.Request, context.Response);
        if (HttpProtocol.IsHttp11(request.Protocol) && (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0))
            response.Headers.Connection = "close";
        if (!(request.ContentLength > context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize))
            return next(context);
        response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });
}

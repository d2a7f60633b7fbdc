using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Api;

/// <summary>
/// Writes every problem of the site, whichever handler made it. The framework's own writer would refuse a client that accepts HTML
/// only, and such a client would get a problem without its kind.
/// </summary>
internal sealed class ApiProblemWriter(IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> options) : IProblemDetailsWriter
{
    internal const string MediaType = "application/problem+json; charset=utf-8";

    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.HttpContext.Response;
        ApiProblem.Complete(context.ProblemDetails);
        response.StatusCode = context.ProblemDetails.Status ?? response.StatusCode;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        var body = JsonSerializer.SerializeToUtf8Bytes(context.ProblemDetails, options.Value.SerializerOptions);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
            await response.Body.WriteAsync(body, context.HttpContext.RequestAborted);
    }
}

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MediaTypeHeaderValue = Microsoft.Net.Http.Headers.MediaTypeHeaderValue;

namespace ArxivLens.Web.Http;

/// <summary>
/// Marks an address that takes what machines send, which have no cookie and no form of ours: what it does, anybody may do who
/// knows the address. It is never told who is signed in.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SentByMachinesAttribute : Attribute;

/// <summary>
/// Lets nobody change anything in a reader's name from another site. Whatever is sent (any method but those that read) must come
/// from this site by what the browser says of it; what is sent to an address of data must be of a type that no form of another
/// site can have; and both carry the word that only a page of this site knows. For pages Razor Pages looks at that word itself.
/// </summary>
internal static class SentRequests
{
    /// <summary>The header in which scripts of this site send the word that forms have in a field.</summary>
    internal const string TokenHeader = "X-Arxivlens-Form";

    internal const string TokenField = "form-word";

    private const string FetchSite = "Sec-Fetch-Site";
    private const string Json = "application/json";

    internal static void AddForms(this IServiceCollection services)
    {
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<WebOptions>>((forms, web) =>
        {
            forms.Cookie = new HostCookie(SiteCookie.Form.Name, SiteCookie.Form.SameSite, web.Value);
            forms.FormFieldName = TokenField;
            forms.HeaderName = TokenHeader;
            // The policy of every answer forbids frames altogether; the header would allow those of this site.
            forms.SuppressXFrameOptionsHeader = true;
        });
    }

    internal static void UseSentRequests(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (IsReading(http.Request.Method) || http.GetEndpoint() is not RouteEndpoint endpoint || ErrorPages.IsAnswering(http)
            || endpoint.Metadata.GetMetadata<SentByMachinesAttribute>() is not null)
        {
            await next(http);
            return;
        }

        if (await FindFaultAsync(http, endpoint) is { } status)
            http.Response.StatusCode = status;
        else
            await next(http);
    });

    private static async Task<int?> FindFaultAsync(HttpContext http, Endpoint endpoint)
    {
        if (IsFromElsewhere(http.Request))
            return StatusCodes.Status403Forbidden;
        // Pages look at the word themselves; an address that does nothing in a reader's name, such as asking for a paper, needs none.
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
            || endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false })
        {
            return null;
        }

        if (!IsOfType(http.Request, endpoint))
            return StatusCodes.Status415UnsupportedMediaType;
        var forms = http.RequestServices.GetRequiredService<IAntiforgery>();
        return await forms.IsRequestValidAsync(http) ? null : StatusCodes.Status400BadRequest;
    }

    /// <summary>
    /// Whether a browser says that another site, a neighbour under the same domain included, made the request. Older browsers say
    /// by <c>Origin</c> only; who says neither is no browser, and has no reader's cookie unless its owner gave it one.
    /// </summary>
    private static bool IsFromElsewhere(HttpRequest request)
    {
        if (request.Headers[FetchSite] is [{ } site, ..])
            return site is not ("same-origin" or "none");
        return request.Headers.Origin is [{ } origin, ..] && !IsOwn(origin, request);
    }

    private static bool IsOwn(string origin, HttpRequest request)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from))
            return false;
        var publicAddress = request.HttpContext.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.PublicAddress;
        if (publicAddress is not null && from.GetLeftPart(UriPartial.Authority) == publicAddress.GetLeftPart(UriPartial.Authority))
            return true;
        // The scheme is not compared: a proxy that speaks TLS with readers speaks without it with this server.
        return from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOfType(HttpRequest request, Endpoint endpoint)
    {
        // Nothing is sent: there is nothing of a wrong type.
        if (request.ContentType is null && request.ContentLength is null or 0)
            return true;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return false;
        var accepted = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes ?? [Json];
        return accepted.Any(one => type.MediaType.Equals(one, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsReading(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}

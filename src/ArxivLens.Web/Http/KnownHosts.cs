using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Http;

/// <summary>
/// Where the operator says by which name readers reach this server, no other name is answered: a page of another site whose name was
/// made to lead here (DNS rebinding) would read what the browser's own network sees. Such a page always comes by a name, so that plain
/// addresses are answered as before; and a proxy that the operator names may call this server whatever it likes.
/// </summary>
internal static class KnownHosts
{
    private const string Health = "/health";
    private const string Said =
        "This server is not reached by the name in this request. Whoever runs it: let the proxy pass the name on that readers use "
        + "(proxy_set_header Host $host), or name the proxy in ARXIVLENS_PROXIES.\n";

    internal static void UseKnownHosts(this IApplicationBuilder app, WebOptions options)
    {
        if (options.PublicAddress is not { } publicAddress)
            return;
        app.Use((http, next) =>
        {
            var request = http.Request;
            if (IsKnown(request.Host.Host, publicAddress) || IsFrom(http.Connection.RemoteIpAddress, options.Limits.Proxies)
                || request.Path.StartsWithSegments(Health, StringComparison.OrdinalIgnoreCase))
            {
                return next(http);
            }

            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            http.Response.ContentType = "text/plain; charset=utf-8";
            http.Response.Headers.CacheControl = PrivateAnswers.NoStore;
            return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : http.Response.WriteAsync(Said, http.RequestAborted);
        });
    }

    // What has no name at all is of a client older than the header, which no browser is.
    private static bool IsKnown(string host, Uri publicAddress) =>
        host.Length == 0
        || host.TrimEnd('.').Equals(publicAddress.IdnHost, StringComparison.OrdinalIgnoreCase)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out _);

    private static bool IsFrom(IPAddress? address, IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        if (address is null)
            return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return proxies.Any(network => network.Contains(plain));
    }
}

using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Whether the cookie of a session can reach the browser that asks.</summary>
internal static class SecureAddress
{
    /// <summary>
    /// Whether signing in works over this request: by https, at this machine itself, which browsers take for safe, or where the
    /// operator says that readers come by plain http.
    /// </summary>
    public static bool IsEnough(WebOptions options, HttpRequest request) =>
        request.IsHttps || options.PublicAddress is { Scheme: "http" }
        || request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
        || (options.PublicAddress is { Scheme: "https" } address && string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}

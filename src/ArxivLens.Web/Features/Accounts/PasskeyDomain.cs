using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// The name that passkeys of this server are bound to. It comes from what the operator says, never from the request: whoever could
/// choose it would have passkeys made for somebody else's site.
/// </summary>
internal static class PasskeyDomain
{
    private const string ThisMachine = "localhost";

    /// <summary>
    /// The domain: that of the public address where it is https, <c>localhost</c> where readers are at this machine itself;
    /// <c>null</c> where there can be no passkeys, because the address is a number or not https.
    /// </summary>
    public static string? Of(WebOptions options)
    {
        if (options.PublicAddress is not { } address || address.Host == ThisMachine)
            return ThisMachine;
        return address.Scheme == Uri.UriSchemeHttps && address.HostNameType is not (UriHostNameType.IPv4 or UriHostNameType.IPv6) ? address.IdnHost : null;
    }

    /// <summary>Whether a page that was asked for under this host can use them.</summary>
    public static bool IsUsable(WebOptions options, HttpRequest request) =>
        Of(options) is { } domain && string.Equals(request.Host.Host, domain, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a page of this origin belongs to the domain. Neighbours under the same domain do not.</summary>
    public static bool IsOrigin(WebOptions options, string? origin)
    {
        if (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || Of(options) is not { } domain)
            return false;
        return domain == ThisMachine
            ? from.Host == ThisMachine && from.Scheme is "http" or "https"
            : from.GetLeftPart(UriPartial.Authority) == options.PublicAddress!.GetLeftPart(UriPartial.Authority);
    }
}

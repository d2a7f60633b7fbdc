using System.Net;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Http;

/// <summary>The address that search engines are to know a page by.</summary>
internal static class CanonicalAddress
{
    /// <summary>
    /// Absolute under the configured public address. Without one it is absolute only where the reader sits at this machine, since
    /// no other <c>Host</c> can be believed; else it stays relative.
    /// </summary>
    public static string Of(string path, Uri? publicAddress, HttpRequest request)
    {
        if (publicAddress is not null) return new Uri(publicAddress, path).AbsoluteUri;
        return IsThisMachine(request.Host.Host) ? $"{request.Scheme}://{request.Host}{path}" : path;
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

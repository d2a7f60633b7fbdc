using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Http;

/// <summary>
/// A cookie of this site and no other: for this host alone (<c>__Host-</c>), never over an open line, out of the reach of
/// scripts. Browsers take this machine itself for safe without TLS. Only where the operator says that readers come by plain
/// <c>http</c>, as in a closed network, it can be neither: browsers would drop it, and nobody could sign in.
/// </summary>
public sealed class HostCookie : CookieBuilder
{
    private const string HostPrefix = "__Host-";

    private readonly bool _isSecure;

    /// <summary>Describes one.</summary>
    /// <param name="name">Its name without the prefix.</param>
    /// <param name="sameSite">Whether it goes with requests that come from other sites.</param>
    /// <param name="options">What the operator says of the address of this server.</param>
    public HostCookie(string name, SameSiteMode sameSite, WebOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _isSecure = options.PublicAddress is not { Scheme: "http" };
        Name = _isSecure ? HostPrefix + name : name;
        SameSite = sameSite;
        HttpOnly = true;
        IsEssential = true;
        Path = "/";
        // Where a proxy speaks TLS with readers, the request that comes here is not secure, and the framework would refuse to write it.
        SecurePolicy = CookieSecurePolicy.None;
    }

    /// <inheritdoc/>
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = _isSecure;
        return options;
    }
}

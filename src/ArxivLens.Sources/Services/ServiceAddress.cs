using ArxivLens.Core;
using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Services;

/// <summary>Where requests to a service may go, and what goes along.</summary>
internal static class ServiceAddress
{
    // Some services take a hundred identifiers in one address.
    private const int Longest = 16_000;

    /// <summary>Whether a service can be asked at all.</summary>
    /// <exception cref="ArgumentException">Its address is none of the web's, or a header cannot be sent.</exception>
    public static void Check(ServiceOptions options)
    {
        if (FindFault(options.Base, options) is { } fault) throw new ArgumentException(fault, nameof(options));
        if (options.Headers.Any(header => !IsSendable(header.Key) || !IsSendable(header.Value)))
            throw new ArgumentException("a header has characters that cannot be sent", nameof(options));
    }

    /// <summary>Says what is wrong with an address, without what its query says; <c>null</c> when nothing is.</summary>
    public static string? FindFault(Uri address, ServiceOptions options)
    {
        if (!address.IsAbsoluteUri) return "the address is not absolute";
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            return $"only http and https are spoken, not {address.Scheme}";
        if (address.UserInfo.Length > 0) return "the address has a user name in it";
        if (HostName.Find(address) is not { } host || !WebSite.Of(options.Base.IdnHost).Has(host))
            return $"{address.Host} does not belong to {options.Base.IdnHost}";
        if (!AddressPolicy.Site(options.Base, options.Also).HasPort(address.Port))
            return $"port {address.Port} is none of the service's";
        return address.AbsoluteUri.Length > Longest ? $"the address is longer than {Longest} characters" : null;
    }

    /// <summary>Whether an address may be shown the service's key: the named host, no less private than it was named.</summary>
    public static bool MaySeeKey(Uri address, ServiceOptions options) =>
        string.Equals(HostName.Find(address), options.Base.IdnHost, StringComparison.OrdinalIgnoreCase)
        && (address.Port == options.Base.Port || address.Scheme == Uri.UriSchemeHttps)
        && (options.Base.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    /// <summary>The address with the key that belongs in its query.</summary>
    public static Uri WithKey(Uri address, ServiceOptions options)
    {
        if (options.KeyParameter is not { } key || !MaySeeKey(address, options)) return address;
        var parameter = $"{Uri.EscapeDataString(key.Key)}={Uri.EscapeDataString(key.Value)}";
        var text = address.GetLeftPart(UriPartial.Query);
        return new Uri(text + (address.Query.Length > 0 ? "&" : "?") + parameter);
    }

    private static bool IsSendable(string text) => text.Length > 0 && text.All(c => c is >= ' ' and <= '~');
}

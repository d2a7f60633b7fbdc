using System.Net;
using ArxivLens.Core;

namespace ArxivLens.Sources.Http;

/// <summary>What an address must be like before anything is looked up.</summary>
internal static class TargetAddress
{
    private const int Longest = 2048;

    /// <summary>Says what is wrong with an address, or <c>null</c>.</summary>
    public static string? FindFault(Uri address, AddressPolicy policy)
    {
        if (!address.IsAbsoluteUri) return "the address is not absolute";
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            return $"only http and https are read, not {address.Scheme}";
        if (address.UserInfo.Length > 0) return "the address has a user name in it";
        if (HostName.Find(address) is null) return "the address names no host";
        if (!policy.HasPort(address.Port)) return $"port {address.Port} is not one of the web";
        return address.AbsoluteUri.Length > Longest ? $"the address is longer than {Longest} characters" : null;
    }

    /// <summary>
    /// Where an answer redirects to, as it was sent: what the header's own reading makes of it is not needed. <c>null</c> when it
    /// redirects nowhere.
    /// </summary>
    public static string? FindRedirect(HttpResponseMessage response) =>
        IsRedirect(response.StatusCode) && response.Headers.NonValidated.TryGetValues("Location", out var values)
            ? values.First()
            : null;

    /// <summary>Where a redirect leads, or <c>null</c> and what is wrong with it.</summary>
    /// <param name="from">The address that was asked.</param>
    /// <param name="location">Its answer, which may be relative.</param>
    /// <param name="fault">What is wrong, else empty.</param>
    public static Uri? Follow(Uri from, string location, out string fault)
    {
        fault = "";
        if (!Uri.TryCreate(from, location, out var next))
            fault = "the redirect leads to what is no address";
        else if (from.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
            fault = "the redirect leads from https to http";
        return fault.Length == 0 ? next : null;
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}

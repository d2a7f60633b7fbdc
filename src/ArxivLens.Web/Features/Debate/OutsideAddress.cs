using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core;

namespace ArxivLens.Web.Features.Debate;

/// <summary>An address that an article gave, as a link may have it: looked at once more where it is written, whoever kept it.</summary>
public static class OutsideAddress
{
    /// <summary>
    /// Reads one: absolute, http or https, with a host and without a user. Whatever hides its scheme from a glance
    /// (<c>java\nscript:</c>, <c>JaVaScRiPt:</c>, <c>//host</c>) is none.
    /// </summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (text is null || text.Any(char.IsControl) || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var read))
            return false;
        if (read.Scheme is not ("http" or "https") || read.UserInfo.Length > 0 || HostName.Find(read) is null)
            return false;
        address = read;
        return true;
    }

    /// <summary>The host as it is asked for, so that letters of another script are seen for what they are.</summary>
    public static string HostOf(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var host = HostName.Find(address) ?? address.Host;
        return host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
    }
}

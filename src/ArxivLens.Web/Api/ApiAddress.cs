using System.Text;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Api;

/// <summary>Addresses in answers: whole, as far as this server knows by which name readers reach it.</summary>
internal static class ApiAddress
{
    /// <summary>The address of a path of this site.</summary>
    internal static string AddressOf(this HttpContext http, string path) =>
        CanonicalAddress.Of(path, http.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.PublicAddress, http.Request);

    /// <summary>The address asked for, with another value of one parameter.</summary>
    internal static string AddressWith(this HttpContext http, string name, string value)
    {
        var text = new StringBuilder(http.Request.Path.ToUriComponent());
        var mark = '?';
        foreach (var (key, one) in http.Request.Query.SelectMany(pair => pair.Value, (pair, one) => (pair.Key, one)))
        {
            if (key == name || string.IsNullOrEmpty(one))
                continue;
            text.Append(mark).Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(one));
            mark = '&';
        }

        text.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return http.AddressOf(text.ToString());
    }

    /// <summary>Says in the header <c>Link</c> (RFC 8288) what stands before and behind.</summary>
    internal static void Link(this HttpContext http, string? previous, string? next)
    {
        foreach (var (address, relation) in new[] { (previous, "prev"), (next, "next") })
        {
            if (address is not null)
                http.Response.Headers.Append("Link", $"<{address}>; rel=\"{relation}\"");
        }
    }
}

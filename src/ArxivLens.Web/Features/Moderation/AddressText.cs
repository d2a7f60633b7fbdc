using ArxivLens.Core.Moderation;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>Links of a text, spelled out for whoever decides about it.</summary>
internal static class AddressText
{
    private const int Longest = 200;

    /// <summary>Each once, the host in the letters that a machine asks for.</summary>
    public static IReadOnlyList<string> Find(string text) =>
        [.. LinkedHosts.Find(text).Select(link => link.Host + link.Rest).Distinct(StringComparer.Ordinal).Select(Shorten)];

    private static string Shorten(string address) => address.Length <= Longest ? address : address[..Longest] + "…";
}

using System.Diagnostics.CodeAnalysis;

namespace ArxivLens.Core.Articles;

/// <summary>Addresses of the web as articles are known by them.</summary>
public static class ArticleAddress
{
    /// <summary>Characters an address may have at most.</summary>
    public const int Longest = 2_000;

    // Parameters that say where a reader came from and not what is read.
    private static readonly string[] Followers = ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ref_src"];

    /// <summary>
    /// Reads an address as a link may have it: absolute, http or https, no user or password, no control character, 1 to
    /// <see cref="Longest"/> characters.
    /// </summary>
    /// <param name="text">The address.</param>
    /// <param name="link">As <see cref="Uri.AbsoluteUri"/> writes it.</param>
    public static bool TryRead(string? text, [NotNullWhen(true)] out string? link)
    {
        link = null;
        if (text is null or { Length: > Longest } || text.AsSpan().Trim().ContainsAnyInRange('\0', '\u001f'))
            return false;
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return false;
        if (uri.UserInfo.Length > 0 || HostName.Find(uri) is null || uri.AbsoluteUri.Length > Longest)
            return false;
        link = uri.AbsoluteUri;
        return true;
    }

    /// <summary>
    /// The text that is the same for all addresses of one article: without scheme, <c>www.</c>, the scheme's own port, fragment, slash at
    /// the end and the parameters that follow readers (<c>utm_…</c>, <c>fbclid</c> and their like), the others in order.
    /// </summary>
    /// <returns><c>null</c> when the text is no address.</returns>
    public static string? KeyOf(string? text)
    {
        if (!TryRead(text, out var link))
            return null;
        var uri = new Uri(link);
        var host = uri.IdnHost.ToLowerInvariant();
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"{host}{port}{uri.AbsolutePath.TrimEnd('/')}{QueryOf(uri.Query)}";
    }

    private static string QueryOf(string query)
    {
        var kept = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(parameter => !IsFollower(parameter)).Order(StringComparer.Ordinal).ToList();
        return kept.Count == 0 ? "" : $"?{string.Join('&', kept)}";
    }

    private static bool IsFollower(string parameter)
    {
        var name = parameter.Split('=')[0].ToLowerInvariant();
        return name.StartsWith("utm_", StringComparison.Ordinal) || Followers.Contains(name);
    }
}

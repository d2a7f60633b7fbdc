using System.Diagnostics.CodeAnalysis;
using ArxivLens.Core.Papers;

namespace ArxivLens.Web.Features.Papers;

/// <summary>Where the page of a work is.</summary>
public static class WorkAddress
{
    private const string SlugPrefix = "work:";

    /// <summary>The one address of a work's page, always on this server.</summary>
    public static string Of(WorkKey key)
    {
        if (key.Arxiv is { } id)
            return Of(id);
        var text = key.Doi ?? key.ToString()[SlugPrefix.Length..];
        return "/work/" + string.Join('/', text.Split('/').Select(Uri.EscapeDataString));
    }

    /// <summary>The page of a paper of arXiv, of one version when one is named.</summary>
    public static string Of(ArxivId id, int? version = null) => version is null ? $"/abs/{id}" : $"/abs/{id}v{version}";

    /// <summary>Reads what stands behind <c>/work/</c>: a DOI in any shape or a slug.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out WorkKey key)
        => WorkKey.TryParse(text, out key) || WorkKey.TryParse(SlugPrefix + text, out key);

    /// <summary>What a catch-all of a route holds: the server leaves <c>%2F</c> as it stands, since elsewhere it is no separator.</summary>
    public static string? Unescape(string? routeValue) => routeValue?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}

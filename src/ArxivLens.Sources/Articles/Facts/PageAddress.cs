using AngleSharp.Dom;
using ArxivLens.Core;

namespace ArxivLens.Sources.Articles.Facts;

/// <summary>Where a page stands, and where its links lead.</summary>
/// <param name="Canonical">The address of the article; <c>null</c> when neither the page nor who fetched it knows.</param>
/// <param name="Base">What relative links start from.</param>
internal sealed record PageAddress(Uri? Canonical, Uri? Base)
{
    private const int Longest = 2000;

    public static PageAddress Of(IDocument document, MetaTags meta, Uri? fetched)
    {
        fetched = IsWeb(fetched) ? fetched : null;
        var named = Resolve(document.QuerySelector("link[rel~='canonical' i][href]")?.GetAttribute("href"), fetched)
            ?? Resolve(meta.First("og:url", "al:web:url"), fetched);
        // A page may say which of its own addresses is meant, but not that it is somebody else's.
        var canonical = named is not null && (fetched is null || HostOf(named) == HostOf(fetched)) ? named : fetched;
        var from = fetched ?? canonical;
        return new PageAddress(canonical, Resolve(document.QuerySelector("base[href]")?.GetAttribute("href"), from) ?? from);
    }

    /// <summary>The absolute address of a link; <c>null</c> when it leads nowhere outside.</summary>
    public string? Of(string href) =>
        href.StartsWith('#') || Resolve(href, Base) is not { } address ? null : address.AbsoluteUri;

    /// <summary>Whether a link stays on the page's own site.</summary>
    public bool IsOwn(string href)
    {
        if (Resolve(href, Base) is not { } address) return !Uri.TryCreate(href, UriKind.Absolute, out _);
        return HostOf(address) is { } host && (host == HostOf(Canonical) || host == HostOf(Base));
    }

    /// <summary>The host without what marks it as the same site for another device.</summary>
    public static string? HostOf(Uri? address)
    {
        var host = address is null ? null : HostName.Find(address);
        string[] marks = ["www.", "m.", "amp.", "mobile."];
        foreach (var mark in marks)
        {
            if (host?.StartsWith(mark, StringComparison.Ordinal) == true) host = host[mark.Length..];
        }

        return host;
    }

    private static Uri? Resolve(string? href, Uri? from)
    {
        href = href?.Trim();
        if (string.IsNullOrEmpty(href) || href.Length > Longest) return null;
        Uri.TryCreate(href, UriKind.Absolute, out var address);
        if (from is not null) Uri.TryCreate(from, href, out address);
        return IsWeb(address) ? address : null;
    }

    private static bool IsWeb(Uri? address) => address is { IsAbsoluteUri: true, Scheme: "http" or "https", Host.Length: > 0 };
}

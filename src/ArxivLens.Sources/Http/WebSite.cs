namespace ArxivLens.Sources.Http;

/// <summary>The hosts that are taken for one site: a host and those below it; all of arxiv.org's are one.</summary>
/// <param name="Top">The host that the others stand below.</param>
internal sealed record WebSite(string Top)
{
    /// <summary>arXiv with all its services.</summary>
    public static WebSite Arxiv { get; } = new("arxiv.org");

    /// <summary>The site of a host.</summary>
    public static WebSite Of(string host)
    {
        if (Arxiv.Has(host)) return Arxiv;
        return new WebSite(host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host);
    }

    /// <summary>Whether a host belongs to it.</summary>
    public bool Has(string host)
    {
        // A name may be written with the root of all names at its end.
        var name = host.EndsWith('.') ? host[..^1] : host;
        return name.Equals(Top, StringComparison.OrdinalIgnoreCase)
            || (name.EndsWith(Top, StringComparison.OrdinalIgnoreCase) && name[name.Length - Top.Length - 1] == '.');
    }
}

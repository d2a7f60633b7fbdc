using System.Collections.Frozen;

namespace ArxivLens.Core.Papers;

/// <summary>The licence a paper's authors recorded.</summary>
/// <param name="Name">Its human name; for an unknown one the address; for none, that none was recorded and what arXiv
/// assumes.</param>
/// <param name="Address">The licence's address, https, or <c>null</c> when none was recorded or it is no web address.</param>
public sealed record License(string Name, string? Address)
{
    /// <summary>
    /// Stands in a record for a licence that its source does not tell: there is one, and it is not known here. A record without a
    /// licence means something else, that none was recorded.
    /// </summary>
    public const string NotTold = "not-told";

    private const int LongestAddress = 500;

    private static readonly FrozenDictionary<string, string> Names =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["creativecommons.org/licenses/by/4.0"] = "Creative Commons Attribution 4.0 (CC BY 4.0)",
        ["creativecommons.org/licenses/by-sa/4.0"] = "Creative Commons Attribution-ShareAlike 4.0 (CC BY-SA 4.0)",
        ["creativecommons.org/licenses/by-nc-sa/4.0"] =
            "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 (CC BY-NC-SA 4.0)",
        ["creativecommons.org/licenses/by-nc-nd/4.0"] =
            "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 (CC BY-NC-ND 4.0)",
        ["creativecommons.org/licenses/by/3.0"] = "Creative Commons Attribution 3.0 (CC BY 3.0)",
        ["creativecommons.org/licenses/by-nc-sa/3.0"] =
            "Creative Commons Attribution-NonCommercial-ShareAlike 3.0 (CC BY-NC-SA 3.0)",
        ["creativecommons.org/publicdomain/zero/1.0"] = "CC0 1.0: no rights reserved",
        ["creativecommons.org/licenses/publicdomain"] = "Creative Commons Public Domain Declaration",
        ["arxiv.org/licenses/nonexclusive-distrib/1.0"] = "arXiv.org perpetual, non-exclusive license 1.0",
        ["arxiv.org/licenses/assumed-1991-2003"] = "arXiv.org perpetual, non-exclusive license, assumed for papers before 2004",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly License None =
        new("No licence recorded; arXiv assumes its perpetual, non-exclusive license to distribute", null);

    private static readonly License Untold = new("Not known here; arXiv's own page tells it", null);

    /// <summary>Names a recorded licence; scheme and trailing slash do not matter.</summary>
    /// <param name="recorded">The recorded address, or <c>null</c>.</param>
    public static License Of(string? recorded)
    {
        var text = recorded?.Trim() ?? "";
        if (text.Length == 0)
            return None;
        if (text == NotTold)
            return Untold;
        var bare = WithoutScheme(text);
        if (bare is null || text.Length > LongestAddress || !Uri.TryCreate("https://" + bare, UriKind.Absolute, out var address)
            || address.UserInfo.Length > 0)
        {
            return new License(text, null);
        }
        var known = WithoutWww(bare).TrimEnd('/').ToLowerInvariant();
        return Names.TryGetValue(known, out var name)
            ? new License(name, $"https://{known}/")
            : new License(text, address.AbsoluteUri);
    }

    private static string? WithoutScheme(string text)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://"])
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return text[scheme.Length..];
        }

        return null;
    }

    private static string WithoutWww(string bare) =>
        bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? bare[4..] : bare;
}

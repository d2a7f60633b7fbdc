using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Search;

/// <summary>Reads a text that is nothing but the address of one work.</summary>
internal static class WorkAddress
{
    /// <summary>Longer than any address of a work.</summary>
    private const int LongestAddress = 2_000;

    private static readonly string[] Labels = ["arxiv id:", "id:", "key:", "doi:", "arxiv:", "doi "];

    /// <summary>What stands before the identifier in addresses of sites that show arXiv's papers under their own.</summary>
    private static readonly string[] Paths =
    [
        "/abs/", "/pdf/", "/html/", "/format/", "/e-print/", "/src/", "/ps/", "/papers/", "/paper/", "/overview/", "/forum/",
        "/explore/",
        "/abspdf/", "/arxiv:",
    ];

    /// <summary>The work a text names outright, or <c>null</c>.</summary>
    public static WorkKey? Find(string text)
    {
        if (text.Length > LongestAddress) return null;
        var trimmed = text.Trim().Trim('<', '>', '"', '“', '”', '\'', ' ').TrimEnd('.', ',', ';', ')', ']');
        if (trimmed.Length == 0) return null;
        return FindIn(trimmed) ?? FindIn(WithoutLabel(trimmed)) ?? FindIn(WithoutCategory(text.Trim())) ?? FindInUrl(trimmed);
    }

    private static WorkKey? FindIn(string text)
        => text.Length > 0 && !text.Any(char.IsWhiteSpace) && WorkKey.TryParse(text, out var key) ? key : null;

    private static string WithoutLabel(string text)
    {
        var label = Labels.FirstOrDefault(l => text.StartsWith(l, StringComparison.OrdinalIgnoreCase));
        return label is null ? text : text[label.Length..].Trim();
    }

    /// <summary>arXiv's own citations read <c>arXiv:2311.09227v1 [cs.CY]</c>.</summary>
    private static string WithoutCategory(string text)
    {
        var bracket = text.LastIndexOf(" [", StringComparison.Ordinal);
        return bracket > 0 && text.EndsWith(']') ? text[..bracket].Trim() : "";
    }

    private static WorkKey? FindInUrl(string text)
    {
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var address)) return null;
        if (address.Scheme is not ("http" or "https") || !address.Host.Contains('.', StringComparison.Ordinal)) return null;
        var path = Uri.UnescapeDataString(address.AbsolutePath);
        foreach (var prefix in Paths)
        {
            var at = path.IndexOf(prefix, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && FindIn(path[(at + prefix.Length)..].TrimEnd('/')) is { Arxiv: not null } key) return key;
        }

        return address.Host.EndsWith("doi.org", StringComparison.OrdinalIgnoreCase) ? FindIn(path.Trim('/')) : null;
    }
}

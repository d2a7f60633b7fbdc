using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.TakeAway;

/// <summary>Where works can be had in a format.</summary>
public static class TakeAwayAddress
{
    /// <summary>One work: <c>/abs/2311.09227.bib</c>; of a work outside arXiv, whose DOI may end in anything, <c>/export?id=…</c>.</summary>
    public static string Of(WorkKey key, CitationFormat format, int? version = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        return key.Arxiv is { } id
            ? $"{WorkAddress.Of(id, version)}.{format.Extension}"
            : $"/export?id={Uri.EscapeDataString(key.ToString())}&format={format.Name}";
    }

    /// <summary>What a page lists: <c>/search?q=x</c> becomes <c>/search.bib?q=x</c>.</summary>
    public static string OfList(string page, CitationFormat format)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(format);
        var (path, query) = page.Split('?', 2) is [var before, var behind] ? (before, $"?{behind}") : (page, "");
        return $"{path}.{NameInPath(format)}{query}";
    }

    /// <summary>
    /// Takes the ending off that names a format: <c>2311.09227v2.csl.json</c>. Plain <c>.json</c> is CSL-JSON too.
    /// </summary>
    internal static bool TrySplit(string? text, out string rest, out CitationFormat format, out bool isPlainJson)
    {
        (rest, format, isPlainJson) = (text ?? "", CitationFormat.BibTex, false);
        foreach (var known in CitationFormat.All)
        {
            if (TryCut(rest, known.Extension, out var cut) || TryCut(rest, known.Name, out cut))
            {
                (rest, format) = (cut, known);
                return true;
            }
        }

        isPlainJson = TryCut(rest, "json", out var bare);
        if (isPlainJson)
            (rest, format) = (bare, CitationFormat.CslJson);
        return isPlainJson;
    }

    // A name without a point: of two the last alone would be read.
    private static string NameInPath(CitationFormat format)
        => format.Extension.Contains('.', StringComparison.Ordinal) ? format.Name : format.Extension;

    private static bool TryCut(string text, string ending, out string cut)
    {
        var has = text.Length > ending.Length + 1 && text[^(ending.Length + 1)] == '.' && text.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
        cut = has ? text[..^(ending.Length + 1)] : text;
        return has;
    }
}

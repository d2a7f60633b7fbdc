using System.Text;

namespace ArxivLens.Core.Papers;

/// <summary>
/// Takes away what people and programs write around an arXiv identifier: address, DOI, prefix, file ending, punctuation. The
/// clean-up of the rest follows arXiv's own order: file ending, leading slash, prefix, doubled slashes, doubled hyphens.
/// </summary>
internal static class ArxivIdText
{
    private const string Opening = "([{<\"'“‘«";
    private const string Closing = ".,;:!?)]}>\"'”’»";
    private const string ArxivDoi = "10.48550/arxiv.";

    private static readonly string[] Endings = [".pdf", ".ps.gz", ".ps", ".gz"];
    private static readonly string[] Prefixes = ["oai:arxiv.org:", "arxiv:", "arxiv "];
    private static readonly string[] Services = ["abs/", "pdf/", "html/", "src/", "e-print/", "ps/", "format/", "bibtex/"];

    /// <summary>Finds the bare identifier in a text; it still has to be read.</summary>
    public static bool TryClean(string text, out string clean, out ArxivIdFault fault)
    {
        fault = default;
        clean = TrimPunctuation(PlainCharacters(text));
        var isAddress = WebAddress.TrySplit(clean, out var host, out var path);
        if (isAddress)
        {
            if (!IsArxiv(host) && !DoiText.IsResolver(host))
            {
                fault = new ArxivIdFault(ArxivIdFault.Kind.Address, Name: host);
                return false;
            }

            clean = path;
        }

        clean = WithoutDoi(clean);
        clean = WithoutPrefix(clean);
        clean = WithoutService(clean.TrimStart('/'));
        if (isAddress)
            clean = WithoutFurtherPath(clean);
        clean = WithoutEnding(clean.TrimEnd('/')).TrimStart('/');
        clean = WithoutPrefix(clean);
        clean = WithSlash(Collapse(Collapse(clean, '/'), '-'));
        return true;
    }

    /// <summary>Full-width forms and the dashes of typesetters become ASCII; characters without width go.</summary>
    private static string PlainCharacters(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange('\0', '\u007f'))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is >= '\uff01' and <= '\uff5e')
                plain.Append((char)(c - 0xfee0));
            else if (c is >= '\u2010' and <= '\u2015' or '\u2212')
                plain.Append('-');
            else if (c is not ('\u00ad' or '\ufeff' or (>= '\u200b' and <= '\u200f')))
                plain.Append(c);
        }

        return plain.ToString();
    }

    private static string TrimPunctuation(string text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && (char.IsWhiteSpace(text[start]) || Opening.Contains(text[start])))
            start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || Closing.Contains(text[end - 1])))
            end--;
        text = text[start..end];

        // "arXiv:2311.09227 [cs.AI]" is how papers cite
        var bracket = text.IndexOf('[', StringComparison.Ordinal);
        return bracket > 0 && char.IsWhiteSpace(text[bracket - 1]) ? text[..bracket].TrimEnd() : text;
    }

    private static bool IsArxiv(string host) =>
        host is "arxiv.org" or "xxx.lanl.gov" || host.EndsWith(".arxiv.org", StringComparison.Ordinal);

    private static string WithoutDoi(string text)
    {
        var doi = DoiText.WithoutPrefix(text);
        return doi.StartsWith(ArxivDoi, StringComparison.OrdinalIgnoreCase) ? doi[ArxivDoi.Length..] : text;
    }

    private static string WithoutPrefix(string text) => Without(text, Prefixes).TrimStart();

    private static string WithoutService(string text) => Without(text, Services);

    private static string Without(string text, string[] beginnings)
    {
        foreach (var beginning in beginnings)
        {
            if (text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
                return text[beginning.Length..];
        }

        return text;
    }

    private static string WithoutEnding(string text)
    {
        foreach (var ending in Endings)
        {
            if (text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return text[..^ending.Length];
        }

        return text;
    }

    /// <summary>Of an address only the identifier's own segments: one when it begins with a digit, else two.</summary>
    private static string WithoutFurtherPath(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && !char.IsAsciiDigit(text[0]))
            slash = text.IndexOf('/', slash + 1);
        return slash > 0 ? text[..slash] : text;
    }

    private static string Collapse(string text, char doubled)
    {
        var twice = new string(doubled, 2);
        while (text.Contains(twice, StringComparison.Ordinal))
            text = text.Replace(twice, twice[..1], StringComparison.Ordinal);
        return text;
    }

    /// <summary>File names hold <c>hep-th9901001</c>, since a slash cannot be in one.</summary>
    private static string WithSlash(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetter(text[0]) || text.Contains('/', StringComparison.Ordinal))
            return text;
        var digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        return digit > 0 ? text.Insert(digit, "/") : text;
    }
}

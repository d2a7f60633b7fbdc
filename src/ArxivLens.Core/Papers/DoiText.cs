using System.Text;

namespace ArxivLens.Core.Papers;

/// <summary>Digital object identifiers as people write them.</summary>
public static class DoiText
{
    private const int LongestDoi = 300;
    private const int LongestText = 2_000;
    private const int MostLayers = 10;
    private const string Closing = ".,;:!?\"'”’»";

    /// <summary>
    /// Brings a DOI to its one form: without <c>doi:</c> or the resolver's address, percent-decoded, without what wraps it,
    /// ASCII letters lower case (DOIs do not differ by them), at most 300 characters, no spaces or control characters. The form
    /// is read again as itself.
    /// </summary>
    public static bool TryNormalize(string? text, out string doi)
    {
        var isDoi = TryClean(text, out doi);
        doi = LowerAscii(doi);
        return isDoi;
    }

    /// <summary>The same in the letter case in which it was recorded, for showing.</summary>
    public static bool TryClean(string? text, out string doi)
    {
        doi = "";
        if (text is null || text.Length > LongestText)
            return false;
        for (var layer = 0; layer < MostLayers && TryUnwrap(text, out var bare); layer++)
        {
            if (bare == text)
            {
                doi = IsDoi(bare) ? bare : "";
                return doi.Length > 0;
            }

            text = bare;
        }

        return false;
    }

    /// <summary>
    /// Takes one layer of wrapping away. A layer may hide another (<c>10.1000/abc%3E</c> ends in a bracket only when it is
    /// decoded), so a text is clean only when nothing more comes off: then it is read again as itself.
    /// </summary>
    private static bool TryUnwrap(string text, out string bare)
    {
        bare = text.Trim().Trim('<', '>');
        if (WebAddress.TrySplit(bare, out var host, out var path))
        {
            bare = path;
            if (!IsResolver(host))
                return false;
        }

        bare = TrimEnd(Decode(WithoutPrefix(bare)));
        return true;
    }

    internal static bool IsResolver(string host) => host is "doi.org" or "dx.doi.org" or "www.doi.org";

    internal static string WithoutPrefix(string text)
    {
        var start = text.StartsWith('/') ? 1 : 0;
        if (text.AsSpan(start).StartsWith("doi:", StringComparison.OrdinalIgnoreCase))
            start += 4;
        return text[start..].TrimStart();
    }

    /// <summary>Decodes until nothing is left to decode, so that every spelling of a DOI comes to the same text.</summary>
    private static string Decode(string text)
    {
        while (text.Contains('%', StringComparison.Ordinal))
        {
            var decoded = Uri.UnescapeDataString(text);
            if (decoded == text)
                break;
            text = decoded;
        }

        return text;
    }

    private static string TrimEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && (Closing.Contains(text[end - 1]) || IsUnopened(text.AsSpan(0, end), '(', ')')
            || IsUnopened(text.AsSpan(0, end), '[', ']')))
        {
            end--;
        }
        return text[..end];
    }

    private static bool IsUnopened(ReadOnlySpan<char> text, char open, char close) =>
        text[^1] == close && text.Count(open) < text.Count(close);

    private static bool IsDoi(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (text.Length > LongestDoi || slash <= 3 || slash == text.Length - 1)
            return false;
        if (!text.StartsWith("10.", StringComparison.Ordinal))
            return false;
        return IsRegistrant(text.AsSpan(3, slash - 3)) && HasOnlyPrintable(text);
    }

    private static bool IsRegistrant(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var first = point < 0 ? text : text[..point];
        if (first.Length is < 4 or > 9 || text[^1] == '.')
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && c != '.')
                return false;
        }

        return true;
    }

    private static bool HasOnlyPrintable(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.IsControl(rune) || Rune.IsWhiteSpace(rune)
                || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format)
            {
                return false;
            }
        }

        return true;
    }

    private static string LowerAscii(string text) =>
        string.Create(text.Length, text, (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                target[i] = char.IsAsciiLetterUpper(source[i]) ? (char)(source[i] + 32) : source[i];
        });
}

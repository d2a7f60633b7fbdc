using System.Buffers;
using System.Text;

namespace ArxivLens.Sources.Articles;

/// <summary>Finds how a page's characters are encoded: by its mark, its header, its own word, else whether it reads as UTF-8.</summary>
internal static class PageEncoding
{
    private const int Looked = 4096;
    private const int Western = 1252;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\r\"';/>?");

    public static Encoding Of(ReadOnlySpan<byte> bytes, string? charsetOfHeader) =>
        Marked(bytes)
        ?? Named(charsetOfHeader)
        ?? Named(Said(bytes[..Math.Min(bytes.Length, Looked)]))
        ?? (IsUtf8(bytes) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(Western)!);

    private static Encoding? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        _ => null,
    };

    /// <summary>The encoding that browsers take a name for (WHATWG Encoding); <c>null</c> when they know none.</summary>
    private static Encoding? Named(string? name)
    {
        var label = name?.Trim().Trim('"', '\'').ToLowerInvariant();
        return label switch
        {
            null or "" => null,
            "utf-8" or "utf8" or "unicode-1-1-utf-8" => Encoding.UTF8,
            "utf-16" or "utf-16le" => Encoding.Unicode,
            "utf-16be" => Encoding.BigEndianUnicode,
            "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "ascii" or "us-ascii" => CodePagesEncodingProvider.Instance.GetEncoding(Western),
            "iso-8859-9" or "latin5" => CodePagesEncodingProvider.Instance.GetEncoding(1254),
            "gb2312" or "gb_2312-80" or "gbk" or "x-gbk" => CodePagesEncodingProvider.Instance.GetEncoding("gb18030"),
            "shift-jis" or "sjis" or "x-sjis" or "ms_kanji" or "windows-31j" => CodePagesEncodingProvider.Instance.GetEncoding(932),
            "ks_c_5601-1987" or "ksc5601" or "korean" => CodePagesEncodingProvider.Instance.GetEncoding(949),
            "utf-7" or "unicode-1-1-utf-7" => null,
            _ => Known(label),
        };
    }

    private static Encoding? Known(string label)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(label);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>What the page says in its first bytes: <c>charset=…</c> of a meta element, <c>encoding=…</c> of XML.</summary>
    private static string? Said(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        var name = Behind(text, "charset") ?? (text.StartsWith("<?xml", StringComparison.Ordinal) ? Behind(text, "encoding") : null);
        // Bytes in which this could be read are not of two-byte characters.
        return name?.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) == true ? "utf-8" : name;
    }

    private static string? Behind(string text, string word)
    {
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0;)
        {
            at += word.Length;
            var rest = text.AsSpan(at).TrimStart();
            if (rest is not ['=', ..]) continue;
            rest = rest[1..].TrimStart(" \t\n\r\"'");
            var end = rest.IndexOfAny(NameEnds);
            return (end < 0 ? rest : rest[..end]).ToString();
        }

        return null;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        // A page that was cut off may end within a character.
        for (var cut = 0; cut < 4 && cut <= bytes.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut])) return true;
        }

        return false;
    }
}

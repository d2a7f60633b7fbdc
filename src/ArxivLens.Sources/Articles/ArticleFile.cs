using System.Text;
using ArxivLens.Core;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.Articles;

/// <summary>What sort of article a file or an answer holds.</summary>
internal enum ArticleForm
{
    /// <summary>A web page.</summary>
    Page,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Markdown.</summary>
    Markdown,
}

/// <summary>A file that holds an article: read whole, and told what it is by its name or its beginning.</summary>
internal static class ArticleFile
{
    private const int Sniffed = 1024;

    private static readonly string[] PageMarks = ["<!doctype html", "<html", "<head", "<body", "<article", "<?xml"];
    private static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads it, unpacked where it is a gzip archive.</summary>
    /// <exception cref="SourceException">It is missing, too large, or cannot be read; the message names it.</exception>
    public static async Task<byte[]> ReadAsync(InputOpener open, string name, CancellationToken cancellationToken)
    {
        await using var file = await open(cancellationToken);
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        try
        {
            while (await file.Content.ReadAsync(buffer, cancellationToken) is > 0 and var count)
            {
                content.Write(buffer, 0, count);
                if (content.Length > PageExchange.MostPageBytes)
                {
                    throw new SourceException(
                        $"{name}: is larger than {PageExchange.MostPageBytes / 1_000_000} MB, which no article is");
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new SourceException($"{name}: cannot be read: {e.Message}", e);
        }

        return content.Length == 0 ? throw new SourceException($"{name}: is empty") : content.ToArray();
    }

    /// <summary>What it is: by the ending of its name where that tells, else by its first letters.</summary>
    public static ArticleForm FormOf(string name, ReadOnlySpan<byte> content)
    {
        var bare = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return Path.GetExtension(bare).ToLowerInvariant() switch
        {
            ".html" or ".htm" or ".xhtml" => ArticleForm.Page,
            ".md" or ".markdown" => ArticleForm.Markdown,
            ".txt" or ".text" => ArticleForm.Text,
            _ => IsPage(content) ? ArticleForm.Page : ArticleForm.Text,
        };
    }

    /// <summary>The text of a file; without a byte order mark.</summary>
    /// <exception cref="SourceException">It is no text, or in another encoding than UTF-8 and UTF-16.</exception>
    public static string TextOf(byte[] content, string name)
    {
        if (content is [0xff, 0xfe, ..]) return Encoding.Unicode.GetString(content.AsSpan(2));
        if (content is [0xfe, 0xff, ..]) return Encoding.BigEndianUnicode.GetString(content.AsSpan(2));
        if (content.AsSpan().Contains((byte)0)) throw new SourceException($"{name}: is not text");
        try
        {
            return Strict.GetString(content is [0xef, 0xbb, 0xbf, ..] ? content.AsSpan(3) : content);
        }
        catch (DecoderFallbackException e)
        {
            throw new SourceException(
                $"{name}: is not UTF-8 (at byte {e.Index}); 'iconv -f WINDOWS-1252 -t UTF-8' may make it so", e);
        }
    }

    private static bool IsPage(ReadOnlySpan<byte> content)
    {
        // UTF-16 has zeros between the letters.
        var beginning = Encoding.Latin1.GetString(content[..Math.Min(content.Length, Sniffed)])
            .Replace("\0", "", StringComparison.Ordinal);
        return Array.Exists(PageMarks, mark => beginning.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }
}

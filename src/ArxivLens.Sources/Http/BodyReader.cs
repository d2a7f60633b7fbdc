using System.IO.Compression;

namespace ArxivLens.Sources.Http;

/// <summary>Reads what a server sends, unpacked, counting on both sides: what is sent and what it becomes.</summary>
internal static class BodyReader
{
    private const int Piece = 16 * 1024;

    /// <summary>Reads a body whole.</summary>
    /// <param name="content">The body; what it says of its length is only believed when it is too much.</param>
    /// <param name="most">Bytes it may have, packed and unpacked.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="TooManyBytesException">It has more.</exception>
    /// <exception cref="InvalidDataException">It is packed in a way that is not read, or not as it says.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, int most, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > most) throw new TooManyBytesException(most);
        var (body, isWhole) = await ReadBeginningAsync(content, most, cancellationToken);
        return isWhole ? body : throw new TooManyBytesException(most);
    }

    /// <summary>Reads a body, or as much of its beginning as is allowed.</summary>
    public static async Task<(byte[] Body, bool IsWhole)> ReadBeginningAsync(
        HttpContent content, int most, CancellationToken cancellationToken)
    {
        await using var stream = Unpack(await content.ReadAsStreamAsync(cancellationToken), content.Headers.ContentEncoding, most);
        using var body = new MemoryStream();
        var buffer = new byte[Piece];
        while (await ReadAsync(stream, buffer, cancellationToken) is > 0 and var count)
        {
            var room = most - (int)body.Length;
            body.Write(buffer, 0, Math.Min(count, room));
            if (count > room) return (body.ToArray(), false);
        }

        return (body.ToArray(), true);
    }

    private static async ValueTask<int> ReadAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidOperationException e) when (stream is BrotliStream)
        {
            // The other two say so by themselves.
            throw new InvalidDataException(e.Message, e);
        }
    }

    // Packed twice is asked for by nobody, and a way to make very much of very little. Of what is packed, one piece more than what it may
    // become is let through, so that a file's end is never taken for too much.
    private static Stream Unpack(Stream stream, ICollection<string> encodings, int most)
    {
        var encoding = encodings.Count == 0 ? "identity" : string.Join(", ", encodings).ToLowerInvariant();
        return encoding switch
        {
            "identity" => stream,
            "gzip" or "x-gzip" => new GZipStream(new BoundedStream(stream, most + Piece), CompressionMode.Decompress),
            "br" => new BrotliStream(new BoundedStream(stream, most + Piece), CompressionMode.Decompress),
            "deflate" => new ZLibStream(new BoundedStream(stream, most + Piece), CompressionMode.Decompress),
            _ => throw new InvalidDataException("the answer is packed in a way that is not read"),
        };
    }
}

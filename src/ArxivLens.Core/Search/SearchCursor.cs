using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>
/// Where in an answer a reader is, as text for an address: behind which hit, and how many hits stand before it. It holds for the
/// search it came from only, however the library has changed since; a digest tells it from anything else.
/// </summary>
/// <param name="Position">The hit to go on behind.</param>
/// <param name="Rows">Hits up to that one, as they were counted on the way.</param>
public readonly record struct SearchCursor(SearchPosition Position, int Rows)
{
    private const int PositionLength = 3 * sizeof(int);
    private const int Length = PositionLength + 8;

    /// <summary>Writes the cursor for a search: 27 of the letters <c>A-Z a-z 0-9 - _</c>.</summary>
    public string Write(WorkSearchRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Position.Key);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], Position.Document);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Rows);
        Digest(request, bytes[..PositionLength]).CopyTo(bytes[PositionLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads the cursor of a search; what was not written for the same text, filters and order is refused.</summary>
    public static bool TryRead(WorkSearchRequest request, string text, out SearchCursor cursor)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(text);
        cursor = default;
        Span<byte> bytes = stackalloc byte[Length];
        if (text.Length != Base64Url.GetEncodedLength(Length)
            || Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done || length != Length
            || !bytes[PositionLength..].SequenceEqual(Digest(request, bytes[..PositionLength])))
        {
            return false;
        }

        var key = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var document = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var rows = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        cursor = new SearchCursor(new SearchPosition(key, document), rows);
        return key >= 0 && document >= 0 && rows >= 0;
    }

    private static ReadOnlySpan<byte> Digest(WorkSearchRequest request, ReadOnlySpan<byte> position)
    {
        var asked = string.Join('\n', request.Text, request.Category, request.FromYear, request.ToYear, request.AuthorSlug, request.Order);
        return SHA256.HashData([.. position, .. Encoding.UTF8.GetBytes(asked)]).AsSpan(0, 8);
    }
}

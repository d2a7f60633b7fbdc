using System.Buffers.Binary;

namespace ArxivLens.Index.Files;

/// <summary>The first 64 bytes of every file but the manifest; docs/index-format.md shows them byte by byte.</summary>
/// <param name="Format">Format of the file.</param>
/// <param name="Kind">Which file of its segment it is.</param>
/// <param name="Length">Bytes of the whole file.</param>
/// <param name="Table">Where the table of sections begins.</param>
/// <param name="Sections">Entries of the table.</param>
/// <param name="Checksum">Of all that follows the header.</param>
internal readonly record struct FileHeader(int Format, uint Kind, long Length, long Table, int Sections, ulong Checksum)
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 64;

    private const ulong Magic = 0x3158_4449_534E_454C;
    private const int ChecksumAt = 56;

    /// <summary>Writes the header and its own checksum.</summary>
    public void Write(Span<byte> bytes)
    {
        bytes[..Size].Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Format);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], Kind);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Length);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], Table);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[32..], Sections);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[40..], Checksum);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[ChecksumAt..], ContentChecksum.Of(bytes[..ChecksumAt]));
    }

    /// <summary>Reads a header; says what is wrong with it otherwise.</summary>
    public static string? TryRead(ReadOnlySpan<byte> bytes, out FileHeader header)
    {
        header = default;
        if (bytes.Length < Size)
            return "is too short to hold a header";
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic)
            return "is not an index file";
        header = new FileHeader(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[40..]));
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes[ChecksumAt..]) == ContentChecksum.Of(bytes[..ChecksumAt])
            ? null
            : "has a damaged header";
    }
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ArxivLens.Index.Files;

/// <summary>
/// Hashes for tables in memory, with seeds drawn anew in each process, so that no choice of texts makes a table slow (folded
/// multiplications after Y. Wang, wyhash). Not for files.
/// </summary>
internal static class SeededHash
{
    private static readonly ulong First = Draw();
    private static readonly ulong Second = Draw();

    /// <summary>The hash of two numbers.</summary>
    public static ulong Of(ulong low, ulong high) => Fold(low ^ First, high ^ Second);

    /// <summary>The hash of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text) => Of(MemoryMarshal.AsBytes(text));

    /// <summary>The hash of some bytes.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length;
        for (; bytes.Length > 2 * sizeof(ulong); bytes = bytes[(2 * sizeof(ulong))..])
            hash = Of(hash ^ MemoryMarshal.Read<ulong>(bytes), MemoryMarshal.Read<ulong>(bytes[sizeof(ulong)..]));
        var (low, high) = bytes.Length >= sizeof(ulong)
            ? (MemoryMarshal.Read<ulong>(bytes), MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]))
            : (Few(bytes), 0UL);
        return Fold(Of(hash ^ low, high), Second);
    }

    private static ulong Few(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= sizeof(uint))
            return MemoryMarshal.Read<uint>(bytes) | (ulong)MemoryMarshal.Read<uint>(bytes[^sizeof(uint)..]) << 32;
        var value = 0UL;
        foreach (var one in bytes)
            value = value << 8 | one;
        return value;
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out ulong low);
        return low ^ high;
    }

    private static ulong Draw() => MemoryMarshal.Read<ulong>(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;
}

using System.Buffers.Binary;
using System.Numerics;

namespace ArxivLens.Index.Files;

/// <summary>
/// XXH64 with seed 0 over bytes given in any number of pieces (Y. Collet, the xxHash specification, version 0.1.1).
/// </summary>
internal sealed class ContentChecksum
{
    private const ulong Prime1 = 11400714785074694791;
    private const ulong Prime2 = 14029467366897019727;
    private const ulong Prime3 = 1609587929392839161;
    private const ulong Prime4 = 9650029242287828579;
    private const ulong Prime5 = 2870177450012600261;
    private const int Stripe = 32;

    [ThreadStatic]
    private static ContentChecksum? _one;

    private readonly byte[] _rest = new byte[Stripe];
    private readonly ulong[] _lanes = new ulong[4];
    private int _restLength;
    private ulong _length;

    public ContentChecksum() => Clear();

    /// <summary>The checksum of one piece.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var checksum = _one ??= new ContentChecksum();
        checksum.Clear();
        checksum.Append(bytes);
        return checksum.Value;
    }

    /// <summary>Takes the next piece.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _length += (ulong)bytes.Length;
        if (_restLength > 0)
        {
            var taken = Math.Min(Stripe - _restLength, bytes.Length);
            bytes[..taken].CopyTo(_rest.AsSpan(_restLength));
            _restLength += taken;
            bytes = bytes[taken..];
            if (_restLength < Stripe)
                return;
            TakeStripes(_rest);
            _restLength = 0;
        }

        bytes = TakeStripes(bytes);
        bytes.CopyTo(_rest);
        _restLength = bytes.Length;
    }

    /// <summary>The checksum of all pieces so far.</summary>
    public ulong Value
    {
        get
        {
            var hash = _length >= Stripe ? MergeLanes() : Prime5;
            hash += _length;
            ReadOnlySpan<byte> rest = _rest.AsSpan(0, _restLength);
            for (; rest.Length >= 8; rest = rest[8..])
            {
                hash ^= Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest));
                hash = BitOperations.RotateLeft(hash, 27) * Prime1 + Prime4;
            }

            if (rest.Length >= 4)
            {
                hash ^= BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1;
                hash = BitOperations.RotateLeft(hash, 23) * Prime2 + Prime3;
                rest = rest[4..];
            }

            foreach (var value in rest)
                hash = BitOperations.RotateLeft(hash ^ value * Prime5, 11) * Prime1;
            hash = (hash ^ hash >> 33) * Prime2;
            hash = (hash ^ hash >> 29) * Prime3;
            return hash ^ hash >> 32;
        }
    }

    private void Clear()
    {
        (_lanes[0], _lanes[1], _lanes[2], _lanes[3]) = (unchecked(Prime1 + Prime2), Prime2, 0, unchecked(0 - Prime1));
        _restLength = 0;
        _length = 0;
    }

    private ulong MergeLanes()
    {
        var hash = BitOperations.RotateLeft(_lanes[0], 1) + BitOperations.RotateLeft(_lanes[1], 7)
            + BitOperations.RotateLeft(_lanes[2], 12) + BitOperations.RotateLeft(_lanes[3], 18);
        foreach (var lane in _lanes)
            hash = (hash ^ Round(0, lane)) * Prime1 + Prime4;
        return hash;
    }

    /// <summary>Takes all whole stripes and returns what is left. The lanes stay in registers on the way.</summary>
    private ReadOnlySpan<byte> TakeStripes(ReadOnlySpan<byte> bytes)
    {
        var (first, second, third, fourth) = (_lanes[0], _lanes[1], _lanes[2], _lanes[3]);
        for (; bytes.Length >= Stripe; bytes = bytes[Stripe..])
        {
            first = Round(first, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            second = Round(second, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
            third = Round(third, BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]));
            fourth = Round(fourth, BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]));
        }

        (_lanes[0], _lanes[1], _lanes[2], _lanes[3]) = (first, second, third, fourth);
        return bytes;
    }

    private static ulong Round(ulong lane, ulong input) => BitOperations.RotateLeft(lane + input * Prime2, 31) * Prime1;
}

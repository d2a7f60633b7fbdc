using System.Buffers.Binary;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Tests.Fuzz;

/// <summary>
/// A file of an index whose sections are damaged and then sealed again, so that lengths, headers and checksums all agree: as if a
/// faulty writer had made it.
/// </summary>
internal sealed class DamagedFile
{
    private static readonly long[] Extremes =
    [
        0, 1, -1, 2, 127, 128, 255, 256, 65_535, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, long.MaxValue, long.MinValue,
    ];

    private readonly FileKind _kind;
    private readonly List<byte[]> _sections = [];

    /// <summary>Takes a whole file apart.</summary>
    public DamagedFile(byte[] bytes)
    {
        Assert.Null(FileHeader.TryRead(bytes, out var header));
        _kind = (FileKind)header.Kind;
        for (var section = 0; section < header.Sections; section++)
        {
            var entry = bytes.AsSpan((int)header.Table + 16 * section);
            var start = (int)BinaryPrimitives.ReadInt64LittleEndian(entry);
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
            _sections.Add(bytes.AsSpan(start, length).ToArray());
        }
    }

    /// <summary>Damages a section in one way.</summary>
    /// <param name="random">Chooses section and way.</param>
    /// <param name="other">A file to take bytes from.</param>
    /// <returns>What was done, for a message.</returns>
    public string Damage(Sequence random, ReadOnlySpan<byte> other)
    {
        var at = random.Below(_sections.Count);
        var section = _sections[at];
        var way = random.Below(12);
        _sections[at] = section.Length == 0 ? Grow(random, section) : Change(random, section, way, other);
        if (way == 11)
            (_sections[at], _sections[^1]) = (_sections[^1], _sections[at]);
        return $"{_kind} section {at} way {way}";
    }

    /// <summary>Writes it with a header and checksums that fit.</summary>
    public IndexFile Write(string path)
    {
        File.Delete(path);
        using var writer = new SectionWriter(path, _kind, isDurable: false);
        foreach (var section in _sections)
            writer.WriteSection<byte>(section);
        return writer.Complete();
    }

    private static byte[] Change(Sequence random, byte[] section, int way, ReadOnlySpan<byte> other)
    {
        var damaged = section.ToArray();
        var from = random.Below(section.Length);
        var length = 1 + random.Below(Math.Min(64, section.Length - from));
        var run = damaged.AsSpan(from, length);
        switch (way)
        {
            case 0 or 1:
                for (var flips = 1 + random.Below(6); flips > 0; flips--)
                    damaged[random.Below(damaged.Length)] ^= (byte)(1 << random.Below(8));
                return damaged;
            case 2:
                run.Fill((byte)(random.Below(2) == 0 ? 0 : 0xFF));
                return damaged;
            case 3:
                Swap(damaged, random, run);
                return damaged;
            case 4:
                other.Slice(random.Below(other.Length - length + 1), length).CopyTo(run);
                return damaged;
            case 5:
                return damaged[..random.Below(section.Length)];
            case 6:
                // Whole values go, so that those behind are still read as such.
                return damaged[..(section.Length - Math.Min(section.Length, 8 * (1 + random.Below(3))))];
            case 7:
                return Grow(random, damaged);
            case 8:
                return [.. damaged[..from], .. damaged[(from + length)..]];
            default:
                PutExtreme(damaged, random);
                return damaged;
        }
    }

    private static byte[] Grow(Sequence random, byte[] section)
        => [.. section, .. Enumerable.Range(0, 8 * (1 + random.Below(4))).Select(_ => (byte)random.Below(256))];

    private static void Swap(byte[] section, Sequence random, Span<byte> run)
    {
        var other = section.AsSpan(random.Below(section.Length - run.Length + 1), run.Length);
        var kept = other.ToArray();
        run.CopyTo(other);
        kept.CopyTo(run);
    }

    private static void PutExtreme(byte[] section, Sequence random)
    {
        var size = random.Below(2) == 0 ? 4 : 8;
        if (section.Length < size)
            return;
        var value = random.Below(3) == 0 ? random.Below(4_096) : Extremes[random.Below(Extremes.Length)];
        var target = section.AsSpan(random.Below(section.Length / size) * size, size);
        if (size == 4)
            BinaryPrimitives.WriteInt32LittleEndian(target, unchecked((int)value));
        else
            BinaryPrimitives.WriteInt64LittleEndian(target, value);
    }
}

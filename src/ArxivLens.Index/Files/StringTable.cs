using System.Runtime.InteropServices;
using System.Text;

namespace ArxivLens.Index.Files;

/// <summary>Strings by number, as UTF-8 in two sections: where each begins, and their bytes.</summary>
internal sealed class StringTable(MappedArray<long> starts, MappedArray<byte> bytes)
{
    /// <summary>Sections a table takes.</summary>
    public const int Sections = 2;

    /// <summary>Number of strings.</summary>
    public int Count { get; } = (int)Math.Max(0, starts.Length - 1);

    /// <summary>Takes the table whose first section is given.</summary>
    public static StringTable Open(MappedFile file, int section)
        => new(file.Section<long>(section), file.Section<byte>(section + 1));

    /// <summary>The bytes of a string.</summary>
    public ReadOnlySpan<byte> Bytes(int index) => bytes.Slice(starts[index], starts[index + 1L] - starts[index]);

    /// <summary>A string.</summary>
    public string this[int index] => Encoding.UTF8.GetString(Bytes(index));

    /// <summary>The number of a string in a table sorted by bytes; the complement of where it would stand when absent.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var order = Bytes(middle).SequenceCompareTo(text);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }

    /// <summary>
    /// The place of a string in an order of the table by bytes; the complement of where it would stand when absent.
    /// </summary>
    public int Find(ReadOnlySpan<byte> text, MappedArray<int> order)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var comparison = Bytes(order[middle]).SequenceCompareTo(text);
            if (comparison == 0)
                return middle;
            if (comparison < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }

    /// <summary>The number of a string, or −1.</summary>
    public int Find(string text)
    {
        const int shortest = 256;
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = length <= shortest ? stackalloc byte[shortest] : new byte[length];
        return Math.Max(-1, Find(bytes[..Encoding.UTF8.GetBytes(text, bytes)]));
    }
}

/// <summary>Strings gathered in their order during a build.</summary>
internal sealed class StringTableWriter
{
    private readonly List<long> _starts = [0];
    private readonly List<byte[]> _blocks = [];
    private int _used;

    private const int BlockSize = 1 << 20;

    /// <summary>Number of strings.</summary>
    public int Count => _starts.Count - 1;

    /// <summary>Adds a string.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        _starts.Add(_starts[^1] + text.Length);
        while (!text.IsEmpty)
        {
            if (_blocks.Count == 0 || _used == BlockSize)
            {
                _blocks.Add(new byte[BlockSize]);
                _used = 0;
            }

            var part = text[..Math.Min(text.Length, BlockSize - _used)];
            part.CopyTo(_blocks[^1].AsSpan(_used));
            _used += part.Length;
            text = text[part.Length..];
        }
    }

    /// <summary>Writes two sections.</summary>
    public void Write(SectionWriter writer)
    {
        writer.WriteSection<long>(CollectionsMarshal.AsSpan(_starts));
        for (var block = 0; block < _blocks.Count; block++)
            writer.Write<byte>(_blocks[block].AsSpan(0, block == _blocks.Count - 1 ? _used : BlockSize));
        writer.EndSection();
    }

    /// <summary>Writes texts in the order of the numbers as two sections.</summary>
    public static void Write(SectionWriter writer, NumberedTexts texts, ReadOnlySpan<int> numbers)
    {
        var start = 0L;
        writer.Write(start);
        foreach (var number in numbers)
            writer.Write(start += texts.Bytes(number).Length);
        writer.EndSection();
        foreach (var number in numbers)
            writer.Write(texts.Bytes(number));
        writer.EndSection();
    }
}

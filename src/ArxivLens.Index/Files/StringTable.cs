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

    /// <summary>Writes the strings as two sections.</summary>
    public static void Write(SectionWriter writer, IEnumerable<ReadOnlyMemory<byte>> strings)
    {
        var starts = new List<long> { 0 };
        var all = strings as IReadOnlyCollection<ReadOnlyMemory<byte>> ?? [.. strings];
        foreach (var text in all)
            starts.Add(starts[^1] + text.Length);
        writer.WriteSection<long>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(starts));
        foreach (var text in all)
            writer.Write(text.Span);
        writer.EndSection();
    }

    /// <summary>The bytes of a string.</summary>
    public ReadOnlySpan<byte> Bytes(int index) => bytes.Slice(starts[index], starts[index + 1L] - starts[index]);

    /// <summary>A string.</summary>
    public string this[int index] => Encoding.UTF8.GetString(Bytes(index));

    /// <summary>The number of a string in a table sorted by bytes; the complement of where it would stand when absent.</summary>
    public int Find(ReadOnlySpan<byte> text) => Find(text, index => index);

    /// <summary>
    /// The place of a string in an order of the table by bytes; the complement of where it would stand when absent.
    /// </summary>
    public int Find(ReadOnlySpan<byte> text, Func<int, int> numberAt)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var order = Bytes(numberAt(middle)).SequenceCompareTo(text);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }

    /// <summary>The number of a string, or −1.</summary>
    public int Find(string text) => Math.Max(-1, Find(Encoding.UTF8.GetBytes(text)));
}

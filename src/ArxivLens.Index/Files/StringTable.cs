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

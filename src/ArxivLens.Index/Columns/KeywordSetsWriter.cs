using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Columns;

/// <summary>Numbers the sets of values that documents carry.</summary>
internal static class KeywordSetsWriter
{
    /// <summary>Writes the sections of a field that has no sets.</summary>
    public static void WriteNone(SectionWriter writer)
    {
        writer.WriteSection<ushort>([]);
        writer.WriteSection<int>([0]);
        writer.WriteSection<int>([]);
    }

    /// <summary>Writes the sections of a field.</summary>
    /// <param name="writer">Takes them.</param>
    /// <param name="starts">Where each document's values begin, and the last end.</param>
    /// <param name="values">The values.</param>
    public static void Write(SectionWriter writer, ReadOnlySpan<long> starts, ReadOnlySpan<int> values)
    {
        var sets = new NumberedTexts();
        var counts = new List<int>();
        var met = new int[starts.Length - 1];
        var sorted = new List<int>();
        for (var document = 0; document < met.Length; document++)
        {
            sorted.Clear();
            sorted.AddRange(values[(int)starts[document]..(int)starts[document + 1]]);
            sorted.Sort();
            if (sets.Add(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(sorted)), out met[document]))
                counts.Add(0);
            counts[met[document]]++;
        }

        var order = MostFrequent(counts);
        WriteNumbers(writer, met, order, counts.Count);
        WriteValues(writer, sets, order);
    }

    /// <summary>The sets that get a number, the most frequent first, equal ones as they were met.</summary>
    private static int[] MostFrequent(List<int> counts)
    {
        var keys = new long[counts.Count];
        for (var set = 0; set < keys.Length; set++)
            keys[set] = ((long)-counts[set] << 32) | (uint)set;
        Array.Sort(keys);
        return [.. keys.Take(KeywordSets.Other).Select(key => (int)key)];
    }

    private static void WriteNumbers(SectionWriter writer, int[] met, int[] order, int count)
    {
        var numbers = new ushort[count];
        Array.Fill(numbers, (ushort)KeywordSets.Other);
        for (var number = 0; number < order.Length; number++)
            numbers[order[number]] = (ushort)number;
        writer.WriteSection<ushort>(Array.ConvertAll(met, set => numbers[set]));
    }

    private static void WriteValues(SectionWriter writer, NumberedTexts sets, int[] order)
    {
        var starts = new List<int> { 0 };
        var values = new List<int>();
        foreach (var set in order)
        {
            values.AddRange(MemoryMarshal.Cast<byte, int>(sets.Bytes(set)));
            starts.Add(values.Count);
        }

        writer.WriteSection<int>(CollectionsMarshal.AsSpan(starts));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(values));
    }
}

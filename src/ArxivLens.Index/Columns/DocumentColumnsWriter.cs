using System.Runtime.InteropServices;
using ArxivLens.Index.Files;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Columns;

/// <summary>Gathers the columns of a segment's documents during a build.</summary>
internal sealed class DocumentColumnsWriter
{
    private readonly NumberedTexts _keys = new();
    private readonly List<int> _numbers = [];
    private readonly List<int> _days = [];
    private readonly List<int> _years = [];
    private readonly List<byte> _kinds = [];
    private readonly List<int> _lengths = [];

    /// <summary>Number of documents.</summary>
    public int Count => _numbers.Count;

    /// <summary>Lengths of the fields, summed; the caller counts.</summary>
    public FieldTotals Totals { get; } = FieldTotals.Zero;

    /// <summary>Length codes by document.</summary>
    public int[] Lengths => [.. _lengths];

    /// <summary>The number of the document at a place.</summary>
    public int Number(int place) => _numbers[place];

    /// <summary>Adds a document; numbers ascend.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="key">The UTF-8 of its key.</param>
    /// <param name="day">Day of first publication.</param>
    /// <param name="year">Year of first publication.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="lengths">Length codes of its fields.</param>
    public void Add(int number, ReadOnlySpan<byte> key, int day, int year, byte kind, int lengths)
    {
        _keys.Add(key, out _);
        _numbers.Add(number);
        _days.Add(day);
        _years.Add(year);
        _kinds.Add(kind);
        _lengths.Add(lengths);
    }

    /// <summary>Writes the documents file.</summary>
    public void Write(SectionWriter writer)
    {
        StringTableWriter.Write(writer, _keys, [.. Enumerable.Range(0, Count)]);
        writer.WriteSection<int>(_keys.Sort());
        // Numbers ascend from 0 at least, so the last one tells whether any is left out.
        var isWhole = Count == 0 || _numbers[^1] == Count - 1;
        writer.WriteSection<int>(isWhole ? [] : CollectionsMarshal.AsSpan(_numbers));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_days));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_years));
        writer.WriteSection<byte>(CollectionsMarshal.AsSpan(_kinds));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_lengths));
        writer.WriteSection(Totals.Values);
    }
}

using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Columns;

/// <summary>Gathers one field of exact values during a build.</summary>
/// <param name="hasSets">Whether the values are so few that sets of them are numbered.</param>
internal sealed class KeywordColumnWriter(bool hasSets)
{
    private readonly NumberedTexts _names = new();
    private readonly List<int> _values = [];
    private readonly List<long> _starts = [0];

    /// <summary>Takes the next document's values; one given twice counts once.</summary>
    public void Add(IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            _names.Add(value, out var number);
            AddValue(number);
        }

        EndDocument();
    }

    /// <summary>The writer's own number of a value.</summary>
    public int Number(ReadOnlySpan<byte> value)
    {
        _names.Add(value, out var number);
        return number;
    }

    /// <summary>Adds a value, by its own number, to the current document.</summary>
    public void AddValue(int number)
    {
        if (!CollectionsMarshal.AsSpan(_values)[(int)_starts[^1]..].Contains(number))
            _values.Add(number);
    }

    /// <summary>Goes to the next document.</summary>
    public void EndDocument() => _starts.Add(_values.Count);

    /// <summary>Writes the file of the field.</summary>
    public void Write(SectionWriter writer)
    {
        var order = _names.Sort();
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;
        var values = CollectionsMarshal.AsSpan(_values);
        foreach (ref var value in values)
            value = ranks[value];

        StringTableWriter.Write(writer, _names, order);
        writer.WriteSection<long>(CollectionsMarshal.AsSpan(_starts));
        writer.WriteSection<int>(values);
        WriteDocuments(writer, values);
        if (hasSets)
            KeywordSetsWriter.Write(writer, CollectionsMarshal.AsSpan(_starts), values);
        else
            KeywordSetsWriter.WriteNone(writer);
    }

    private void WriteDocuments(SectionWriter writer, ReadOnlySpan<int> values)
    {
        var starts = new long[_names.Count + 1];
        foreach (var value in values)
            starts[value + 1]++;
        for (var value = 0; value < _names.Count; value++)
            starts[value + 1] += starts[value];

        var next = starts.AsSpan(0, _names.Count).ToArray();
        var documents = new int[values.Length];
        for (var document = 0; document + 1 < _starts.Count; document++)
        {
            for (var index = (int)_starts[document]; index < _starts[document + 1]; index++)
                documents[next[values[index]]++] = document;
        }

        writer.WriteSection<long>(starts);
        writer.WriteSection<int>(documents);
        writer.WriteSection<int>(MostDocumentsFirst(starts));
    }

    private static int[] MostDocumentsFirst(ReadOnlySpan<long> starts)
    {
        var keys = new long[starts.Length - 1];
        for (var value = 0; value < keys.Length; value++)
            keys[value] = (starts[value] - starts[value + 1]) << 32 | (uint)value;
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)key);
    }
}

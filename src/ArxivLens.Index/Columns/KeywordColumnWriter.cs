using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Columns;

/// <summary>Gathers one field of exact values during a build.</summary>
internal sealed class KeywordColumnWriter
{
    private readonly NumberedTexts _names = new();
    private readonly List<int> _values = [];
    private readonly List<long> _starts = [0];

    /// <summary>Takes the next document's values; one given twice counts once.</summary>
    public void Add(IReadOnlyList<string> values)
    {
        var start = (int)_starts[^1];
        foreach (var value in values)
        {
            _names.Add(value, out var number);
            if (!CollectionsMarshal.AsSpan(_values)[start..].Contains(number))
                _values.Add(number);
        }

        _starts.Add(_values.Count);
    }

    /// <summary>Writes the file of the field.</summary>
    public void Write(SectionWriter writer)
    {
        var order = _names.Sort();
        var ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
            ranks[order[rank]] = rank;
        var values = _values.ConvertAll(number => ranks[number]);

        StringTable.Write(writer, _names, order);
        writer.WriteSection<long>(CollectionsMarshal.AsSpan(_starts));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(values));
        WriteDocuments(writer, values);
    }

    private void WriteDocuments(SectionWriter writer, List<int> values)
    {
        var starts = new long[_names.Count + 1];
        foreach (var value in values)
            starts[value + 1]++;
        for (var value = 0; value < _names.Count; value++)
            starts[value + 1] += starts[value];

        var next = starts.AsSpan(0, _names.Count).ToArray();
        var documents = new int[values.Count];
        for (var document = 0; document + 1 < _starts.Count; document++)
        {
            for (var index = (int)_starts[document]; index < _starts[document + 1]; index++)
                documents[next[values[index]]++] = document;
        }

        writer.WriteSection<long>(starts);
        writer.WriteSection<int>(documents);
    }
}

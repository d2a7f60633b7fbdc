using ArxivLens.Index.Files;

namespace ArxivLens.Index.Columns;

/// <summary>One field of exact values: from document to values, and from value to documents.</summary>
internal sealed class KeywordColumn
{
    private readonly MappedArray<long> _valueStarts;
    private readonly MappedArray<int> _values;
    private readonly MappedArray<long> _documentStarts;
    private readonly MappedArray<int> _documents;
    private readonly MappedArray<int> _byDocuments;

    public KeywordColumn(MappedFile file, int documentCount)
    {
        Values = StringTable.Open(file, 0);
        _valueStarts = file.Section<long>(2).Expect(documentCount + 1L);
        _values = file.Section<int>(3);
        _documentStarts = file.Section<long>(4).Expect(Values.Count + 1L);
        _documents = file.Section<int>(5).Expect(_values.Length);
        _byDocuments = file.Section<int>(6).Expect(Values.Count);
        Sets = new KeywordSets(file, 7, documentCount);
        DocumentCount = documentCount;
    }

    /// <summary>Number of documents.</summary>
    public int DocumentCount { get; }

    /// <summary>Values of all documents, one after another.</summary>
    public long ValueCount => _values.Length;

    /// <summary>The values, those of most documents first, equal ones by number.</summary>
    public ReadOnlySpan<int> MostDocumentsFirst => _byDocuments.All;

    /// <summary>The sets of values that documents carry.</summary>
    public KeywordSets Sets { get; }

    /// <summary>The values, sorted by bytes.</summary>
    public StringTable Values { get; }

    /// <summary>A document's values by number, in the order they were added.</summary>
    public ReadOnlySpan<int> ValuesOf(int document)
        => _values.Slice(_valueStarts[document], _valueStarts[document + 1L] - _valueStarts[document]);

    /// <summary>Which of all values of all documents, one after another, the first of a document's is.</summary>
    public long FirstOf(int document) => _valueStarts[document];

    /// <summary>
    /// The rows of values of documents that follow on each other: where each begins and the last ends, and the values.
    /// </summary>
    public ReadOnlySpan<long> RowsOf(int first, int count, out ReadOnlySpan<int> values)
    {
        var rows = _valueStarts.Slice(first, count + 1L);
        values = _values.Slice(rows[0], rows[^1] - rows[0]);
        return rows;
    }

    /// <summary>The documents that carry a value, ascending.</summary>
    public ReadOnlySpan<int> DocumentsOf(int value)
        => _documents.Slice(_documentStarts[value], _documentStarts[value + 1L] - _documentStarts[value]);
}

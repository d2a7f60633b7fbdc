using System.Runtime.InteropServices;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Columns;

/// <summary>Gathers the documents' columns during a build.</summary>
internal sealed class DocumentColumnsWriter
{
    private readonly NumberedTexts _keys = new();
    private readonly List<int> _days = [];
    private readonly List<int> _years = [];
    private readonly List<byte> _kinds = [];
    private readonly List<int> _lengths = [];

    // Tokens of each field, documents that have any in it, documents with title or abstract.
    private readonly long[] _totals = new long[2 * TextFields.Count + 1];

    /// <summary>Number of documents.</summary>
    public int Count => _keys.Count;

    /// <summary>Documents that have a title or an abstract.</summary>
    public int DocumentsWithText => (int)_totals[^1];

    /// <summary>Takes a document's key and refuses one that was there before.</summary>
    public int AddKey(string key)
    {
        return _keys.Add(key, out var number)
            ? number
            : throw new ArgumentException($"A document with the key {key} was added before.", nameof(key));
    }

    /// <summary>Takes the rest of the document whose key came last.</summary>
    public void Add(IndexDocument document, ReadOnlySpan<int> lengths)
    {
        _days.Add(document.Day);
        _years.Add(document.Year);
        _kinds.Add(document.Kind);
        for (var field = 0; field < TextFields.Count; field++)
        {
            _lengths.Add(lengths[field]);
            _totals[field] += lengths[field];
            _totals[TextFields.Count + field] += lengths[field] > 0 ? 1 : 0;
        }

        if (!string.IsNullOrWhiteSpace(document.Title) || !string.IsNullOrWhiteSpace(document.Abstract))
            _totals[^1]++;
    }

    /// <summary>Writes the documents file.</summary>
    public void Write(SectionWriter writer)
    {
        StringTable.Write(writer, _keys, [.. Enumerable.Range(0, Count)]);
        writer.WriteSection<int>(_keys.Sort());
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_days));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_years));
        writer.WriteSection<byte>(CollectionsMarshal.AsSpan(_kinds));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_lengths));
        writer.WriteSection<long>(_totals);
    }
}

using ArxivLens.Index.Files;

namespace ArxivLens.Index.Columns;

/// <summary>
/// The sets of values that documents of a segment carry, numbered, the most frequent first: where the values are few, so are the
/// sets, and a document is counted by one small number instead of its row of values.
/// </summary>
internal sealed class KeywordSets
{
    /// <summary>Sections of the file.</summary>
    public const int Sections = 3;

    /// <summary>The number of a document whose set has none.</summary>
    public const int Other = ushort.MaxValue;

    private readonly MappedArray<ushort> _sets;
    private readonly MappedArray<int> _starts;
    private readonly MappedArray<int> _values;

    public KeywordSets(MappedFile file, int section, int documentCount)
    {
        _sets = file.Section<ushort>(section);
        _starts = file.Section<int>(section + 1);
        _values = file.Section<int>(section + 2);
        Exist = _sets.Length > 0;
        if (Exist)
            _sets.Expect(documentCount);
        if (_starts.Length is 0 or > Other + 1)
            throw new IndexDamagedException(file.Entry.Name, "has no sets of values, or more than can be numbered");
    }

    /// <summary>Whether the field has sets.</summary>
    public bool Exist { get; }

    /// <summary>Number of sets.</summary>
    public int Count => (int)_starts.Length - 1;

    /// <summary>The sets of documents that follow on each other.</summary>
    public ReadOnlySpan<ushort> Of(int first, int count) => _sets.Slice(first, count);

    /// <summary>The values of a set, ascending.</summary>
    public ReadOnlySpan<int> ValuesOf(int set) => _values.Slice(_starts[set], (long)_starts[set + 1L] - _starts[set]);
}

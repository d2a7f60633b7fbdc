using System.Text;
using ArxivLens.Index.Files;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Columns;

/// <summary>
/// What is known of each document of a segment outside of its text: number, key, day, year, kind, lengths of its fields.
/// Documents stand in the order of their numbers and are spoken of by their place, 0, 1, 2 …
/// </summary>
internal sealed class DocumentColumns
{
    private readonly StringTable _keys;
    private readonly MappedArray<int> _byKey;
    private readonly MappedArray<int> _numbers;
    private readonly MappedArray<byte> _kinds;

    public DocumentColumns(MappedFile file, int count)
    {
        Count = count;
        _keys = StringTable.Open(file, 0);
        _byKey = file.Section<int>(2).Expect(count);
        _numbers = file.Section<int>(3);
        if (_numbers.Length != 0)
            _numbers.Expect(count);
        Days = file.Section<int>(4).Expect(count);
        Years = file.Section<int>(5).Expect(count);
        _kinds = file.Section<byte>(6).Expect(count);
        Lengths = file.Section<int>(7).Expect(count);
        Totals = new FieldTotals(file.Section<long>(8).Expect(FieldTotals.Count).All);
        if (_keys.Count != count)
            throw new IndexDamagedException(file.Entry.Name, $"holds {_keys.Count} keys instead of {count}");
    }

    /// <summary>Number of documents.</summary>
    public int Count { get; }

    /// <summary>Days of first publication.</summary>
    public MappedArray<int> Days { get; }

    /// <summary>Years of first publication.</summary>
    public MappedArray<int> Years { get; }

    /// <summary>Length codes of the four fields of each document.</summary>
    public MappedArray<int> Lengths { get; }

    /// <summary>Lengths of the fields, summed.</summary>
    public FieldTotals Totals { get; }

    /// <summary>The kinds.</summary>
    public MappedArray<byte> Kinds => _kinds;

    /// <summary>Whether each document's number is its place.</summary>
    public bool IsWhole => _numbers.Length == 0;

    /// <summary>The number of the document at a place.</summary>
    /// <exception cref="InvalidDataException">Numbers do not ascend from 0.</exception>
    public int Number(int place)
    {
        if (IsWhole)
            return place;
        var number = _numbers[place];
        return number >= place ? number : throw new InvalidDataException("The numbers of documents do not ascend.");
    }

    /// <summary>The place of a number, or −1.</summary>
    public int Place(int number) => IsWhole
        ? number < Count ? number : -1
        : Math.Max(-1, _numbers.All.BinarySearch(number));

    /// <summary>The key of a document.</summary>
    public string Key(int place) => _keys[place];

    /// <summary>The UTF-8 of the key of a document.</summary>
    public ReadOnlySpan<byte> KeyBytes(int place) => _keys.Bytes(place);

    /// <summary>The place of a document by its key, or −1.</summary>
    public int Find(string key)
    {
        var order = _keys.Find(Encoding.UTF8.GetBytes(key), _byKey);
        return order < 0 ? -1 : _byKey[order];
    }
}

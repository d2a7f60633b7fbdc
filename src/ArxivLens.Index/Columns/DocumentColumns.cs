using System.Text;
using ArxivLens.Index.Files;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Columns;

/// <summary>What is known of each document outside of its text: key, day, year, kind, lengths of its fields.</summary>
internal sealed class DocumentColumns
{
    private readonly StringTable _keys;
    private readonly MappedArray<int> _byKey;
    private readonly MappedArray<byte> _kinds;
    private readonly MappedArray<long> _totals;

    public DocumentColumns(MappedFile file, int count)
    {
        _keys = StringTable.Open(file, 0);
        _byKey = file.Section<int>(2).Expect(count);
        Days = file.Section<int>(3).Expect(count);
        Years = file.Section<int>(4).Expect(count);
        _kinds = file.Section<byte>(5).Expect(count);
        Lengths = file.Section<int>(6).Expect((long)count * TextFields.Count);
        _totals = file.Section<long>(7).Expect(2 * TextFields.Count + 1);
        if (_keys.Count != count)
            throw new IndexDamagedException(file.Entry.Name, $"holds {_keys.Count} keys instead of {count}");
    }

    /// <summary>Days of first publication.</summary>
    public MappedArray<int> Days { get; }

    /// <summary>Years of first publication.</summary>
    public MappedArray<int> Years { get; }

    /// <summary>Indexed tokens of each field of each document.</summary>
    public MappedArray<int> Lengths { get; }

    /// <summary>Documents that have a title or an abstract.</summary>
    public int DocumentsWithText => (int)_totals[2 * TextFields.Count];

    /// <summary>The kind of a document.</summary>
    public byte Kind(int document) => _kinds[document];

    /// <summary>The key of a document.</summary>
    public string Key(int document) => _keys[document];

    /// <summary>Tokens of a field over the documents that have any in it, on average; 1 when none has.</summary>
    public double AverageLength(int field)
        => _totals[TextFields.Count + field] == 0 ? 1 : (double)_totals[field] / _totals[TextFields.Count + field];

    /// <summary>The number of a document by its key, or −1.</summary>
    public int Find(string key)
    {
        var place = _keys.Find(Encoding.UTF8.GetBytes(key), index => _byKey[index]);
        return place < 0 ? -1 : _byKey[place];
    }
}

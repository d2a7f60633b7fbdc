using ArxivLens.Index.Files;

namespace ArxivLens.Index.Terms;

/// <summary>In how many documents of a segment phrases occur, by hash.</summary>
internal sealed class PhraseTable
{
    private readonly MappedArray<ulong> _hashes;
    private readonly MappedArray<int> _counts;

    public PhraseTable(MappedFile file)
    {
        _hashes = file.Section<ulong>(0);
        _counts = file.Section<int>(1).Expect(_hashes.Length);
    }

    /// <summary>Number of phrases.</summary>
    public long Count => _hashes.Length;

    /// <summary>The hash at a place; hashes ascend.</summary>
    public ulong Hash(long index) => _hashes[index];

    /// <summary>The count at a place.</summary>
    public int CountAt(long index) => _counts[index];

    /// <summary>The count of a hash; 0 when it is not kept.</summary>
    public int Find(ulong hash)
    {
        long low = 0, high = _hashes.Length - 1;
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var found = _hashes[middle];
            if (found == hash)
                return _counts[middle];
            if (found < hash)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return 0;
    }
}

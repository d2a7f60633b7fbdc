using System.Numerics;

namespace ArxivLens.Index.Terms;

/// <summary>
/// Counts how often each of some hashes came. They are dealt out by bits once more, until what is counted at a time stays in the
/// processor's cache: in one large table each count would be a miss.
/// </summary>
/// <param name="sharedBits">Highest bits that are the same in all hashes.</param>
internal sealed class PhraseCounts(int sharedBits)
{
    // With it a table takes 1.5 MB at most.
    private const int HashesOfTable = 1 << 15;
    private const int MostBits = 12;

    private static readonly Comparer<(ulong Hash, int Count)> ByHash
        = Comparer<(ulong Hash, int Count)>.Create(static (left, right) => left.Hash.CompareTo(right.Hash));

    private readonly List<(ulong Hash, int Count)> _taken = [];
    private ulong[] _hashes = [];
    private int[] _counts = [];
    private ulong[] _given = [];
    private ulong[] _dealt = [];
    private int _mask;

    /// <summary>Room for so many hashes to be counted.</summary>
    public Span<ulong> Room(int count)
    {
        // Parts differ little: the first shall do for all.
        if (_given.Length < count)
            (_given, _dealt) = (new ulong[count + count / 8], new ulong[count + count / 8]);
        return _given.AsSpan(0, count);
    }

    /// <summary>Counts what was put into the room.</summary>
    /// <param name="count">How many hashes that is.</param>
    /// <param name="least">How often a hash must have come.</param>
    /// <returns>Hashes that came so often and how often, ascending; valid until the next call.</returns>
    public List<(ulong Hash, int Count)> Take(int count, int least)
    {
        _taken.Clear();
        var bits = Math.Min(MostBits, BitOperations.Log2((uint)(count / HashesOfTable) + 1));
        var ends = Deal(_given.AsSpan(0, count), bits);
        for (int pile = 0, start = 0; pile < ends.Length; start = ends[pile++])
            CountPile(_dealt.AsSpan(start..ends[pile]), least);
        return _taken;
    }

    /// <summary>Orders hashes by the next bits, and returns where those of each value end.</summary>
    private int[] Deal(ReadOnlySpan<ulong> hashes, int bits)
    {
        var ends = new int[1 << bits];
        foreach (var hash in hashes)
            ends[Pile(hash, bits)]++;
        for (int pile = 0, end = 0; pile < ends.Length; pile++)
        {
            var length = ends[pile];
            ends[pile] = end;
            end += length;
        }

        foreach (var hash in hashes)
            _dealt[ends[Pile(hash, bits)]++] = hash;
        return ends;
    }

    private int Pile(ulong hash, int bits) => (int)(hash << sharedBits >> 1 >> (63 - bits));

    private void CountPile(ReadOnlySpan<ulong> hashes, int least)
    {
        Clear(hashes.Length);
        foreach (var hash in hashes)
            Count(hash);
        var first = _taken.Count;
        for (var slot = 0; slot <= _mask; slot++)
        {
            if (_counts[slot] >= least)
                _taken.Add((_hashes[slot], _counts[slot]));
        }

        _taken.Sort(first, _taken.Count - first, ByHash);
    }

    private void Clear(int most)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, most + most / 2));
        if (_hashes.Length < size)
            (_hashes, _counts) = (new ulong[size], new int[size]);
        else
            _counts.AsSpan(0, size).Clear();
        _mask = size - 1;
    }

    private void Count(ulong hash)
    {
        var slot = PhraseHash.Spread(hash) & _mask;
        while (_counts[slot] != 0 && _hashes[slot] != hash)
            slot = (slot + 1) & _mask;
        _hashes[slot] = hash;
        _counts[slot]++;
    }
}

namespace ArxivLens.Index.Terms;

/// <summary>
/// Document frequencies of words as far as they were asked for last: the same words stand in most texts, and what the dictionary
/// of a large library says of them lies far apart. A word is known by 47 bits of its hash, so that another one is taken for it
/// about once in 4·10⁹ questions. Any number of threads may ask.
/// </summary>
internal sealed class FrequencyCache
{
    private const int Slots = 1 << 15;

    // The upper half of the hash above the frequency, one higher so that 0 is none.
    private readonly ulong[] _slots = new ulong[Slots];

    /// <summary>The frequency of a word by its hash, when it is there.</summary>
    public bool TryRecall(ulong hash, out int frequency)
    {
        var slot = Volatile.Read(ref _slots[hash & (Slots - 1)]);
        frequency = (int)((uint)slot - 1);
        return (uint)slot != 0 && slot >> 32 == hash >> 32;
    }

    /// <summary>Remembers the frequency of a word until another takes its place.</summary>
    public void Remember(ulong hash, int frequency)
        => Volatile.Write(ref _slots[hash & (Slots - 1)], hash >> 32 << 32 | (uint)frequency + 1);
}

namespace ArxivLens.Index.Terms;

/// <summary>The phrases of one document by their hashes, each once, in the order they were met.</summary>
internal sealed class PhraseSet
{
    private const int Smallest = 1 << 11;

    // The table of a very long document is not kept, since clearing it costs by its length.
    private const int LargestKept = 1 << 14;

    private ulong[] _slots = new ulong[Smallest];
    private ulong[] _phrases = new ulong[Smallest / 2];
    private int _count;
    private bool _hasZero;

    /// <summary>The hashes.</summary>
    public ReadOnlySpan<ulong> Phrases => _phrases.AsSpan(0, _count);

    /// <summary>Begins with the next document.</summary>
    public void Clear()
    {
        if (_slots.Length > LargestKept)
            (_slots, _phrases) = (new ulong[Smallest], new ulong[Smallest / 2]);
        else
            _slots.AsSpan().Clear();
        _count = 0;
        _hasZero = false;
    }

    /// <summary>Adds a hash unless it is there.</summary>
    public void Add(ulong hash)
    {
        // A free slot is 0.
        if (hash == 0)
        {
            if (!_hasZero)
                Keep(hash);
            _hasZero = true;
            return;
        }

        var slot = SlotOf(hash);
        if (_slots[slot] == hash)
            return;
        _slots[slot] = hash;
        Keep(hash);
        if (_count > _slots.Length / 2)
            Widen();
    }

    private int SlotOf(ulong hash)
    {
        var mask = _slots.Length - 1;
        var slot = PhraseHash.Spread(hash) & mask;
        while (_slots[slot] != 0 && _slots[slot] != hash)
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Keep(ulong hash)
    {
        if (_count == _phrases.Length)
            Array.Resize(ref _phrases, 2 * _count);
        _phrases[_count++] = hash;
    }

    private void Widen()
    {
        _slots = new ulong[2 * _slots.Length];
        foreach (var hash in Phrases)
        {
            if (hash != 0)
                _slots[SlotOf(hash)] = hash;
        }
    }
}

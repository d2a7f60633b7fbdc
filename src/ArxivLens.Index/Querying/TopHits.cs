namespace ArxivLens.Index.Querying;

/// <summary>
/// Keeps the best hits met so far: greatest key first, then smallest number. A hit is one 64-bit number, key above and the
/// complement of the number below, in a heap with the worst at the root.
/// </summary>
internal sealed class TopHits
{
    // Room for a page deep in a long answer is not kept for the usual ones behind it.
    private const int MostKept = 1 << 16;

    private long[] _heap = [];
    private int _capacity;
    private int _count;
    private long _after = long.MaxValue;

    /// <summary>Forgets all and keeps so many from now on, of those that stand behind a position.</summary>
    public void Reset(int capacity, SearchPosition? after)
    {
        _capacity = capacity;
        _count = 0;
        _after = after is { } position ? Pack((int)position.Key, position.Document) : long.MaxValue;
        const int first = 64;
        if (_heap.Length < Math.Min(capacity, first))
            _heap = new long[first];
    }

    /// <summary>As many as are kept.</summary>
    public int Capacity => _capacity;

    /// <summary>Whether as many are kept as there is room for.</summary>
    public bool IsFull => _count == _capacity;

    /// <summary>Whether as many are kept, all of one key, and none of a number from this one on can come in any more.</summary>
    public bool IsFullBelow(int number) => IsFull && (_capacity == 0 || Number(_heap[0]) < number);

    /// <summary>The least key that can still come in: that of the worst kept, when all room is taken.</summary>
    public int NeededKey => IsFull ? (_capacity == 0 ? int.MaxValue : Key(_heap[0])) : int.MinValue;

    /// <summary>Offers a hit; keys are not negative.</summary>
    public void Offer(int number, int key)
    {
        var entry = Pack(key, number);
        if (entry >= _after)
            return;
        if (_count < _capacity)
            Push(entry);
        else if (_count > 0 && entry > _heap[0])
            Sink(0, entry);
    }

    /// <summary>Offers a hit that may have been offered before with another key: the greater one counts.</summary>
    public void OfferBest(int number, int key)
    {
        for (var index = 0; index < _count; index++)
        {
            if (Number(_heap[index]) != number)
                continue;
            if (Key(_heap[index]) < key)
                Sink(index, Pack(key, number));
            return;
        }

        Offer(number, key);
    }

    /// <summary>The hits kept, best first, without the first few. Ends the collection.</summary>
    public (int Number, int Key)[] Take(int offset)
    {
        var hits = new (int, int)[Math.Max(0, _count - offset)];
        _heap.AsSpan(0, _count).Sort();
        for (var index = 0; index < hits.Length; index++)
        {
            var entry = _heap[_count - 1 - offset - index];
            hits[index] = (Number(entry), Key(entry));
        }

        if (_heap.Length > MostKept)
            _heap = [];
        return hits;
    }

    private static long Pack(int key, int number) => ((long)key << 32) | (uint)~number;

    private static int Key(long entry) => (int)(entry >> 32);

    private static int Number(long entry) => ~(int)entry;

    private void Push(long entry)
    {
        if (_count == _heap.Length)
            Array.Resize(ref _heap, (int)Math.Min(_capacity, 2L * _heap.Length));
        var index = _count++;
        while (index > 0 && _heap[(index - 1) / 2] > entry)
        {
            _heap[index] = _heap[(index - 1) / 2];
            index = (index - 1) / 2;
        }

        _heap[index] = entry;
    }

    private void Sink(int index, long entry)
    {
        while (true)
        {
            var child = 2 * index + 1;
            if (child >= _count)
                break;
            if (child + 1 < _count && _heap[child + 1] < _heap[child])
                child++;
            if (_heap[child] >= entry)
                break;
            _heap[index] = _heap[child];
            index = child;
        }

        _heap[index] = entry;
    }
}

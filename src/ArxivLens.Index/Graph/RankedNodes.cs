namespace ArxivLens.Index.Graph;

/// <summary>
/// Keeps the best of the nodes offered: greatest weight first, then smallest number. Weight and number are one 64-bit key, so
/// that one comparison decides and any order of offering ends the same.
/// </summary>
internal sealed class RankedNodes
{
    private ulong[] _heap = new ulong[512];
    private int _capacity;

    /// <summary>How many are kept now.</summary>
    public int Count { get; private set; }

    /// <summary>Begins anew.</summary>
    /// <param name="capacity">How many to keep at most.</param>
    public void Reset(int capacity)
    {
        _capacity = capacity;
        Count = 0;
    }

    /// <summary>The node of a key.</summary>
    public static int Node(ulong key) => (int)~(uint)key;

    /// <summary>The weight of a key.</summary>
    public static float Weight(ulong key) => BitConverter.UInt32BitsToSingle((uint)(key >> 32));

    /// <summary>Offers a node. Weights are not negative: only so do their bits have their order.</summary>
    public void Offer(int node, float weight)
    {
        var key = (ulong)BitConverter.SingleToUInt32Bits(weight) << 32 | ~(uint)node;
        if (Count < _capacity)
            Push(key);
        else if (_capacity > 0 && key > _heap[0])
            Sink(key);
    }

    /// <summary>The keys kept, best first; ends the round.</summary>
    public ReadOnlySpan<ulong> Sorted()
    {
        var keys = _heap.AsSpan(0, Count);
        keys.Sort();
        keys.Reverse();
        _capacity = 0;
        return keys;
    }

    private void Push(ulong key)
    {
        if (Count == _heap.Length)
            Array.Resize(ref _heap, 2 * Count);
        var at = Count++;
        for (; at > 0 && _heap[(at - 1) / 2] > key; at = (at - 1) / 2)
            _heap[at] = _heap[(at - 1) / 2];
        _heap[at] = key;
    }

    private void Sink(ulong key)
    {
        var heap = _heap.AsSpan(0, Count);
        var at = 0;
        while (true)
        {
            var child = 2 * at + 1;
            if (child >= heap.Length)
                break;
            if (child + 1 < heap.Length && heap[child + 1] < heap[child])
                child++;
            if (heap[child] >= key)
                break;
            heap[at] = heap[child];
            at = child;
        }

        heap[at] = key;
    }
}

namespace ArxivLens.Index.Graph;

/// <summary>Numbers a few of many nodes 0, 1, 2 … in the order they are added; emptied in time of what it held.</summary>
internal sealed class NodeTable
{
    private const uint Spread = 2654435769;

    private int[] _slots = new int[1024];
    private int[] _nodes = new int[512];
    private int _shift = 32 - 10;

    /// <summary>Number of nodes.</summary>
    public int Count { get; private set; }

    /// <summary>The nodes by place.</summary>
    public ReadOnlySpan<int> Nodes => _nodes.AsSpan(0, Count);

    /// <summary>The place of a node, or −1.</summary>
    public int Find(int node) => _slots[SlotOf(node)] - 1;

    /// <summary>The place of a node, which is added when it is new.</summary>
    public int Add(int node, out bool isNew)
    {
        var slot = SlotOf(node);
        isNew = _slots[slot] == 0;
        if (!isNew)
            return _slots[slot] - 1;
        if (Count == _nodes.Length)
        {
            Grow();
            slot = SlotOf(node);
        }

        _nodes[Count] = node;
        _slots[slot] = ++Count;
        return Count - 1;
    }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        if (Count > _slots.Length / 16)
        {
            Array.Clear(_slots);
        }
        else
        {
            // From the last to the first: a node is found as long as those before it in its run are there.
            for (var place = Count - 1; place >= 0; place--)
                _slots[SlotOf(_nodes[place])] = 0;
        }

        Count = 0;
    }

    private int SlotOf(int node)
    {
        var slot = (int)((uint)node * Spread >> _shift);
        while (_slots[slot] != 0 && _nodes[_slots[slot] - 1] != node)
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref _nodes, 2 * _nodes.Length);
        _slots = new int[2 * _slots.Length];
        _shift--;
        for (var place = 0; place < Count; place++)
            _slots[SlotOf(_nodes[place])] = place + 1;
    }
}

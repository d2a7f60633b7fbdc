using System.Collections.Concurrent;

namespace ArxivLens.Index.Graph;

/// <summary>
/// Room for one question to the graph: counters of all nodes, of which only those touched are cleared. Handed out by a pool, so
/// that a question allocates its answer only. One that a question does not give back, since it failed, is not used again.
/// </summary>
internal sealed class GraphScratch
{
    private static readonly ConcurrentBag<GraphScratch> Pool = [];

    private ushort[] _counts = [];
    private ulong[] _marks = [];
    private int[] _touched = new int[1 << 14];

    private GraphScratch()
    {
    }

    /// <summary>Nodes that were counted, in the order they were met.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, TouchedCount);

    /// <summary>How many nodes were counted.</summary>
    public int TouchedCount { get; private set; }

    /// <summary>A list of nodes for the question's use.</summary>
    public List<int> List { get; } = [];

    /// <summary>A table for the question's use.</summary>
    public NodeTable Table { get; } = new();

    /// <summary>Lists of best nodes for the question's use.</summary>
    public RankedNodes[] Ranked { get; } = [new(), new(), new()];

    /// <summary>Takes one from the pool, for a graph of so many nodes.</summary>
    public static GraphScratch Rent(int nodes)
    {
        if (!Pool.TryTake(out var scratch))
            scratch = new GraphScratch();
        if (scratch._counts.Length < nodes)
        {
            scratch._counts = new ushort[nodes];
            scratch._marks = new ulong[(nodes >> 6) + 1];
        }

        return scratch;
    }

    /// <summary>Clears it and gives it back.</summary>
    public void Return()
    {
        Clear();
        Table.Clear();
        if (Pool.Count < 2 * Environment.ProcessorCount)
            Pool.Add(this);
    }

    /// <summary>The count of a node.</summary>
    public ref ushort CountOf(int node) => ref _counts[node];

    /// <summary>Counts nodes once each.</summary>
    public void Count(ReadOnlySpan<int> nodes)
    {
        if (_touched.Length - TouchedCount < nodes.Length)
            Array.Resize(ref _touched, Math.Max(2 * _touched.Length, TouchedCount + nodes.Length));
        var counts = _counts;
        var touched = _touched;
        var count = TouchedCount;
        foreach (var node in nodes)
        {
            // The place behind the last is written either way: a branch here would be guessed wrong half of the time.
            touched[count] = node;
            count += counts[node]++ == 0 ? 1 : 0;
        }

        TouchedCount = count;
    }

    /// <summary>Adds bits to the count of a node.</summary>
    public void Flag(int node, ushort bits)
    {
        ref var count = ref _counts[node];
        if (count == 0)
        {
            if (TouchedCount == _touched.Length)
                Array.Resize(ref _touched, 2 * TouchedCount);
            _touched[TouchedCount++] = node;
        }

        count |= bits;
    }

    /// <summary>Forgets all counts.</summary>
    public void Clear()
    {
        foreach (var node in Touched)
            _counts[node] = 0;
        ForgetTouched();
    }

    /// <summary>Begins counting anew, when the caller has set all counts to 0.</summary>
    public void ForgetTouched() => TouchedCount = 0;

    /// <summary>Marks nodes; the marks before are gone.</summary>
    public void Mark(ReadOnlySpan<int> nodes)
    {
        Array.Clear(_marks);
        foreach (var node in nodes)
            _marks[node >> 6] |= 1UL << node;
    }

    /// <summary>How many of the nodes are marked.</summary>
    public int CountMarked(ReadOnlySpan<int> nodes)
    {
        var count = 0;
        foreach (var node in nodes)
            count += (int)(_marks[node >> 6] >> node & 1);
        return count;
    }
}

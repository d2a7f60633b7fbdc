using ArxivLens.Index.Files;

namespace ArxivLens.Index.Suggesting;

/// <summary>
/// The greatest weights of runs of 16, 256, 4,096 … entries of a list, so that the heaviest entries of any range are found in the
/// order of their weights without looking at the others. The weights of single entries are kept elsewhere.
/// </summary>
internal readonly struct RankTree
{
    /// <summary>Bits of a run's length on the lowest level.</summary>
    public const int Bits = 4;

    private readonly MappedArray<int> _maxima;

    /// <summary>Takes the tree over a number of entries.</summary>
    public RankTree(MappedArray<int> maxima, int count)
    {
        Count = count;
        _maxima = maxima.Expect(LengthOf(count));
    }

    /// <summary>Number of entries.</summary>
    public int Count { get; }

    /// <summary>The greatest weight of a run.</summary>
    /// <param name="level">From 1: runs of 16 to that power.</param>
    /// <param name="index">Which run.</param>
    public int Maximum(int level, int index)
    {
        var (start, length) = (0L, Count);
        for (var below = 1; below < level; below++)
            start += length = Above(length);
        return _maxima[start + index];
    }

    /// <summary>Writes the tree over entries of some weights as one section.</summary>
    public static void Write(SectionWriter writer, ReadOnlySpan<int> weights)
    {
        var level = weights.ToArray();
        while (level.Length > 1)
        {
            var above = new int[Above(level.Length)];
            for (var index = 0; index < level.Length; index++)
                above[index >> Bits] = Math.Max(above[index >> Bits], level[index]);
            writer.Write<int>(above);
            level = above;
        }

        writer.EndSection();
    }

    private static int Above(int count) => (count + (1 << Bits) - 1) >> Bits;

    private static long LengthOf(int count)
    {
        var length = 0L;
        while (count > 1)
            length += count = Above(count);
        return length;
    }
}

/// <summary>Goes through the entries of a range of a <see cref="RankTree"/>, heaviest first, equal ones in their order.</summary>
/// <param name="tree">The tree.</param>
/// <param name="weightOf">
/// The weight of an entry, not above the maxima of the tree by much: one that has grown may come late.
/// </param>
internal sealed class RankedEntries(RankTree tree, Func<int, int> weightOf)
{
    private static readonly Comparer<Node> HeaviestFirst = Comparer<Node>.Create(Compare);

    // One a thread is enough, since a range is gone through before the next is begun, and saves making it for each question.
    [ThreadStatic]
    private static PriorityQueue<Node, Node>? _shared;

    private readonly PriorityQueue<Node, Node> _queue = _shared ??= new(256, HeaviestFirst);

    /// <summary>Begins with a range.</summary>
    public void Reset(int first, int end)
    {
        _queue.Clear();
        var level = 0;
        for (; first < end; level++)
        {
            var mask = (1 << RankTree.Bits) - 1;
            for (; first < end && (first & mask) != 0; first++)
                Add(level, first);
            for (; first < end && (end & mask) != 0; end--)
                Add(level, end - 1);
            first >>= RankTree.Bits;
            end >>= RankTree.Bits;
        }
    }

    /// <summary>The next entry and its weight; −1 when all have been given.</summary>
    public (int Entry, int Weight) Next()
    {
        while (_queue.TryDequeue(out var node, out _))
        {
            if (node.Level == 0)
                return (node.Index, node.Weight);
            var count = tree.Count;
            for (var level = 1; level < node.Level; level++)
                count = (count + (1 << RankTree.Bits) - 1) >> RankTree.Bits;
            var end = Math.Min((node.Index + 1) << RankTree.Bits, count);
            for (var child = node.Index << RankTree.Bits; child < end; child++)
                Add(node.Level - 1, child);
        }

        return (-1, 0);
    }

    private void Add(int level, int index)
    {
        var node = new Node(level == 0 ? weightOf(index) : tree.Maximum(level, index), level, index);
        _queue.Enqueue(node, node);
    }

    private static int Compare(Node left, Node right) => left.Weight != right.Weight
        ? right.Weight.CompareTo(left.Weight)
        : ((long)left.Index << (RankTree.Bits * left.Level)).CompareTo((long)right.Index << (RankTree.Bits * right.Level));

    private readonly record struct Node(int Weight, int Level, int Index);
}

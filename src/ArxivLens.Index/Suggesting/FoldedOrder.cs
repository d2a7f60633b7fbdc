using System.Buffers.Binary;

namespace ArxivLens.Index.Suggesting;

/// <summary>
/// Sorts entries by their folded texts, equal ones by their own value. The first sixteen bytes of each are kept beside it; most
/// comparisons need no more.
/// </summary>
/// <param name="textOf">Writes the folded text of an entry and returns its length.</param>
internal sealed class FoldedOrder(FoldedOrder.TextOf textOf)
{
    private readonly List<Entry> _entries = [];
    private readonly byte[] _left = new byte[FoldedText.MaximumLength];
    private readonly byte[] _right = new byte[FoldedText.MaximumLength];

    /// <summary>Writes the folded text of an entry and returns its length.</summary>
    public delegate int TextOf(int value, Span<byte> output);

    /// <summary>Adds an entry with its folded text.</summary>
    public void Add(int value, ReadOnlySpan<byte> folded)
    {
        Span<byte> head = stackalloc byte[16];
        head.Clear();
        folded[..Math.Min(head.Length, folded.Length)].CopyTo(head);
        _entries.Add(new Entry(
            BinaryPrimitives.ReadUInt64BigEndian(head), BinaryPrimitives.ReadUInt64BigEndian(head[8..]), value));
    }

    /// <summary>The entries in order.</summary>
    public int[] Sort()
    {
        _entries.Sort(Compare);
        return [.. _entries.Select(entry => entry.Value)];
    }

    private int Compare(Entry left, Entry right)
    {
        if (left.First != right.First)
            return left.First.CompareTo(right.First);
        if (left.Second != right.Second)
            return left.Second.CompareTo(right.Second);
        var order = left.Second == 0 ? 0 : CompareWhole(left.Value, right.Value);
        return order != 0 ? order : left.Value.CompareTo(right.Value);
    }

    private int CompareWhole(int left, int right)
        => _left.AsSpan(0, textOf(left, _left)).SequenceCompareTo(_right.AsSpan(0, textOf(right, _right)));

    private readonly record struct Entry(ulong First, ulong Second, int Value);
}

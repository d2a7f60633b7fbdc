using System.Numerics;
using ArxivLens.Index.Columns;

namespace ArxivLens.Index.Querying;

/// <summary>Counts the sets of values that matches of a segment carry.</summary>
internal sealed class SetCounter
{
    // One for every number there can be, whatever a damaged column holds.
    private readonly int[] _counts = new int[KeywordSets.Other + 1];

    /// <summary>Counts the matches of a window.</summary>
    /// <returns>How many of them carry a set without a number.</returns>
    public int Add(ReadOnlySpan<ushort> sets, ReadOnlySpan<ulong> mask)
    {
        var counts = _counts;
        for (var word = 0; word * 64 < sets.Length; word++)
        {
            for (var rest = mask[word]; rest != 0; rest &= rest - 1)
                counts[sets[(word << 6) + BitOperations.TrailingZeroCount(rest)]]++;
        }

        var others = counts[KeywordSets.Other];
        counts[KeywordSets.Other] = 0;
        return others;
    }

    /// <summary>Adds what was counted to the values of each set; starts anew.</summary>
    /// <param name="sets">The sets of the segment.</param>
    /// <param name="add">Takes a value and a count.</param>
    public void Flush(KeywordSets sets, Action<int, int> add)
    {
        for (var set = 0; set < _counts.Length; set++)
        {
            var next = _counts.AsSpan(set).IndexOfAnyExcept(0);
            if (next < 0)
                return;
            set += next;
            if (set >= sets.Count)
                throw new InvalidDataException("A document carries a set of keywords that is not in its segment.");
            foreach (var value in sets.ValuesOf(set))
                add(value, _counts[set]);
            _counts[set] = 0;
        }
    }

    /// <summary>Sets all counts to 0.</summary>
    public void Clear() => Array.Clear(_counts);
}

using System.Runtime.InteropServices;

namespace ArxivLens.Index.Graph;

/// <summary>Numbers the distinct origin masks met, in the order they are met, or ascending once they are sorted.</summary>
internal sealed class OriginMasks
{
    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<uint> _masks = [];
    private readonly int[] _small = new int[256];

    /// <summary>The masks by number.</summary>
    public ReadOnlySpan<uint> Masks => CollectionsMarshal.AsSpan(_masks);

    /// <summary>Number of masks.</summary>
    public int Count => _masks.Count;

    /// <summary>The number of a mask, which is added when it is new.</summary>
    public int Number(uint mask)
    {
        // A library of a few sources has small masks only, and one look into an array finds them.
        if (mask >= (uint)_small.Length)
            return NumberOfLarge(mask);
        if (_small[mask] == 0)
        {
            _masks.Add(mask);
            _small[mask] = _masks.Count;
        }

        return _small[mask] - 1;
    }

    /// <summary>The same masks ascending, so that their numbers do not depend on what came first.</summary>
    public OriginMasks Sorted()
    {
        var sorted = new OriginMasks();
        foreach (var mask in _masks.Order())
            sorted.Number(mask);
        return sorted;
    }

    private int NumberOfLarge(uint mask)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, mask, out var known);
        if (!known)
        {
            number = _masks.Count;
            _masks.Add(mask);
        }

        return number;
    }
}

using System.Numerics;

namespace ArxivLens.Index.Similarity;

/// <summary>
/// How rare the terms of a segment are, as far as they were met last: the same words stand in most documents, and what the
/// dictionary says of them lies far apart.
/// </summary>
/// <param name="termCount">Terms of the segment.</param>
internal sealed class RarityCache(int termCount)
{
    private const int Most = 1 << 15;

    // The rank, one higher so that 0 is none, above the bits of the rarity.
    private readonly ulong[] _slots = new ulong[Math.Min(Most, BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, termCount)))];

    /// <summary>The rarity of a term, when it is there.</summary>
    public bool TryRecall(int rank, out float rarity)
    {
        var slot = _slots[rank & (_slots.Length - 1)];
        rarity = BitConverter.UInt32BitsToSingle((uint)slot);
        return slot >> 32 == (uint)rank + 1;
    }

    /// <summary>Remembers the rarity of a term until another takes its place.</summary>
    public void Remember(int rank, float rarity)
        => _slots[rank & (_slots.Length - 1)] = (ulong)((uint)rank + 1) << 32 | BitConverter.SingleToUInt32Bits(rarity);
}

using System.Numerics;

namespace ArxivLens.Index.Similarity;

/// <summary>
/// Sums of the documents that postings named, a few thousand of some million: a table by open addressing, a few times the size of
/// a processor's first cache. One sum for each document would be spread over so much memory that most additions wait for it.
/// </summary>
internal sealed class NearSums
{
    private const int LeastSlots = 1 << 14;

    // 2^32 divided by the golden ratio: neighbours among documents come to lie far apart (Knuth, TAOCP 3, 6.4).
    private const uint Spread = 2_654_435_769;

    private NearSum[] _slots = new NearSum[LeastSlots];
    private int[] _taken = new int[LeastSlots];
    private int _shift = 32 - BitOperations.Log2(LeastSlots);

    /// <summary>Number of documents.</summary>
    public int Count { get; private set; }

    /// <summary>The document with a number from 0 to below <see cref="Count"/>, in the order in which they came, and its sum.</summary>
    public NearSum this[int number] => _slots[_taken[number]];

    /// <summary>Makes room for so many more documents. At least half of the slots stay free, so that most are found at once.</summary>
    public void Expect(int more)
    {
        if (2 * (Count + more) <= _slots.Length)
            return;
        var before = new NearSum[Count];
        for (var number = 0; number < before.Length; number++)
            before[number] = this[number];
        var length = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * (Count + more)));
        (_slots, _taken, _shift, Count) = (new NearSum[length], new int[length], 32 - BitOperations.Log2((uint)length), 0);
        foreach (var sum in before)
            Add(sum.Place, sum.Sum);
    }

    /// <summary>Adds to the sum of a document; there is room for it.</summary>
    public void Add(int place, int amount)
    {
        var slots = _slots;
        var mark = place + 1;
        var at = (int)((uint)place * Spread >> _shift);
        while (slots[at].Mark != mark && slots[at].Mark != 0)
            at = (at + 1) & (slots.Length - 1);
        // Written either way: a branch here would be guessed wrong half of the time.
        _taken[Count] = at;
        Count += slots[at].Mark == 0 ? 1 : 0;
        // Weights of a damaged index may add up to anything.
        slots[at] = new NearSum(mark, (ushort)(slots[at].Sum + amount));
    }

    /// <summary>Forgets all documents.</summary>
    public void Clear()
    {
        for (var number = 0; number < Count; number++)
            _slots[_taken[number]] = default;
        Count = 0;
    }
}

/// <summary>A document and what the terms make of it.</summary>
/// <param name="Mark">Its place and 1; 0 is a free slot.</param>
/// <param name="Sum">The sum, below 2^16.</param>
internal readonly record struct NearSum(int Mark, int Sum)
{
    /// <summary>Its place in the segment.</summary>
    public int Place => Mark - 1;
}

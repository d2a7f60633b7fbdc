using System.Numerics;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Terms;

/// <summary>
/// Words and their weights side by side in one table with open addressing, by 64-bit hash: a word costs one miss of the
/// processor's cache, where a dictionary of strings costs one for the bucket, one for the entry and one for the string. A word
/// that is not there is taken for one that is about once in 10¹⁴ questions.
/// </summary>
internal sealed class WordTable
{
    private readonly Slot[] slots;

    /// <summary>Takes words.</summary>
    /// <exception cref="ArgumentException">Two words have the same hash.</exception>
    public WordTable(IReadOnlyCollection<KeyValuePair<string, WordWeight>> words)
    {
        slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)(2 * words.Count) + 1)];
        foreach (var (word, weight) in words)
        {
            ref var slot = ref SlotOf(HashOf(word));
            if (slot.Hash != 0) throw new ArgumentException($"The hash of {word} is that of another word.", nameof(words));
            slot = new Slot(HashOf(word), weight);
        }
    }

    /// <summary>Finds a word.</summary>
    public bool TryFind(ReadOnlySpan<char> word, out WordWeight weight)
    {
        ref var slot = ref SlotOf(HashOf(word));
        weight = slot.Weight;
        return slot.Hash != 0;
    }

    // 0 marks a free slot.
    private static ulong HashOf(ReadOnlySpan<char> word) => Math.Max(1, WordHash.Of(word));

    private ref Slot SlotOf(ulong hash)
    {
        var mask = slots.Length - 1;
        var at = (int)(hash ^ (hash >> 32)) & mask;
        while (slots[at].Hash != 0 && slots[at].Hash != hash) at = (at + 1) & mask;
        return ref slots[at];
    }

    private readonly record struct Slot(ulong Hash, WordWeight Weight);
}

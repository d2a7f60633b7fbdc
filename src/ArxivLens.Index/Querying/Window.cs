using System.Numerics;
using System.Runtime.CompilerServices;

namespace ArxivLens.Index.Querying;

/// <summary>
/// Documents of a segment are looked at in windows of 2,048: what matches is one bit a document, scores are one number a
/// document, and both stay in the processor's nearest cache.
/// </summary>
internal static class Window
{
    /// <summary>Documents of a window.</summary>
    public const int Size = 1 << Bits;

    /// <summary>Words of 64 bits that a mask of a window has.</summary>
    public const int Words = Size / 64;

    /// <summary>What follows the last window.</summary>
    public const int End = int.MaxValue;

    private const int Bits = 11;

    /// <summary>The window of a document.</summary>
    public static int Of(int document) => document >> Bits;

    /// <summary>The first document of a window.</summary>
    public static int Start(int window) => window << Bits;

    /// <summary>Windows that so many documents take.</summary>
    public static int CountOf(int documents) => (documents + Size - 1) >> Bits;

    /// <summary>Number of bits that are set.</summary>
    public static int Count(ReadOnlySpan<ulong> mask)
    {
        var count = 0;
        foreach (var word in mask)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>Sets the bit of a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(Span<ulong> mask, int place) => mask[place >> 6] |= 1UL << place;

    /// <summary>Sets the bits of documents that ascend, a word at a time.</summary>
    public static void SetAscending(Span<ulong> mask, ReadOnlySpan<int> documents, int start)
    {
        var (word, bits) = (0, 0UL);
        foreach (var document in documents)
        {
            var at = document - start;
            if (at >> 6 != word)
            {
                mask[word] |= bits;
                (word, bits) = (at >> 6, 0);
            }

            bits |= 1UL << at;
        }

        mask[word] |= bits;
    }

    /// <summary>Which documents, from one on, are in the mask; without a branch, since none could foresee it.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="first">The first to look at.</param>
    /// <param name="start">The first document of the window.</param>
    /// <param name="mask">The mask.</param>
    /// <param name="chosen">Room for one more place than there are documents.</param>
    /// <returns>How many are.</returns>
    public static int Select(ReadOnlySpan<int> documents, int first, int start, ReadOnlySpan<ulong> mask, Span<byte> chosen)
    {
        var count = 0;
        for (; first < documents.Length; first++)
        {
            var at = documents[first] - start;
            chosen[count] = (byte)first;
            count += (int)(mask[at >> 6] >> at & 1);
        }

        return count;
    }

    /// <summary>Whether the bit of a place is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Contains(ReadOnlySpan<ulong> mask, int place) => (mask[place >> 6] >> place & 1) != 0;

    /// <summary>Keeps the bits that are set in both.</summary>
    public static void And(Span<ulong> mask, ReadOnlySpan<ulong> other)
    {
        for (var word = 0; word < Words; word++)
            mask[word] &= other[word];
    }

    /// <summary>Takes away the bits that are set in the other.</summary>
    public static void Remove(Span<ulong> mask, ReadOnlySpan<ulong> other)
    {
        for (var word = 0; word < Words; word++)
            mask[word] &= ~other[word];
    }

    /// <summary>Adds the bits that are set in the other.</summary>
    public static void Or(Span<ulong> mask, ReadOnlySpan<ulong> other)
    {
        for (var word = 0; word < Words; word++)
            mask[word] |= other[word];
    }

    /// <summary>Sets the bits of all documents there are in a window.</summary>
    public static void SetAll(Span<ulong> mask, int window, int documents)
    {
        var count = Math.Clamp(documents - Start(window), 0, Size);
        mask.Clear();
        mask[..(count >> 6)].Fill(ulong.MaxValue);
        if ((count & 63) != 0)
            mask[count >> 6] = (1UL << count) - 1;
    }

    /// <summary>The part of a bit set over a segment that is of a window; zeros behind its end.</summary>
    public static void Copy(ReadOnlySpan<ulong> bits, int window, Span<ulong> mask)
    {
        var part = bits[Math.Min(bits.Length, window * Words)..];
        part = part[..Math.Min(Words, part.Length)];
        part.CopyTo(mask);
        mask[part.Length..].Clear();
    }
}

/// <summary>Walks the places whose bits are set.</summary>
internal ref struct MaskReader(ReadOnlySpan<ulong> mask)
{
    private readonly ReadOnlySpan<ulong> _mask = mask;
    private ulong _rest = mask[0];
    private int _word;

    /// <summary>The place.</summary>
    public int Current { get; private set; }

    /// <summary>Goes to the next place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        while (_rest == 0)
        {
            if (++_word >= _mask.Length)
                return false;
            _rest = _mask[_word];
        }

        Current = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
        _rest &= _rest - 1;
        return true;
    }
}

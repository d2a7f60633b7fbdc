using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Terms;

/// <summary>The 64-bit names under which phrases are counted: XXH64 of each term, joined one after another.</summary>
internal static class PhraseHash
{
    /// <summary>Terms a counted phrase has at most.</summary>
    public const int MaximumTerms = 4;

    /// <summary>Documents that must hold a phrase for it to be kept in a whole index.</summary>
    public const int LeastCount = 2;

    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    // Drawn anew in each process, so that no choice of texts makes a table slow.
    private static readonly ulong Seed = SeededHash.Of(Multiplier, 0) | 1;

    /// <summary>The hash of one term, over its UTF-16 units.</summary>
    public static ulong OfTerm(ReadOnlySpan<char> term) => ContentChecksum.Of(MemoryMarshal.AsBytes(term));

    /// <summary>The hash of a phrase with one more term behind it.</summary>
    public static ulong Extend(ulong phrase, ulong term)
    {
        var mixed = (ulong.RotateLeft(phrase, 23) ^ term) * Multiplier;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>Where a phrase belongs in a table in memory, for any power of two up to two thousand million.</summary>
    public static int Spread(ulong phrase) => (int)(phrase * Seed >> 33);
}

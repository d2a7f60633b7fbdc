using System.Buffers;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>
/// Sixty-four bits of a key, by which rows that cannot be of the library are passed over without making a text of it. Two keys in
/// a few billion share theirs, so what seems known is looked up by its key before it is believed.
/// </summary>
internal static class KeyHash
{
    private const ulong Basis = 0xcbf29ce484222325;
    private const ulong Prime = 0x100000001b3;
    private const int LongestPlain = 120;

    // What stands in a DOI as it is; all else goes the thorough way.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./-_"u8);

    /// <summary>Of a key.</summary>
    public static ulong Of(WorkKey key) => Of(key.ToString());

    /// <summary>Of the text of a key (Fowler, Noll and Vo's function 1a over its UTF-8).</summary>
    public static ulong Of(string key)
    {
        Span<byte> room = stackalloc byte[256];
        if (Encoding.UTF8.TryGetBytes(key, room, out var length))
            return Add(Basis, room[..length]);
        return Add(Basis, Encoding.UTF8.GetBytes(key));
    }

    /// <summary>
    /// Of the key that a DOI stands for, straight from its bytes, when it is an ordinary one that is written as it is kept but for
    /// the case of its letters.
    /// </summary>
    public static bool TryOfDoi(ReadOnlySpan<byte> doi, out ulong hash)
    {
        hash = 0;
        if (doi.Length is < 9 or > LongestPlain || doi.ContainsAnyExcept(Plain) || !doi.StartsWith("10."u8))
            return false;

        // arXiv's own lead to arXiv identifiers, and a point at the end is no part of a DOI.
        if (doi.StartsWith("10.48550"u8) || !char.IsAsciiLetterOrDigit((char)doi[^1]))
            return false;
        Span<byte> lower = stackalloc byte[LongestPlain];
        Ascii.ToLower(doi, lower, out var length);
        hash = Add(Add(Basis, "doi:"u8), lower[..length]);
        return true;
    }

    private static ulong Add(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            hash = (hash ^ one) * Prime;
        return hash;
    }
}

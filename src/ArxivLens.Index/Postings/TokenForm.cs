using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Postings;

/// <summary>
/// A form as it is looked up: up to sixteen ASCII letters as the two numbers they are in memory, with zeros behind the last; of
/// any other form a hash, marked by a byte that stands in no such form.
/// </summary>
/// <param name="Low">The first eight letters, or the hash.</param>
/// <param name="High">The others, or <see cref="HashMark"/>.</param>
internal readonly record struct TokenForm(ulong Low, ulong High)
{
    /// <summary>What stands in place of letters where there is but a hash.</summary>
    public const ulong HashMark = ulong.MaxValue;

    /// <summary>Letters that are held as they are.</summary>
    public const int Longest = 16;

    private const int Half = Longest / 2;
    private const int Quarter = Longest / 4;
    private const ushort NotAscii = 0xFF80;

    /// <summary>Whether it is the form itself and not its hash only.</summary>
    public bool IsWhole => High != HashMark;

    /// <summary>Packs a form, which has no zeros.</summary>
    /// <returns>Whether it fits; otherwise its hash is to be taken.</returns>
    public static bool TryPack(ReadOnlySpan<char> form, out TokenForm packed)
    {
        packed = default;
        return form.Length switch
        {
            > Longest or 0 => false,
            >= Half => TryPackLong(form, ref packed),
            _ => TryPackShort(form, ref packed),
        };
    }

    private static bool TryPackLong(ReadOnlySpan<char> form, ref TokenForm packed)
    {
        var letters = MemoryMarshal.Cast<char, ushort>(form);
        var first = Vector128.Create(letters[..Half]);
        // The last eight overlap the first; what both hold is shifted out.
        var last = Vector128.Create(letters[^Half..]);
        if (((first | last) & Vector128.Create(NotAscii)) != Vector128<ushort>.Zero)
            return false;
        var both = Vector128.Narrow(first, last).AsUInt64();
        packed = new TokenForm(both[0], form.Length == Half ? 0 : both[1] >> (8 * (Longest - form.Length)));
        return true;
    }

    private static bool TryPackShort(ReadOnlySpan<char> form, ref TokenForm packed)
    {
        if (form.Length < Quarter)
            return TryPackFew(form, ref packed);
        var halves = Vector128.Create(
            MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(form)),
            MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(form[^Quarter..]))).AsUInt16();
        if ((halves & Vector128.Create(NotAscii)) != Vector128<ushort>.Zero)
            return false;
        var both = Vector128.Narrow(halves, halves).AsUInt64()[0];
        // The same letters where the two overlap.
        packed = new TokenForm((both & uint.MaxValue) | (both >> 32 << (8 * (form.Length - Quarter))), 0);
        return true;
    }

    private static bool TryPackFew(ReadOnlySpan<char> form, ref TokenForm packed)
    {
        var letters = 0UL;
        for (var index = form.Length - 1; index >= 0; index--)
        {
            if ((form[index] & NotAscii) != 0)
                return false;
            letters = letters << 8 | form[index];
        }

        packed = new TokenForm(letters, 0);
        return true;
    }
}

/// <summary>What a vocabulary looks a form up by.</summary>
/// <param name="Form">The form.</param>
/// <param name="Hash">The hash of the form and of whether its term is its stem.</param>
internal record struct FormKey(TokenForm Form, ulong Hash)
{
    private const ulong StemmedMark = 1UL << 63;

    /// <summary>The form as a field, so that its letters can be read where they are.</summary>
    public TokenForm Form = Form;

    /// <summary>The key of a form.</summary>
    public static FormKey Of(ReadOnlySpan<char> form, bool isStemmed)
    {
        if (!TokenForm.TryPack(form, out var packed))
            packed = new TokenForm(SeededHash.Of(form), TokenForm.HashMark);
        var hash = SeededHash.Of(packed.Low, packed.High) & ~StemmedMark;
        return new FormKey(packed, isStemmed ? hash | StemmedMark : hash);
    }
}

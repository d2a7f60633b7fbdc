using System.Globalization;
using System.Text;

namespace ArxivLens.Core.Papers;

/// <summary>Makes the part of an address that stands for a name.</summary>
internal static class NameSlug
{
    private const int Longest = 100;
    private const string Unnamed = "unnamed";

    public static string Of(params ReadOnlySpan<string> parts)
    {
        var slug = new StringBuilder();
        foreach (var part in parts)
        {
            slug.Append('-');
            foreach (var rune in part.EnumerateRunes())
                Add(slug, rune);
        }

        return Shorten(Fold(slug.ToString()));
    }

    private static void Add(StringBuilder slug, Rune rune)
    {
        if (rune.Value is '\'' or '’' or '‘' or '`' or 'ʼ')
            return;
        if (!Rune.IsLetterOrDigit(rune))
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
                slug.Append('-');
            return;
        }

        if (Letters.ToAscii(rune) is { } ascii)
            slug.Append(ascii.ToLowerInvariant());
        else
            slug.Append(CultureInfo.InvariantCulture, $"-u{rune.Value:x4}-");
    }

    private static string Fold(string slug) => string.Join('-', slug.Split('-', StringSplitOptions.RemoveEmptyEntries));

    private static string Shorten(string slug)
    {
        if (slug.Length == 0)
            return Unnamed;
        if (slug.Length <= Longest)
            return slug;

        // FNV-1a, 32 bits: two long names with a common beginning stay apart
        var hash = 2166136261u;
        foreach (var c in slug)
            hash = (hash ^ c) * 16777619u;
        return string.Create(CultureInfo.InvariantCulture, $"{slug.AsSpan(0, Longest - 9).TrimEnd('-')}-{hash:x8}");
    }
}

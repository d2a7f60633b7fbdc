namespace ArxivLens.Core.Terms;

/// <summary>
/// Whether two words are forms of one, for passing over repeated terms. The stems of the index keep some forms apart that a
/// reader takes for one word: <c>CNNs</c> and <c>CNN</c>, <c>cadastral</c> and <c>cadastre</c>.
/// </summary>
internal static class WordLikeness
{
    private const int LongBegin = 5;
    private const int ShortEnd = 2;
    private const int LongerBegin = 6;
    private const int LongerEnd = 4;

    /// <summary>Whether all words of one phrase stand side by side in another.</summary>
    public static bool Contains(ReadOnlySpan<string> whole, ReadOnlySpan<string> part)
    {
        for (var start = 0; start + part.Length <= whole.Length; start++)
        {
            var at = 0;
            while (at < part.Length && AreOne(whole[start + at], part[at])) at++;
            if (at == part.Length) return true;
        }

        return false;
    }

    /// <summary>Whether two stems are of one word.</summary>
    public static bool AreOne(string one, string other)
    {
        if (one[0] != other[0]) return false;
        if (one == other) return true;
        var common = one.AsSpan().CommonPrefixLength(other);
        var (shorter, longer) = (Math.Min(one.Length, other.Length) - common, Math.Max(one.Length, other.Length) - common);
        if (shorter == 0 && longer == 1 && (one[^1] == 's' || other[^1] == 's')) return true;
        return (common >= LongBegin && longer <= ShortEnd) || (common >= LongerBegin && shorter == 0 && longer <= LongerEnd);
    }
}

namespace ArxivLens.Core.Annotations;

/// <summary>How like two words are: the share of letters that the edits of Levenshtein (1966), two at most, leave alone.</summary>
internal static class WordLikeness
{
    private const int ShortestWord = 4;
    private const int MostEdits = 2;

    /// <summary>1 for equal words; 0 for those that more than a slip of the pen or an ending sets apart, and for numbers that differ.</summary>
    public static float Of(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.SequenceEqual(other)) return 1;
        var shorter = Math.Min(one.Length, other.Length);
        if (shorter < ShortestWord || Math.Abs(one.Length - other.Length) > MostEdits || char.IsAsciiDigit(one[0]) || char.IsAsciiDigit(other[0]))
            return 0;
        if (one[0] != other[0] && one[^1] != other[^1]) return 0;
        var edits = CountEdits(one, other);
        return edits > (shorter < 6 ? 1 : MostEdits) ? 0 : 1 - ((float)edits / Math.Max(one.Length, other.Length));
    }

    // Two neighbours that changed places are one edit (Damerau 1964).
    private static int CountEdits(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j < last.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = one[i - 1] == other[j - 1];
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
                if (!same && i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[^1];
    }
}

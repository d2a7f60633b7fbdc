namespace ArxivLens.Core.Similarity;

/// <summary>Counts what two ascending lists have in common.</summary>
internal static class CommonNumbers
{
    /// <summary>From this ratio of lengths on, looking up each number of the shorter list is cheaper than walking both.</summary>
    private const int LookUpRatio = 16;

    /// <summary>How many numbers stand in both lists.</summary>
    /// <param name="left">Ascending, each once.</param>
    /// <param name="right">Ascending, each once.</param>
    public static int Count(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (left.Length > right.Length) return Count(right, left);
        return (long)left.Length * LookUpRatio < right.Length ? CountByLookUp(left, right) : CountByWalk(left, right);
    }

    /// <summary>The numbers that stand in both lists, ascending.</summary>
    /// <param name="left">Ascending, each once.</param>
    /// <param name="right">Ascending, each once.</param>
    public static List<int> Find(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (left.Length > right.Length) return Find(right, left);
        var common = new List<int>();
        foreach (var number in left)
        {
            if (right.BinarySearch(number) >= 0) common.Add(number);
        }

        return common;
    }

    private static int CountByLookUp(ReadOnlySpan<int> few, ReadOnlySpan<int> many)
    {
        var count = 0;
        foreach (var number in few)
        {
            if (many.BinarySearch(number) >= 0) count++;
        }

        return count;
    }

    private static int CountByWalk(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        int count = 0, i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            if (left[i] == right[j]) count++;
            var isLess = left[i] <= right[j];
            if (left[i] >= right[j]) j++;
            if (isLess) i++;
        }

        return count;
    }
}

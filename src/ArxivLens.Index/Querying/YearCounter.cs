namespace ArxivLens.Index.Querying;

/// <summary>Counts the years of matches.</summary>
internal sealed class YearCounter
{
    private const int Room = 1 << 12;

    private readonly int[] _counts = new int[Room];
    private readonly SortedDictionary<int, int> _others = [];

    /// <summary>Counts the matches of a window.</summary>
    public void Add(ColumnZones years, int window, ReadOnlySpan<ulong> mask)
    {
        if (years.AllKnown(window) && years.Least(window) == years.Greatest(window))
        {
            Add(years.Least(window), Window.Count(mask));
            return;
        }

        var values = years.ValuesOf(window);
        var reader = new MaskReader(mask);
        // Documents of a year stand together more often than not.
        var (last, count) = (0, 0);
        while (reader.MoveNext())
        {
            var year = values[reader.Current];
            if (year != last)
            {
                Add(last, count);
                (last, count) = (year, 0);
            }

            count++;
        }

        Add(last, count);
    }

    /// <summary>The counts, newest first, without unknown years.</summary>
    public YearCount[] Take()
    {
        var years = _others.Select(year => new YearCount(year.Key, year.Value)).ToList();
        for (var year = 1; year < Room; year++)
        {
            if (_counts[year] > 0)
                years.Add(new YearCount(year, _counts[year]));
        }

        return [.. years.OrderByDescending(year => year.Year)];
    }

    /// <summary>Sets all counts to 0.</summary>
    public void Clear()
    {
        Array.Clear(_counts);
        _others.Clear();
    }

    private void Add(int year, int count)
    {
        if ((uint)year < Room)
            _counts[year] += count;
        else
            _others[year] = _others.GetValueOrDefault(year) + count;
    }
}

using ArxivLens.Index.Files;

namespace ArxivLens.Index.Querying;

/// <summary>
/// The latest and earliest day of each window of a segment, so that the newest or oldest hits are found without looking at all.
/// </summary>
internal sealed class DayZones
{
    private readonly int[] _newest;
    private readonly int[] _oldest;
    private readonly int[] _newestFirst;
    private readonly int[] _oldestFirst;

    /// <summary>Reads all days once.</summary>
    public DayZones(MappedArray<int> days)
    {
        _newest = new int[Window.CountOf((int)days.Length)];
        _oldest = new int[_newest.Length];
        for (var window = 0; window < _newest.Length; window++)
        {
            var start = Window.Start(window);
            foreach (var day in days.Slice(start, Math.Min(Window.Size, days.Length - start)))
            {
                _newest[window] = Math.Max(_newest[window], KeyOf(SearchOrder.Newest, day));
                _oldest[window] = Math.Max(_oldest[window], KeyOf(SearchOrder.Oldest, day));
            }
        }

        _newestFirst = Sorted(_newest);
        _oldestFirst = Sorted(_oldest);
    }

    /// <summary>What hits are ordered by: greatest first, 0 for an unknown day.</summary>
    public static int KeyOf(SearchOrder order, int day)
        => order == SearchOrder.Newest ? Math.Max(0, day) : day <= 0 ? 0 : int.MaxValue - day;

    /// <summary>The greatest key of a window.</summary>
    public int Greatest(SearchOrder order, int window) => order == SearchOrder.Newest ? _newest[window] : _oldest[window];

    /// <summary>The windows, greatest key first.</summary>
    public ReadOnlySpan<int> Order(SearchOrder order) => order == SearchOrder.Newest ? _newestFirst : _oldestFirst;

    private static int[] Sorted(int[] keys)
    {
        var windows = new int[keys.Length];
        for (var window = 0; window < windows.Length; window++)
            windows[window] = window;
        Array.Sort(windows, (left, right) => keys[left] != keys[right] ? keys[right].CompareTo(keys[left]) : left.CompareTo(right));
        return windows;
    }
}

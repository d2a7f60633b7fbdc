using ArxivLens.Index.Files;

namespace ArxivLens.Index.Querying;

/// <summary>
/// The least and greatest day or year of each window of a segment: most papers stand in the order they came in, so that most
/// windows lie within a range of days, or outside of it, as a whole.
/// </summary>
internal sealed class ColumnZones
{
    private readonly (int Least, int Greatest, bool AllKnown)[] _zones;

    /// <summary>Reads all values once; those below 1 are unknown.</summary>
    public ColumnZones(MappedArray<int> column)
    {
        Column = column;
        _zones = new (int, int, bool)[Window.CountOf((int)column.Length)];
        for (var window = 0; window < _zones.Length; window++)
            _zones[window] = Measure(ValuesOf(window));
    }

    /// <summary>The values by document.</summary>
    public MappedArray<int> Column { get; }

    /// <summary>Number of windows.</summary>
    public int Count => _zones.Length;

    /// <summary>The least known value of a window; more than <see cref="Greatest"/> when none is known.</summary>
    public int Least(int window) => _zones[window].Least;

    /// <summary>The greatest known value of a window; 0 when none is known.</summary>
    public int Greatest(int window) => _zones[window].Greatest;

    /// <summary>Whether each document of a window has a known value.</summary>
    public bool AllKnown(int window) => _zones[window].AllKnown;

    /// <summary>The values of the documents of a window.</summary>
    public ReadOnlySpan<int> ValuesOf(int window)
    {
        var start = Window.Start(window);
        return Column.Slice(start, Math.Min(Window.Size, Column.Length - start));
    }

    private static (int Least, int Greatest, bool AllKnown) Measure(ReadOnlySpan<int> values)
    {
        var (least, greatest, allKnown) = (int.MaxValue, 0, true);
        foreach (var value in values)
        {
            allKnown &= value > 0;
            greatest = Math.Max(greatest, value);
            least = value > 0 ? Math.Min(least, value) : least;
        }

        return (least, greatest, allKnown);
    }
}

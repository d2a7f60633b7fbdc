using System.Runtime.Intrinsics;

namespace ArxivLens.Index.Querying;

/// <summary>Documents whose day or year is known and lies within bounds, both included.</summary>
internal sealed class RangeMatcher : Matcher
{
    private readonly ColumnZones _zones;
    private readonly int _from;
    private readonly int _to;

    public RangeMatcher(ColumnZones zones, int from, int to)
    {
        _zones = zones;
        _from = Math.Max(1, from);
        _to = to;
        for (var window = 0; window < zones.Count; window++)
            Cost += MayHold(window) ? Window.Size : 0;
    }

    /// <summary>The documents of the windows in which one can match: those that stand elsewhere cost nothing.</summary>
    public override long Cost { get; }

    /// <inheritdoc/>
    public override int NextWindow(int window)
    {
        for (; window < _zones.Count; window++)
        {
            if (MayHold(window))
                return window;
        }

        return Window.End;
    }

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask)
    {
        Window.SetAll(mask, window, (int)_zones.Column.Length);
        Keep(window, mask);
    }

    /// <inheritdoc/>
    public override void Keep(int window, Span<ulong> mask)
    {
        if (!MayHold(window))
            mask.Clear();
        else if (!HoldsAll(window))
            KeepWithin(_zones.ValuesOf(window), mask);
    }

    /// <inheritdoc/>
    public override bool Matches(int document) => _zones.Column[document] is var value && value >= _from && value <= _to;

    private bool MayHold(int window) => window < _zones.Count
        && _from <= _to && _zones.Least(window) <= _to && _zones.Greatest(window) >= _from;

    private bool HoldsAll(int window)
        => _zones.AllKnown(window) && _zones.Least(window) >= _from && _zones.Greatest(window) <= _to;

    private void KeepWithin(ReadOnlySpan<int> values, Span<ulong> mask)
    {
        for (var word = 0; word < mask.Length; word++)
        {
            if (mask[word] != 0)
                mask[word] &= word * 64 < values.Length ? Within(values[(word * 64)..]) : 0;
        }
    }

    /// <summary>Which of the first 64 values lie within the bounds.</summary>
    private ulong Within(ReadOnlySpan<int> values)
    {
        values = values[..Math.Min(64, values.Length)];
        // Numbers below the first bound become great ones without a sign.
        var range = (uint)(_to - _from);
        var (first, last) = (Vector256.Create(_from), Vector256.Create(range));
        var (bits, index) = (0UL, 0);
        for (; index + Vector256<int>.Count <= values.Length; index += Vector256<int>.Count)
        {
            var steps = (Vector256.Create(values[index..]) - first).AsUInt32();
            bits |= (ulong)Vector256.LessThanOrEqual(steps, last).ExtractMostSignificantBits() << index;
        }

        for (; index < values.Length; index++)
            bits |= ((uint)(values[index] - _from) <= range ? 1UL : 0) << index;
        return bits;
    }
}

using System.Runtime.CompilerServices;
using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Querying;

/// <summary>
/// Which documents of a segment may be hits, leaving aside what they score: the living ones that pass the filters of a query and
/// are not excluded. Worked out document by document where few are asked for, else a window at a time, when a document of it is
/// first asked for.
/// </summary>
/// <param name="segment">The segment.</param>
/// <param name="sum">The query.</param>
/// <param name="passed">Windows that have been looked at already; none of their documents passes.</param>
/// <param name="mask">Room for the documents of a window.</param>
internal sealed class SearchGate(Segment segment, TermSum sum, ReadOnlyMemory<int> passed, ulong[] mask)
{
    // Where so few documents of a window hold a term, they are looked at one by one.
    private const int FewOfWindow = 96;

    private readonly bool _isForFew = sum.Count / FewOfWindow < Window.CountOf(segment.DocumentCount);
    private readonly bool _isOpen = sum.Filters.Length + sum.Excluded.Length == 0 && segment.Dead.Count == 0 && passed.IsEmpty;
    private int _window = -1;

    /// <summary>Whether any document from one on and before another may pass, as far as filters tell without looking.</summary>
    public bool MayPass(int first, int end)
    {
        foreach (var filter in sum.Filters)
        {
            // Behind the last window stands the greatest number there is.
            if (filter.NextWindow(Window.Of(first)) > Window.Of(end - 1))
                return false;
        }

        return true;
    }

    /// <summary>Whether a document passes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Passes(int document)
    {
        if (_isOpen)
            return true;
        if (_isForFew)
            return PassesAlone(document);
        if (_window != Window.Of(document))
            Fill(Window.Of(document));
        return Window.Contains(mask, document & (Window.Size - 1));
    }

    private bool PassesAlone(int document)
    {
        if (passed.Span.Contains(Window.Of(document)) || segment.Dead.Contains(document))
            return false;
        // What matches most documents takes one look at a column.
        for (var index = sum.Filters.Length - 1; index >= 0; index--)
        {
            if (!sum.Filters[index].Matches(document))
                return false;
        }

        foreach (var part in sum.Excluded)
        {
            if (part.Matches(document))
                return false;
        }

        return true;
    }

    private void Fill(int window)
    {
        _window = window;
        if (passed.Span.Contains(window))
        {
            Array.Clear(mask);
            return;
        }

        if (sum.Filters.Length == 0)
            Array.Fill(mask, ulong.MaxValue);
        else
            sum.Filters[0].Fill(window, mask);
        foreach (var filter in sum.Filters.AsSpan(Math.Min(1, sum.Filters.Length)))
            filter.Keep(window, mask);
        BooleanMatching.Exclude(sum.Excluded, window, mask);
        if (segment.Dead.Count == 0)
            return;
        Span<ulong> dead = stackalloc ulong[Window.Words];
        Window.Copy(segment.Dead.Bits, window, dead);
        Window.Remove(mask, dead);
    }
}

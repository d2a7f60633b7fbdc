using System.Runtime.InteropServices;

namespace ArxivLens.Index.Graph;

/// <summary>
/// Reads of a row what a neighbourhood needs: all of it when it is short, else its most important ends, and only what is of the
/// origins asked for and admitted.
/// </summary>
internal ref struct RowSelection(NeighbourhoodRequest request, List<int> list)
{
    /// <summary>Edges of long rows read in all when their lists hold too few of what is asked for.</summary>
    private int _scanLeft = 1 << 17;

    /// <summary>Reads a row; what it gives is valid until the next reading.</summary>
    /// <param name="rows">The direction.</param>
    /// <param name="node">The node.</param>
    /// <param name="wanted">How many ends will do.</param>
    /// <param name="isMiddle">Whether its row is read in all, whatever its length, rather than too few are found.</param>
    /// <param name="isWhole">Whether these are all.</param>
    public ReadOnlySpan<int> Read(LayeredRows rows, int node, int wanted, bool isMiddle, out bool isWhole)
    {
        var row = rows.Ends(node);
        var origins = rows.Origins(node);
        var isFiltered = origins.MayMiss(request.Origins) || request.Admits is not null;
        isWhole = true;
        if (row.Length > Math.Max(LeadingNeighbours.LongRow, wanted))
        {
            var leading = rows.Leading(node, out var leadingOrigins);
            isWhole = leading.Length < wanted;
            if (!isWhole && !isFiltered && request.Recency is null)
                return leading[..wanted];
            if (!isWhole)
            {
                ReadLeading(row, origins, leading, leadingOrigins, wanted);
                isWhole = list.Count < wanted && (isMiddle || TryScan(row.Length));
            }
        }

        if (isWhole && !isFiltered)
            return row;
        if (isWhole)
            ReadAll(row, origins);
        return CollectionsMarshal.AsSpan(list);
    }

    /// <summary>How many edges of a row are of the origins asked for and lead to a work that is admitted.</summary>
    public readonly int Count(LayeredRows rows, int node)
    {
        var origins = rows.Origins(node);
        if (request.Admits is null)
            return origins.MayMiss(request.Origins) ? origins.CountAdmitted(request.Origins) : origins.Length;
        ReadAll(rows.Ends(node), origins);
        return list.Count;
    }

    /// <summary>Whether a row has an end, by an edge of the origins asked for.</summary>
    public readonly bool Contains(LayeredRows rows, int node, int end)
    {
        var place = rows.Ends(node).BinarySearch(end);
        return place >= 0 && IsAdmitted(rows.Origins(node)[place]);
    }

    /// <summary>Whether an edge of these origins is seen.</summary>
    public readonly bool IsAdmitted(uint origins) => request.Origins == uint.MaxValue || (origins & request.Origins) != 0;

    /// <summary>The most important, and if newer ones count more the latest too: higher numbers were added later.</summary>
    private readonly void ReadLeading(
        ReadOnlySpan<int> row, OriginRow origins, ReadOnlySpan<int> leading, OriginRow leadingOrigins, int wanted)
    {
        list.Clear();
        var latest = request.Recency is null ? row.Length : Math.Max(0, row.Length - wanted);
        var isLatest = latest < row.Length ? row[latest] : int.MaxValue;
        for (var index = 0; index < leading.Length && list.Count < wanted; index++)
        {
            if (leading[index] < isLatest && IsAdmitted(leadingOrigins[index]) && IsAdmitted(leading[index]))
                list.Add(leading[index]);
        }

        for (var place = latest; place < row.Length; place++)
        {
            if (IsAdmitted(origins[place]) && IsAdmitted(row[place]))
                list.Add(row[place]);
        }
    }

    private readonly void ReadAll(ReadOnlySpan<int> row, OriginRow origins)
    {
        list.Clear();
        origins.AddAdmitted(row, request.Origins, list);
        if (request.Admits is null)
            return;
        var kept = 0;
        foreach (var end in CollectionsMarshal.AsSpan(list))
        {
            if (IsAdmitted(end))
                list[kept++] = end;
        }

        list.RemoveRange(kept, list.Count - kept);
    }

    private readonly bool IsAdmitted(int node) => request.Admits is not { } admits || admits(node);

    private bool TryScan(int length)
    {
        if (length > _scanLeft)
            return false;
        _scanLeft -= length;
        return true;
    }
}

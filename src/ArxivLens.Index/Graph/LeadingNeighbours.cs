using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>
/// For each long row its most important ends, most important first, so that a question need not read a hub's whole row to find
/// them. They stand side by side: places in the row would cost a miss of the cache each.
/// </summary>
internal sealed class LeadingNeighbours
{
    /// <summary>A row of more edges than this has a list.</summary>
    public const int LongRow = 256;

    /// <summary>Entries of the shortest list.</summary>
    private const int Fewest = 64;

    /// <summary>Entries of the longest list.</summary>
    public const int Most = 512;

    private readonly List<int> _rows = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _ends = [];
    private readonly List<uint> _origins = [];
    private readonly RankedNodes _ranked = new();

    /// <summary>Entries of the list of a long row: a quarter of the row, 64–512.</summary>
    public static int LengthOf(int row) => Math.Clamp(row / 4, Fewest, Most);

    /// <summary>Makes the lists of all rows.</summary>
    public static LeadingNeighbours Of(ICitationRows rows, ReadOnlySpan<float> importances)
    {
        var lists = new LeadingNeighbours();
        for (var row = 0; row < rows.Count; row++)
        {
            var ends = rows.Ends(row);
            if (ends.Length > LongRow)
                lists.Rank(row, ends, rows.Origins(row), importances);
        }

        return lists;
    }

    /// <summary>Takes the next row's list as it is; an empty one is none.</summary>
    public void Add(int row, ReadOnlySpan<int> ends, OriginRow origins)
    {
        if (ends.Length == 0)
            return;
        _ends.AddRange(ends);
        for (var index = 0; index < origins.Length; index++)
            _origins.Add(origins[index]);
        EndRow(row);
    }

    /// <summary>Writes the four sections.</summary>
    public void Write(SectionWriter writer, OriginMasks masks)
    {
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_rows));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_starts));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_ends));
        var codes = new CodeWriter(writer, CodeWidths.For(masks.Count));
        codes.Write(OriginRow.Plain(CollectionsMarshal.AsSpan(_origins)), masks);
        codes.End();
    }

    private void Rank(int row, ReadOnlySpan<int> ends, OriginRow origins, ReadOnlySpan<float> importances)
    {
        // Ends ascend, so the order of places is that of numbers.
        _ranked.Reset(LengthOf(ends.Length));
        for (var place = 0; place < ends.Length; place++)
            _ranked.Offer(place, CitationGraph.ImportanceOf(ends[place], importances));
        foreach (var key in _ranked.Sorted())
        {
            _ends.Add(ends[RankedNodes.Node(key)]);
            _origins.Add(origins[RankedNodes.Node(key)]);
        }

        EndRow(row);
    }

    private void EndRow(int row)
    {
        _rows.Add(row);
        _starts.Add(_ends.Count);
    }
}

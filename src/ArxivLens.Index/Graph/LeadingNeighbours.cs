using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>
/// For each long row the places of its most important ends, most important first, so that a question need not read a hub's whole
/// row to find them.
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
    private readonly List<int> _places = [];
    private readonly RankedNodes _ranked = new();

    /// <summary>Entries of the list of a long row: a quarter of the row, 64–512.</summary>
    public static int LengthOf(int row) => Math.Clamp(row / 4, Fewest, Most);

    /// <summary>Makes the lists of all rows.</summary>
    public static LeadingNeighbours Of(ICitationRows rows, ReadOnlySpan<float> importances)
    {
        var lists = new LeadingNeighbours();
        for (var row = 0; row < rows.Count; row++)
            lists.Rank(row, rows.Ends(row), importances);
        return lists;
    }

    /// <summary>Takes the next row's list as it is; an empty one is none.</summary>
    public void Add(int row, ReadOnlySpan<int> places)
    {
        if (places.Length == 0)
            return;
        _rows.Add(row);
        _places.AddRange(places);
        _starts.Add(_places.Count);
    }

    /// <summary>Writes the three sections.</summary>
    public void Write(SectionWriter writer)
    {
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_rows));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_starts));
        writer.WriteSection<int>(CollectionsMarshal.AsSpan(_places));
    }

    private void Rank(int row, ReadOnlySpan<int> ends, ReadOnlySpan<float> importances)
    {
        if (ends.Length <= LongRow)
            return;
        // Ends ascend, so the order of places is that of numbers.
        _ranked.Reset(LengthOf(ends.Length));
        for (var place = 0; place < ends.Length; place++)
            _ranked.Offer(place, CitationGraph.ImportanceOf(ends[place], importances));
        _rows.Add(row);
        foreach (var key in _ranked.Sorted())
            _places.Add(RankedNodes.Node(key));
        _starts.Add(_places.Count);
    }
}

using System.Runtime.InteropServices;

namespace ArxivLens.Index.Graph;

/// <summary>The rows of one direction of an overlay in memory, by ascending node.</summary>
internal sealed class OverlayRows : ICitationRows
{
    private readonly List<int> _nodes = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _ends = [];
    private readonly List<uint> _origins = [];

    /// <summary>The nodes, ascending.</summary>
    public ReadOnlySpan<int> Nodes => CollectionsMarshal.AsSpan(_nodes);

    /// <summary>Lists of the long rows.</summary>
    public LeadingNeighbours Leading { get; private set; } = new();

    /// <inheritdoc/>
    public int Count => _nodes.Count;

    /// <summary>Adds an edge to the row that is open.</summary>
    public void Add(int end, uint origins)
    {
        _ends.Add(end);
        _origins.Add(origins);
    }

    /// <summary>Ends the row that is open; its node is greater than all before.</summary>
    public void EndRow(int node)
    {
        _nodes.Add(node);
        _starts.Add(_ends.Count);
    }

    /// <summary>Adds a whole row.</summary>
    public void AddRow(int node, ReadOnlySpan<int> ends, OriginRow origins)
    {
        for (var index = 0; index < ends.Length; index++)
            Add(ends[index], origins[index]);
        EndRow(node);
    }

    /// <summary>Makes the lists of long rows.</summary>
    public void Rank(ReadOnlySpan<float> importances) => Leading = LeadingNeighbours.Of(this, importances);

    /// <inheritdoc/>
    public ReadOnlySpan<int> Ends(int row) => CollectionsMarshal.AsSpan(_ends)[_starts[row].._starts[row + 1]];

    /// <inheritdoc/>
    public OriginRow Origins(int row)
    {
        // The masks of a row are a table of their own, numbered one after the other.
        var origins = CollectionsMarshal.AsSpan(_origins)[_starts[row].._starts[row + 1]];
        return OriginRow.Plain(origins);
    }
}

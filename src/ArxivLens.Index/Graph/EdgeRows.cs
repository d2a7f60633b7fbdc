using System.Numerics;
using System.Runtime.InteropServices;

namespace ArxivLens.Index.Graph;

/// <summary>One direction of the graph in memory, filled by counting: first the length of each row, then the edges.</summary>
/// <typeparam name="TCode">Wide enough for the codes of all masks.</typeparam>
internal sealed class EdgeRows<TCode> : ICitationRows
    where TCode : unmanaged, IBinaryInteger<TCode>
{
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly TCode[] _codes;
    private readonly uint[] _masks;

    private EdgeRows(int[] starts, long edges, uint[] masks)
    {
        if (edges > Array.MaxLength)
            throw new InvalidOperationException($"A graph is built of at most {Array.MaxLength} citations.");
        _starts = starts;
        _ends = new int[edges];
        _codes = new TCode[edges];
        _masks = masks;
    }

    /// <inheritdoc/>
    public int Count => _starts.Length - 1;

    private static CodeWidth Width => (CodeWidth)(8 * Marshal.SizeOf<TCode>());

    /// <inheritdoc/>
    public ReadOnlySpan<int> Ends(int row) => _ends.AsSpan(_starts[row].._starts[row + 1]);

    /// <inheritdoc/>
    public OriginRow Origins(int row)
    {
        var codes = _codes.AsSpan(_starts[row].._starts[row + 1]);
        return new OriginRow(MemoryMarshal.AsBytes(codes), 0, codes.Length, Width, _masks);
    }

    /// <summary>
    /// Sorts edges into rows by the citing or the cited node; within a row they keep their order. Empties the buffer.
    /// </summary>
    /// <param name="edges">The edges.</param>
    /// <param name="nodes">Number of rows.</param>
    /// <param name="byCiting">Whether the rows are of citing nodes.</param>
    /// <param name="masks">Masks by the codes the rows shall have.</param>
    /// <param name="codes">From a code in the buffer to the code in the rows.</param>
    public static EdgeRows<TCode> Sort(EdgeBuffer edges, int nodes, bool byCiting, uint[] masks, int[] codes)
    {
        var starts = new int[nodes + 1];
        for (var index = 0; index < edges.Pieces; index++)
        {
            foreach (var edge in edges.Piece(index))
                starts[(byCiting ? edge.Citing : edge.Cited) + 1]++;
        }

        var next = Accumulate(starts);
        var rows = new EdgeRows<TCode>(starts, edges.Count, masks);
        for (var index = 0; index < edges.Pieces; index++)
        {
            foreach (var edge in edges.Piece(index))
            {
                var place = next[byCiting ? edge.Citing : edge.Cited]++;
                rows._ends[place] = byCiting ? edge.Cited : edge.Citing;
                rows._codes[place] = TCode.CreateTruncating(codes[edge.Code]);
            }

            edges.Release(index);
        }

        return rows;
    }

    /// <summary>The same edges by their other ends; every row ascends, since the rows are read in order.</summary>
    public EdgeRows<TCode> Transpose()
    {
        var starts = new int[_starts.Length];
        foreach (var end in _ends)
            starts[end + 1]++;
        var next = Accumulate(starts);
        var rows = new EdgeRows<TCode>(starts, _ends.Length, _masks);
        for (var row = 0; row < Count; row++)
        {
            for (var from = _starts[row]; from < _starts[row + 1]; from++)
            {
                var place = next[_ends[from]]++;
                rows._ends[place] = row;
                rows._codes[place] = _codes[from];
            }
        }

        return rows;
    }

    private static int[] Accumulate(int[] starts)
    {
        for (var row = 1; row < starts.Length; row++)
            starts[row] = checked(starts[row] + starts[row - 1]);
        return starts.AsSpan(0, starts.Length - 1).ToArray();
    }
}

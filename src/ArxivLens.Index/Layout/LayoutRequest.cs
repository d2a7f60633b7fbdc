namespace ArxivLens.Index.Layout;

/// <summary>A network to be given places in the plane.</summary>
/// <param name="Nodes">
/// The nodes; the first is the one the picture is of. What is shown may be a part of them: a picture holds still only as long as
/// none of these goes, so give all there are within reason and show those the budget has room for.
/// </param>
/// <param name="Edges">
/// Pairs of places in <paramref name="Nodes"/>; direction and repetition make no difference, loops are passed over.
/// </param>
public sealed record LayoutRequest(ReadOnlyMemory<LayoutNode> Nodes, ReadOnlyMemory<(int From, int To)> Edges)
{
    /// <summary>What places mean. Default: only ties count.</summary>
    public LayoutKind Kind { get; init; }

    /// <summary>
    /// Whether nodes that are not tied to the first lie around those that are without pushing them, as in a neighbourhood of two
    /// steps, of which the second comes and goes with the budget. Default: all nodes are alike.
    /// </summary>
    public bool HasOuter { get; init; }

    /// <summary>
    /// Called about ten times while a large picture settles, with one position per node in the order of <see cref="Nodes"/>,
    /// on the thread that computes. Each call brings memory of its own. Default: nobody is told.
    /// </summary>
    public Action<ReadOnlyMemory<Position>>? OnProgress { get; init; }
}

/// <summary>A node to be given a place.</summary>
/// <param name="Seed">
/// A number that is the node's own for good, such as a hash of its key: where it starts and which nodes are worked on first
/// depend on it, and not on the order nodes are given in.
/// </param>
/// <param name="Generation">The year of the work: what is younger comes into the picture later; 0 when unknown.</param>
/// <param name="Month">The month of the work, 1–12; 0 when unknown. Within a year the picture grows month by month.</param>
public readonly record struct LayoutNode(ulong Seed, int Generation, int Month = 0);

/// <summary>What the places of a picture mean.</summary>
public enum LayoutKind
{
    /// <summary>Tied nodes lie near each other; the first node lies at the origin.</summary>
    Force,

    /// <summary>
    /// From left to right by year, <see cref="NetworkLayout.YearWidth"/> each; tied nodes lie at like heights.
    /// </summary>
    Timeline,
}

/// <summary>A point of the plane. The usual half width of a picture is the unit.</summary>
/// <param name="X">From left to right.</param>
/// <param name="Y">From top to bottom on a screen.</param>
public readonly record struct Position(float X, float Y);

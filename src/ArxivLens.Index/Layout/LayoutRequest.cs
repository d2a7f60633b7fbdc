namespace ArxivLens.Index.Layout;

/// <summary>A network to be given places in the plane.</summary>
/// <param name="Nodes">The nodes; the first is the one the picture is of.</param>
/// <param name="Edges">
/// Pairs of places in <paramref name="Nodes"/>; direction and repetition make no difference, loops are passed over.
/// </param>
public sealed record LayoutRequest(ReadOnlyMemory<LayoutNode> Nodes, ReadOnlyMemory<(int From, int To)> Edges)
{
    /// <summary>What places mean. Default: only ties count.</summary>
    public LayoutKind Kind { get; init; }

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
/// <param name="Generation">The year of the work, from which the picture grows year by year; 0 when unknown.</param>
public readonly record struct LayoutNode(ulong Seed, int Generation);

/// <summary>What the places of a picture mean.</summary>
public enum LayoutKind
{
    /// <summary>Tied nodes lie near each other; the first node lies at the origin.</summary>
    Force,

    /// <summary>From left to right by year; tied nodes lie at like heights.</summary>
    Timeline,
}

/// <summary>A point of the plane. The usual half width of a picture is the unit.</summary>
/// <param name="X">From left to right.</param>
/// <param name="Y">From top to bottom on a screen.</param>
public readonly record struct Position(float X, float Y);

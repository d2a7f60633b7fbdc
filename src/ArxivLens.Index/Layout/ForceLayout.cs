namespace ArxivLens.Index.Layout;

/// <summary>Places the nodes of a small network in the plane; the same input always gives the same picture.</summary>
public static class ForceLayout
{
    /// <summary>Computes positions for a network, the first node held at the origin.</summary>
    /// <param name="seeds">One number per node from which its first position is taken, so that it does not depend on order.</param>
    /// <param name="edges">Pairs of node numbers.</param>
    /// <returns>One position per node, in about −1 … 1.</returns>
    public static Position[] Compute(ReadOnlySpan<ulong> seeds, ReadOnlySpan<(int From, int To)> edges) => throw new NotImplementedException();
}

/// <summary>A point of the plane.</summary>
public readonly record struct Position(float X, float Y);

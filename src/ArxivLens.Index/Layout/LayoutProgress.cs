namespace ArxivLens.Index.Layout;

/// <summary>Tells about ten times how far a layout has come, and stops it when nobody waits any more.</summary>
internal sealed class LayoutProgress(LayoutGraph graph, Action<ReadOnlyMemory<Position>>? onProgress, CancellationToken token)
{
    private const int Times = 10;

    private double _done;
    private int _told;

    /// <summary>To be called before each step of the movement.</summary>
    /// <param name="share">How many of the nodes come to rest by the step; all steps together make all nodes.</param>
    /// <param name="x">Places by rank as they are.</param>
    /// <param name="y">Places by rank as they are.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Step(double share, double[] x, double[] y)
    {
        token.ThrowIfCancellationRequested();
        if (onProgress is null)
            return;
        _done += share;
        if (_done * Times < (_told + 1) * graph.Nodes.Length)
            return;
        _told = (int)(_done * Times / graph.Nodes.Length);
        onProgress(graph.InGivenOrder(x, y));
    }
}

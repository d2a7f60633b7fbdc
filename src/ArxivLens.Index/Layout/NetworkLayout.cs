namespace ArxivLens.Index.Layout;

/// <summary>Places the nodes of a network in the plane; the same network always gives the same picture.</summary>
public static class NetworkLayout
{
    /// <summary>Computes one position per node, in the order of the request's nodes.</summary>
    /// <param name="request">The network.</param>
    /// <param name="token">Looked at before each step of the movement; ten thousand nodes take seconds.</param>
    /// <exception cref="ArgumentNullException">There is no request.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An edge names a node that is not there.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Position[] Compute(LayoutRequest request, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var seeds = Array.ConvertAll(request.Nodes.ToArray(), node => node.Seed);
        var positions = ForceLayout.Compute(seeds, request.Edges.Span, token);
        request.OnProgress?.Invoke(positions);
        return positions;
    }
}

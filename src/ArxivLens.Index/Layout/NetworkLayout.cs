namespace ArxivLens.Index.Layout;

/// <summary>
/// Places the nodes of a network in the plane; the same network always gives the same picture, and nodes that are younger than
/// all others move none of these (decision 13 says how and what it costs).
/// </summary>
public static class NetworkLayout
{
    /// <summary>
    /// From one year to the next in <see cref="LayoutKind.Timeline"/>. The year of the first node is at 0 from left to right, or
    /// the earliest known when that is unknown; works of unknown years lie two years left of the earliest.
    /// </summary>
    public const float YearWidth = 0.3f;

    /// <summary>How far apart the nodes of a picture are at least, by √(their number + <see cref="GuestReserve"/>).</summary>
    private const double GuestGap = 0.7;

    private const double GuestReserve = 15;

    /// <summary>A timeline is drawn wider than it is high, so that what stands one above the other needs more room.</summary>
    private const double UprightGap = 1.4;

    /// <summary>
    /// Finds places for what joins a settled picture, such as articles about its works: each the free place nearest to the one it
    /// wishes, in order. Nothing that is settled moves.
    /// </summary>
    /// <param name="settled">The places that are taken.</param>
    /// <param name="wished">The places wished for.</param>
    /// <param name="kind">What places mean: in a timeline they are looked for up and down only.</param>
    public static Position[] PlaceBeside(ReadOnlySpan<Position> settled, ReadOnlySpan<Position> wished, LayoutKind kind)
    {
        Position[] all = [.. settled, .. wished];
        var (x, y) = (Array.ConvertAll(all, place => (double)place.X), Array.ConvertAll(all, place => (double)place.Y));
        var (taken, guests) = (Enumerable.Range(0, settled.Length).ToArray(), Enumerable.Range(settled.Length, wished.Length).ToArray());
        var room = new Room(x, y);
        room.Take(taken, (kind == LayoutKind.Timeline ? UprightGap : GuestGap) / Math.Sqrt(settled.Length + GuestReserve));
        if (kind == LayoutKind.Timeline)
            room.PlaceUpright(guests);
        else
            room.Place(guests);
        return Array.ConvertAll(guests, guest => new Position((float)x[guest], (float)y[guest]));
    }

    /// <summary>Computes one position per node, in the order of the request's nodes.</summary>
    /// <param name="request">The network.</param>
    /// <param name="token">Looked at before each step of the movement; ten thousand nodes take a fifth of a second.</param>
    /// <exception cref="ArgumentNullException">There is no request.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An edge names a node that is not there.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static Position[] Compute(LayoutRequest request, CancellationToken token = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        token.ThrowIfCancellationRequested();
        var graph = new LayoutGraph(request.Nodes.Span, request.Edges.Span);
        if (request.Nodes.IsEmpty)
            return [];
        var progress = new LayoutProgress(graph, request.OnProgress, token);
        if (request.Kind == LayoutKind.Timeline)
        {
            var timeline = new Timeline(graph, progress);
            timeline.Run();
            return graph.InGivenOrder(timeline.X, timeline.Y);
        }

        var growth = new Growth(graph, request.HasOuter, progress);
        growth.Run();
        return graph.InGivenOrder(growth.X, growth.Y);
    }
}

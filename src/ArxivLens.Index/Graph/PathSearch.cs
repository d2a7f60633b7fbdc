namespace ArxivLens.Index.Graph;

/// <summary>
/// Finds a shortest path by breadth from both ends, always going on from the end with fewer edges before it. Both ends know for
/// each work they reached the best way there, so that the best path as a whole is the best way through the works where they meet.
/// </summary>
internal readonly ref struct PathSearch(CitationGraph graph, PathRequest request, CancellationToken token)
{
    /// <summary>The works of the path, or <c>null</c>.</summary>
    public int[]? Find()
    {
        if (request.From == request.To)
            return [request.From];
        var (from, to) = (PathEnd.Rent(), PathEnd.Rent());
        from.Begin(request.From);
        to.Begin(request.To);
        var path = Meet(from, to) ? PathThrough(BestMeeting(from, to), from, to) : null;
        from.Return();
        to.Return();
        return path;
    }

    /// <summary>Goes on until the ends meet.</summary>
    /// <returns>Whether they did within the limits.</returns>
    private bool Meet(PathEnd from, PathEnd to)
    {
        var backward = Reverse(request.Directions);
        for (var length = 1; length <= request.LongestPath; length++)
        {
            var forwardEdges = from.EdgesAhead(graph, request.Directions);
            var backwardEdges = to.EdgesAhead(graph, backward);
            if (forwardEdges == 0 || backwardEdges == 0)
                return false;
            var isForward = forwardEdges <= backwardEdges;
            var (near, far) = isForward ? (from, to) : (to, from);
            var reached = near.Count;
            near.GoOn(graph, request, isForward ? request.Directions : backward, far, token);
            if (near.Count > reached)
                return true;
            near.GoOn(graph, request, isForward ? request.Directions : backward, null, token);
            if (from.Count + to.Count > request.MostVisited)
                return false;
        }

        return false;
    }

    /// <summary>
    /// Works that both ends hold are at the newest level of both: otherwise they had met before. The end that went on last may
    /// hold no others at that level.
    /// </summary>
    private static int BestMeeting(PathEnd from, PathEnd to)
    {
        var best = -1;
        foreach (var node in from.Newest)
        {
            if (!to.Holds(node))
                continue;
            var (worth, bestWorth) = (Worth(node, from, to), best < 0 ? double.NegativeInfinity : Worth(best, from, to));
            if (worth > bestWorth || (worth == bestWorth && node < best))
                best = node;
        }

        return best;
    }

    private static double Worth(int node, PathEnd from, PathEnd to)
        => from.WorthBefore(node) + from.Own(node) + to.WorthBefore(node);

    private static int[] PathThrough(int meeting, PathEnd from, PathEnd to)
    {
        var path = new List<int>();
        for (var node = meeting; node >= 0; node = from.Before(node))
            path.Add(node);
        path.Reverse();
        for (var node = to.Before(meeting); node >= 0; node = to.Before(node))
            path.Add(node);
        return [.. path];
    }

    private static CitationDirections Reverse(CitationDirections directions) => directions switch
    {
        CitationDirections.References => CitationDirections.Citations,
        CitationDirections.Citations => CitationDirections.References,
        _ => directions,
    };
}

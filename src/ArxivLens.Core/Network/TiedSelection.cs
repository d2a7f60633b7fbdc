namespace ArxivLens.Core.Network;

/// <summary>
/// Prior works, which the neighbourhood cites most, or derivative works, which cite most of it. The neighbourhood is the starts
/// and the works most like them, so that a new paper whose own references are few has prior works too.
/// </summary>
internal static class TiedSelection
{
    /// <summary>Similar works that belong to the neighbourhood.</summary>
    private const int Neighbours = 60;

    /// <summary>Of a longer row only so many, those that came in last, are counted.</summary>
    private const int LongestRow = 4096;

    /// <summary>A work of fewer ties says nothing of the neighbourhood, if others have more.</summary>
    private const int LeastTies = 2;

    public static CitationNetwork Choose(AskedNetwork asked, CancellationToken cancellationToken)
    {
        var similar = SimilarSelection.Find(asked, Neighbours, out _, cancellationToken);
        var ties = CountTies(asked, [.. asked.Starts, .. similar.Select(one => one.Work.Document)], out var isExact);
        foreach (var start in asked.Starts)
            ties.Remove(start);
        var candidates = ties.Where(one => asked.IsAdmitted(one.Key)).ToList();
        if (candidates.Exists(one => one.Value >= LeastTies))
            candidates.RemoveAll(one => one.Value < LeastTies);
        var best = candidates.OrderByDescending(one => one.Value)
            .ThenByDescending(one => asked.Graph.Importance(one.Key)).ThenBy(one => one.Key);
        List<NetworkNode> nodes = [.. asked.Starts.Select(start => asked.Node(start, NetworkRole.Current))];
        nodes.AddRange(best.Take(Math.Max(0, asked.Question.Budget - nodes.Count))
            .Select(one => asked.Node(one.Key, asked.RoleOf(one.Key)) with { Ties = one.Value }));
        var pool = NetworkPool.Of(asked, nodes, cancellationToken);
        var network = pool.Network(asked, [.. Enumerable.Range(0, pool.Nodes.Count)], candidates.Count - pool.MergedAway);
        return network with
        {
            IsTotalExact = isExact,
            Kinships = [.. Enumerable.Range(pool.Starts, network.Nodes.Count - pool.Starts).Select(place => (0, place))],
        };
    }

    private static Dictionary<int, int> CountTies(AskedNetwork asked, IReadOnlyList<int> neighbourhood, out bool isExact)
    {
        isExact = true;
        var isPrior = asked.Question.Mode == NetworkMode.Prior;
        var ties = new Dictionary<int, int>();
        foreach (var work in neighbourhood)
        {
            var row = isPrior ? asked.Graph.References(work) : asked.Graph.Citations(work);
            var origins = isPrior ? asked.Graph.ReferenceOrigins(work) : asked.Graph.CitationOrigins(work);
            var first = Math.Max(0, row.Length - LongestRow);
            isExact &= first == 0;
            for (var at = first; at < row.Length; at++)
            {
                if ((origins[at] & asked.Origins) != 0)
                    ties[row[at]] = ties.GetValueOrDefault(row[at]) + 1;
            }
        }

        return ties;
    }
}

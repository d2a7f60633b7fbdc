using ArxivLens.Core.Similarity;

namespace ArxivLens.Core.Network;

/// <summary>The works most like the starts, and how they cite each other.</summary>
internal static class SimilarSelection
{
    /// <summary>Similar works asked for at most: beyond these the likeness says little.</summary>
    private const int MostSimilar = 200;

    public static CitationNetwork Choose(AskedNetwork asked, CancellationToken cancellationToken)
    {
        var found = Find(asked, MostSimilar, out var isAll, cancellationToken);
        var admitted = found.Where(one => asked.IsAdmitted(one.Work.Document)).ToList();
        List<NetworkNode> nodes = [.. asked.Starts.Select(start => asked.Node(start, NetworkRole.Current))];
        nodes.AddRange(admitted.Take(Math.Max(0, asked.Question.Budget - nodes.Count)).Select(one => NodeOf(asked, one)));
        var pool = NetworkPool.Of(asked, nodes, cancellationToken);
        var network = pool.Network(asked, [.. Enumerable.Range(0, pool.Nodes.Count)], admitted.Count - pool.MergedAway);
        return network with
        {
            IsTotalExact = isAll,
            Kinships = [.. Enumerable.Range(pool.Starts, network.Nodes.Count - pool.Starts).Select(place => (0, place))],
        };
    }

    /// <summary>Finds the works most like any of the starts, the starts and their twins left out, the most alike first.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="limit">Works to return at most.</param>
    /// <param name="isAll">Whether there are no others.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static List<(SimilarWork Work, double Score)> Find(
        AskedNetwork asked, int limit, out bool isAll, CancellationToken cancellationToken)
    {
        isAll = true;
        var scores = new Dictionary<int, (SimilarWork Work, double Score)>();
        foreach (var start in asked.Starts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var works = SimilarWorks.Find(asked.Index, start, limit);
            isAll &= works.Count < limit;
            foreach (var work in works)
            {
                var known = scores.GetValueOrDefault(work.Document, (Work: work, Score: 0));
                scores[work.Document] = known with { Score = known.Score + work.Score / asked.Starts.Count };
            }
        }

        foreach (var start in asked.Starts)
            scores.Remove(start);
        return [.. scores.Values.OrderByDescending(one => one.Score).ThenBy(one => one.Work.Document).Take(limit)];
    }

    private static NetworkNode NodeOf(AskedNetwork asked, (SimilarWork Work, double Score) found)
        => asked.Node(found.Work.Document, asked.RoleOf(found.Work.Document)) with
        {
            Similarity = found.Score,
            AlsoAs = found.Work.AlsoAs,
        };
}

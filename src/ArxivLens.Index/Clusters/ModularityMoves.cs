namespace ArxivLens.Index.Clusters;

/// <summary>
/// Moves nodes between clusters as long as modularity grows, and takes clusters apart again into what holds together.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="clusters">The cluster of each node, numbers below that of the nodes; <see cref="MoveAll"/> changes them.</param>
/// <param name="resolution">How much more than by chance a cluster must be tied.</param>
internal sealed class ModularityMoves(WeightedGraph graph, int[] clusters, double resolution)
{
    /// <summary>Gains below this are rounding.</summary>
    private const double Least = 1e-9;

    private readonly double _chance = resolution / Math.Max(1, graph.Strengths.Sum());
    private readonly double[] _ties = new double[graph.Count];
    private readonly List<int> _near = [];

    /// <summary>
    /// Each node goes to the best cluster among its neighbours' and its own; when it has moved, those it was left by look again.
    /// </summary>
    public void MoveAll(CancellationToken token)
    {
        var strengths = Sums(clusters);
        var waiting = new Queue<int>(Enumerable.Range(0, graph.Count));
        var isWaiting = new bool[graph.Count];
        Array.Fill(isWaiting, true);
        for (var looked = 1; waiting.TryDequeue(out var node); looked++)
        {
            if (looked % Math.Max(1, graph.Count) == 0)
                token.ThrowIfCancellationRequested();
            isWaiting[node] = false;
            if (!Move(node, clusters, strengths, static (_, _) => true))
                continue;
            foreach (var other in graph.Neighbours(node))
            {
                if (isWaiting[other] || clusters[other] == clusters[node])
                    continue;
                isWaiting[other] = true;
                waiting.Enqueue(other);
            }
        }
    }

    /// <summary>
    /// Clusters within the clusters: each node that is still alone joins the best of its cluster that is, as it is itself, tied
    /// well to the rest of that. What so grows together has ties within.
    /// </summary>
    public int[] Refine(CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        int[] refined = [.. Enumerable.Range(0, graph.Count)];
        var strengths = Sums(refined);
        var whole = Sums(clusters);
        var outward = new double[graph.Count];
        for (var node = 0; node < graph.Count; node++)
            outward[node] = TiesWithin(node, clusters, clusters[node]);
        var sizes = new int[graph.Count];
        Array.Fill(sizes, 1);
        for (var node = 0; node < graph.Count; node++)
        {
            if (sizes[node] != 1 || refined[node] != node || !IsWellTied(node, node))
                continue;
            var home = clusters[node];
            if (!Move(node, refined, strengths, (from, to) => clusters[to] == home && IsWellTied(refined[to], to)))
                continue;
            var group = refined[node];
            outward[group] += outward[node] - 2 * TiesWithin(node, refined, group);
            sizes[group]++;
            sizes[node] = 0;
        }

        return refined;

        bool IsWellTied(int group, int member)
            => outward[group] >= _chance * strengths[group] * (whole[clusters[member]] - strengths[group]) - Least;
    }

    private double[] Sums(int[] groups)
    {
        var sums = new double[graph.Count];
        for (var node = 0; node < groups.Length; node++)
            sums[groups[node]] += graph.Strengths[node];
        return sums;
    }

    /// <summary>Weight of a node's edges to the other nodes of a group.</summary>
    private double TiesWithin(int node, int[] groups, int group)
    {
        var ends = graph.Neighbours(node);
        var weights = graph.Weights(node);
        var sum = 0.0;
        for (var edge = 0; edge < ends.Length; edge++)
            sum += groups[ends[edge]] == group ? weights[edge] : 0;
        return sum;
    }

    /// <summary>Moves a node to the best group of a neighbour that is allowed, if that is better than its own.</summary>
    private bool Move(int node, int[] groups, double[] strengths, Func<int, int, bool> isAllowed)
    {
        var strength = graph.Strengths[node];
        var own = groups[node];
        Gather(node, groups, isAllowed);
        strengths[own] -= strength;
        var best = own;
        var bestGain = TiesWithin(node, groups, own) - _chance * strength * strengths[own] + Least;
        foreach (var group in _near)
        {
            var gain = _ties[group] - _chance * strength * strengths[group];
            if (gain > bestGain + Least || (gain > bestGain && best != own && group < best))
                (best, bestGain) = (group, gain);
            _ties[group] = 0;
        }

        strengths[best] += strength;
        groups[node] = best;
        return best != own;
    }

    /// <summary>The groups of a node's neighbours that it may go to, each with the weight of its edges to them.</summary>
    private void Gather(int node, int[] groups, Func<int, int, bool> isAllowed)
    {
        _near.Clear();
        var ends = graph.Neighbours(node);
        var weights = graph.Weights(node);
        for (var edge = 0; edge < ends.Length; edge++)
        {
            var group = groups[ends[edge]];
            if (group == groups[node] || !isAllowed(node, ends[edge]))
                continue;
            if (_ties[group] == 0)
                _near.Add(group);
            _ties[group] += weights[edge];
        }
    }
}

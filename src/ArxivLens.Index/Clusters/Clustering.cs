using ArxivLens.Index.Layout;

namespace ArxivLens.Index.Clusters;

/// <summary>Finds groups of nodes with more ties among themselves than to others.</summary>
public static class Clustering
{
    /// <summary>After so many runs it is settled for what was found; networks seen so far took fewer.</summary>
    private const int MostRuns = 20;

    /// <summary>
    /// Cluster numbers of nodes: 0 for the largest, −1 for a node without edges. The same nodes and edges give the same clusters
    /// in whatever order they come; nodes of equal seeds are told apart by their order. A node tied to nearly all others is best
    /// left out: it belongs to every cluster.
    /// </summary>
    /// <param name="seeds">One number per node that is its own for good, such as a hash of its key.</param>
    /// <param name="edges">
    /// Pairs of places in <paramref name="seeds"/>; direction and repetition make no difference, loops are passed over.
    /// </param>
    /// <param name="token">Looked at once a pass over the nodes.</param>
    /// <exception cref="ArgumentOutOfRangeException">An edge names a node that is not there.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static int[] Find(
        ReadOnlySpan<ulong> seeds, ReadOnlySpan<(int From, int To)> edges, CancellationToken token = default)
        => Find(seeds, edges, resolution: 1, token);

    /// <summary>
    /// The same by the Leiden algorithm (V. Traag, L. Waltman, N. van Eck, "From Louvain to Leiden: guaranteeing well-connected
    /// communities", Scientific Reports 9, 2019) for modularity with a resolution (J. Reichardt, S. Bornholdt, 2006), each choice
    /// the best one instead of a random one. No cluster falls apart into parts without ties between them.
    /// </summary>
    /// <param name="seeds">One number per node that is its own for good.</param>
    /// <param name="edges">Pairs of places in <paramref name="seeds"/>.</param>
    /// <param name="resolution">More than 1 for more and smaller clusters, less for fewer; above 0.</param>
    /// <param name="token">Looked at once a pass over the nodes.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An edge names a node that is not there, or the resolution is not above 0.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static int[] Find(
        ReadOnlySpan<ulong> seeds, ReadOnlySpan<(int From, int To)> edges, double resolution, CancellationToken token = default)
    {
        if (!(resolution > 0))
            throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "A resolution is above 0.");
        token.ThrowIfCancellationRequested();
        var nodes = new LayoutNode[seeds.Length];
        for (var node = 0; node < nodes.Length; node++)
            nodes[node] = new LayoutNode(seeds[node], 0);
        var graph = new LayoutGraph(nodes, edges);
        var clusters = Numbered(graph, Parts(graph, Search(graph, resolution, token)));
        return graph.InGivenOrder(clusters);
    }

    /// <summary>Runs until a run from what the last one found finds no better.</summary>
    private static int[] Search(LayoutGraph graph, double resolution, CancellationToken token)
    {
        var level = WeightedGraph.Of(graph);
        int[] clusters = [.. Enumerable.Range(0, level.Count)];
        for (var run = 0; run < MostRuns; run++)
        {
            var found = Run(level, [.. clusters], resolution, token);
            Renumber(found);
            if (found.AsSpan().SequenceEqual(clusters))
                break;
            clusters = found;
        }

        return clusters;
    }

    /// <summary>Moves, refines and merges until nothing is left to merge.</summary>
    private static int[] Run(WeightedGraph level, int[] clusters, double resolution, CancellationToken token)
    {
        int[] places = [.. Enumerable.Range(0, level.Count)];
        while (true)
        {
            var moves = new ModularityMoves(level, clusters, resolution);
            moves.MoveAll(token);
            var refined = moves.Refine(token);
            var count = Renumber(refined);
            Renumber(clusters);
            if (count == level.Count)
                return Array.ConvertAll(places, place => clusters[place]);
            var next = new int[count];
            for (var node = 0; node < refined.Length; node++)
                next[refined[node]] = clusters[node];
            for (var node = 0; node < places.Length; node++)
                places[node] = refined[places[node]];
            level = level.Merged(refined, count);
            clusters = next;
        }
    }

    /// <summary>Gives the numbers 0, 1, … in the order they first occur; says how many there are.</summary>
    private static int Renumber(int[] numbers)
    {
        var known = new int[numbers.Length];
        Array.Fill(known, -1);
        var count = 0;
        for (var place = 0; place < numbers.Length; place++)
        {
            ref var number = ref known[numbers[place]];
            if (number < 0)
                number = count++;
            numbers[place] = number;
        }

        return count;
    }

    /// <summary>Tells parts of a cluster apart that have no ties between them, should the search have ended early.</summary>
    private static int[] Parts(LayoutGraph graph, int[] clusters)
    {
        var parts = new int[clusters.Length];
        Array.Fill(parts, -1);
        var waiting = new Stack<int>();
        for (var start = 0; start < parts.Length; start++)
        {
            if (parts[start] >= 0)
                continue;
            parts[start] = start;
            waiting.Push(start);
            while (waiting.TryPop(out var node))
            {
                foreach (var other in graph.Neighbours(node))
                {
                    if (parts[other] >= 0 || clusters[other] != clusters[node])
                        continue;
                    parts[other] = start;
                    waiting.Push(other);
                }
            }
        }

        return parts;
    }

    /// <summary>By size; of equal ones that with the lowest seed first. Nodes without edges have none.</summary>
    private static int[] Numbered(LayoutGraph graph, int[] clusters)
    {
        var sizes = new int[clusters.Length];
        for (var node = 0; node < clusters.Length; node++)
            sizes[clusters[node]] += graph.Neighbours(node).IsEmpty ? 0 : 1;
        var order = Enumerable.Range(0, sizes.Length).Where(cluster => sizes[cluster] > 0)
            .OrderByDescending(cluster => sizes[cluster]).ThenBy(cluster => cluster).ToArray();
        var numbers = new int[sizes.Length];
        Array.Fill(numbers, -1);
        for (var number = 0; number < order.Length; number++)
            numbers[order[number]] = number;
        return Array.ConvertAll(clusters, cluster => numbers[cluster]);
    }
}

using ArxivLens.Core.Similarity;
using ArxivLens.Index.Graph;

namespace ArxivLens.Core.Network;

/// <summary>
/// A shortest chain of citations from the first start to another work, and beside it works that could take the place of one of
/// the chain. Where one cites the other outright, what stands between both is shown.
/// </summary>
internal static class PathSelection
{
    public static CitationNetwork Choose(AskedNetwork asked, CancellationToken cancellationToken)
    {
        asked = asked with { Starts = [asked.Starts[0]] };
        var (from, to) = (asked.Starts[0], asked.To);
        var request = new PathRequest(from, to)
        {
            Directions = asked.Question.Direction,
            Origins = asked.Origins,
            Admits = asked.Admits,
        };
        var path = asked.Graph.FindPath(request, cancellationToken);
        var ends = from == to ? [from] : new[] { from, to };
        List<NetworkNode> nodes = [.. ends.Select(end => asked.Node(end, NetworkRole.Current))];
        if (path is null)
            return asked.Network(nodes, [], ends.Length, 0) with { Path = [] };
        var between = path.Skip(1).SkipLast(1).ToList();
        var stand = StandIns(asked, path);
        nodes.AddRange(between.Select(document => asked.Node(document, asked.RoleOf(document))));
        nodes.AddRange(stand.Take(Math.Max(0, asked.Question.Budget - nodes.Count))
            .Select(document => asked.Node(document, asked.RoleOf(document))));
        var network = asked.Network(nodes, asked.EdgesAmong(nodes, cancellationToken), ends.Length, between.Count + stand.Count);
        return network with { Path = [.. path.Select(document => nodes.FindIndex(node => node.Document == document))] };
    }

    /// <summary>Works that both neighbours of a place of the path could lead over, by turns of the places, the most important first.</summary>
    private static List<int> StandIns(AskedNetwork asked, IReadOnlyList<int> path)
    {
        var queues = new List<Queue<int>>();
        var known = path.ToHashSet();
        for (var place = 1; place < path.Count; place++)
        {
            if (path.Count == 2)
                queues.Add(Between(asked, path[0], path[1]));
            else if (place + 1 < path.Count)
                queues.Add(Between(asked, path[place - 1], path[place + 1]));
        }

        var stand = new List<int>();
        while (queues.Exists(queue => queue.Count > 0))
        {
            foreach (var queue in queues)
            {
                if (queue.TryDequeue(out var document) && known.Add(document))
                    stand.Add(document);
            }
        }

        return stand;
    }

    private static Queue<int> Between(AskedNetwork asked, int left, int right)
    {
        var graph = asked.Graph;
        var directions = asked.Question.Direction;
        var found = new HashSet<int>();
        if (directions.HasFlag(CitationDirections.References))
            found.UnionWith(CommonNumbers.Find(graph.References(left), graph.Citations(right)));
        if (directions.HasFlag(CitationDirections.Citations))
            found.UnionWith(CommonNumbers.Find(graph.Citations(left), graph.References(right)));
        if (directions == CitationDirections.Both)
        {
            found.UnionWith(CommonNumbers.Find(graph.References(left), graph.References(right)));
            found.UnionWith(CommonNumbers.Find(graph.Citations(left), graph.Citations(right)));
        }

        return new Queue<int>(found.Where(document => asked.IsAdmitted(document) && IsTied(asked, left, document) && IsTied(asked, document, right))
            .OrderByDescending(graph.Importance).ThenBy(document => document));
    }

    private static bool IsTied(AskedNetwork asked, int one, int other)
        => asked.Origins == uint.MaxValue || (asked.OriginsOf(one, other) | asked.OriginsOf(other, one)) != 0;
}

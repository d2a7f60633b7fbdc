using ArxivLens.Index.Graph;

namespace ArxivLens.Index.Tests.Graph;

/// <summary>The rule of neighbourhoods as the documentation has it, over a graph that leaves no row unread.</summary>
internal static class NaiveNeighbourhood
{
    public static List<(int Document, int Step, CitationDirections Relation)> Find(
        NaiveGraph naive, CitationGraph graph, NeighbourhoodRequest request)
    {
        List<int> middles = [request.Document, .. request.Others];
        var edges = naive.Edges.Where(edge => (edge.Value & request.Origins) != 0).Select(edge => edge.Key)
            .Where(edge => IsSeen(edge.Citing) && IsSeen(edge.Cited)).ToHashSet();
        var relations = Enumerable.Range(0, naive.Nodes).Except(middles)
            .Select(node => (Node: node, Relation: RelationOf(node)))
            .Where(one => one.Relation != CitationDirections.None).ToDictionary(one => one.Node, one => one.Relation);
        List<(int Document, int Step, CitationDirections Relation)> kept = middles.ConvertAll(node => (node, 0, CitationDirections.None));

        bool IsSeen(int node) => request.Admits is null || middles.Contains(node) || request.Admits(node);

        CitationDirections RelationOf(int node)
            => (middles.Exists(middle => edges.Contains((middle, node))) ? request.Directions & CitationDirections.References : 0)
            | (middles.Exists(middle => edges.Contains((node, middle))) ? request.Directions & CitationDirections.Citations : 0);

        List<int> Of(CitationDirections relation) => [.. relations.Where(one => one.Value == relation)
            .OrderByDescending(one => Relevance(one.Key, relation == CitationDirections.Both ? 2 : 1)).ThenBy(one => one.Key)
            .Select(one => one.Key)];

        float Relevance(int node, int ties)
            => ties * MathF.Sqrt(MathF.Sqrt(graph.Importance(node))) * (request.Recency is { } recency ? recency.Of(node) : 1);

        void Keep(IEnumerable<int> nodes) => kept.AddRange(
            nodes.Select(node => (node, relations.ContainsKey(node) ? 1 : 2, relations.GetValueOrDefault(node))));

        var room = Math.Max(0, request.Budget - middles.Count);
        var places = request.Steps == 1 ? room : (room + 1) / 2;
        var (both, citing) = (Of(CitationDirections.Both), Of(CitationDirections.Citations));
        var referenced = Of(CitationDirections.References);
        var left = places - Math.Min(both.Count, places);
        var forReferenced = Math.Min(Math.Max(left / 2, left - citing.Count), referenced.Count);
        Keep(both.Take(places));
        Keep(citing.Take(left - forReferenced));
        Keep(referenced.Take(forReferenced));
        room = request.Steps == 2 ? Math.Max(0, request.Budget - kept.Count) : 0;
        var tied = Tied();
        var several = tied.Where(one => one.Value > 1).ToList();
        Keep((several.Count >= room ? several : [.. tied]).OrderByDescending(one => Relevance(one.Key, one.Value))
            .ThenBy(one => one.Key).Select(one => one.Key).Take(room).ToList());
        return kept;

        Dictionary<int, int> Tied()
        {
            var ties = new Dictionary<int, int>();
            foreach (var (citingNode, cited) in edges)
            {
                if (request.Directions.HasFlag(CitationDirections.References) && kept.Exists(one => one.Document == citingNode))
                    ties[cited] = ties.GetValueOrDefault(cited) + 1;
                if (request.Directions.HasFlag(CitationDirections.Citations) && kept.Exists(one => one.Document == cited))
                    ties[citingNode] = ties.GetValueOrDefault(citingNode) + 1;
            }

            foreach (var one in kept)
                ties.Remove(one.Document);
            return ties;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using ArxivLens.Index;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Layout;

namespace ArxivLens.Benchmarks.Layout;

/// <summary>The works around one in an index: those a page shows first, then more that are laid out to steady them.</summary>
internal sealed class IndexNetwork
{
    private readonly string[] _keys;
    private readonly LayoutNode[] _nodes;
    private readonly (int From, int To)[] _edges;
    private readonly int _shown;
    private readonly int _steps;

    private IndexNetwork(
        IndexReader index, int[] documents, int shown, IEnumerable<NeighbourEdge> edges, int[] placeOf, int steps)
    {
        _keys = Array.ConvertAll(documents, index.Key);
        _nodes = Array.ConvertAll(_keys, key => new LayoutNode(SeedOf(key), 0));
        for (var node = 0; node < documents.Length; node++)
            _nodes[node] = _nodes[node] with { Generation = index.Year(documents[node]), Month = MonthOf(_keys[node]) };
        _edges = [.. edges.Select(edge => (placeOf[edge.From], placeOf[edge.To]))];
        _shown = shown;
        _steps = steps;
    }

    public static IndexNetwork Of(IndexReader index, string key, int budget, int steps, int laidOut)
    {
        var request = new NeighbourhoodRequest(index.Find(key)) { Budget = budget, Steps = steps };
        using var shown = index.Graph.Around(request);
        using var all = index.Graph.Around(request with { Budget = Math.Max(budget, laidOut) });
        var isShown = shown.Nodes.ToArray().Select(node => node.Document).ToHashSet();
        var documents = all.Nodes.ToArray().Select(node => node.Document).ToArray();
        var order = Enumerable.Range(0, documents.Length)
            .OrderBy(place => place == 0 ? 0 : isShown.Contains(documents[place]) ? 1 : 2).ToArray();
        var placeOf = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
            placeOf[order[place]] = place;
        var sorted = Array.ConvertAll(order, place => documents[place]);
        return new IndexNetwork(index, sorted, isShown.Count(sorted.Contains), all.Edges.ToArray(), placeOf, steps);
    }

    /// <summary>Places; made anew when all nodes come at once.</summary>
    public Position[] Place(bool isFree)
    {
        var nodes = isFree ? Array.ConvertAll(_nodes, node => node with { Generation = 0, Month = 0 }) : _nodes;
        return NetworkLayout.Compute(new LayoutRequest(nodes, _edges) { HasOuter = _steps > 1 && !isFree });
    }

    /// <summary>How far each work shown in both has moved, as a share of the picture's width, ascending.</summary>
    public double[] Moves(Position[] positions, IndexNetwork later, Position[] laterPositions)
    {
        var places = later._keys.Take(later._shown).Index().ToDictionary(one => one.Item, one => one.Index);
        var width = positions[.._shown].Max(position => position.X) - positions[.._shown].Min(position => position.X);
        return [.. Enumerable.Range(0, _shown).Where(node => places.ContainsKey(_keys[node]))
            .Select(node => Distance(positions[node], laterPositions[places[_keys[node]]]) / Math.Max(width, 1e-9)).Order()];
    }

    /// <summary>Of each work's nearest, as many as it has ties and ten at most, the share that are its ties.</summary>
    public double NeighboursKept(Position[] positions)
    {
        bool IsLooked(int node) => node > 0 && node < _shown;
        var ties = _edges.Where(edge => edge.From != edge.To && IsLooked(edge.From) && IsLooked(edge.To))
            .SelectMany(edge => new[] { edge, (From: edge.To, To: edge.From) }).ToLookup(edge => edge.From, edge => edge.To);
        double kept = 0, all = 0;
        foreach (var node in ties)
        {
            var own = node.ToHashSet();
            var count = Math.Min(own.Count, 10);
            all += count;
            kept += Enumerable.Range(1, _shown - 1).Where(other => other != node.Key)
                .OrderBy(other => Distance(positions[node.Key], positions[other])).Take(count).Count(own.Contains);
        }

        return kept / Math.Max(1, all);
    }

    /// <summary>Distance of the nearest two works shown; 1 is the root of one over the works shown.</summary>
    public double NearestPair(Position[] positions) => Math.Sqrt(_shown) * Enumerable.Range(1, _shown - 1)
        .Min(node => Enumerable.Range(0, node).Min(other => Distance(positions[node], positions[other])));

    private static double Distance(Position a, Position b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    private static ulong SeedOf(string key) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>arXiv's identifiers of before 2007 say their month.</summary>
    private static int MonthOf(string key)
    {
        var number = key.IndexOf('/', StringComparison.Ordinal) + 1;
        return number > 0 && int.TryParse(key.AsSpan(number + 2, 2), out var month) ? month : 0;
    }
}

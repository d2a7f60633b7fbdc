using ArxivLens.Index.Layout;

namespace ArxivLens.Index.Clusters;

/// <summary>A graph of nodes that are groups of nodes, its edges weighed by how many ties they stand for.</summary>
internal sealed class WeightedGraph
{
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly double[] _weights;

    private WeightedGraph(int[] starts, int[] ends, double[] weights, double[] strengths)
    {
        _starts = starts;
        _ends = ends;
        _weights = weights;
        Strengths = strengths;
    }

    /// <summary>Number of nodes.</summary>
    public int Count => Strengths.Length;

    /// <summary>For each node the ends of edges at it, those within it included.</summary>
    public double[] Strengths { get; }

    /// <summary>The other ends of a node's edges, ascending, without itself.</summary>
    public ReadOnlySpan<int> Neighbours(int node) => _ends.AsSpan(_starts[node].._starts[node + 1]);

    /// <summary>The weights of a node's edges, in the order of <see cref="Neighbours"/>.</summary>
    public ReadOnlySpan<double> Weights(int node) => _weights.AsSpan(_starts[node].._starts[node + 1]);

    /// <summary>Each node a group of its own.</summary>
    public static WeightedGraph Of(LayoutGraph graph)
    {
        var count = graph.Nodes.Length;
        var starts = new int[count + 1];
        var ends = new List<int>();
        var strengths = new double[count];
        for (var node = 0; node < count; node++)
        {
            ends.AddRange(graph.Neighbours(node));
            starts[node + 1] = ends.Count;
            strengths[node] = graph.Neighbours(node).Length;
        }

        var weights = new double[ends.Count];
        Array.Fill(weights, 1);
        return new WeightedGraph(starts, [.. ends], weights, strengths);
    }

    /// <summary>The graph of groups of nodes.</summary>
    /// <param name="groups">The group of each node: 0 to <paramref name="count"/> less one, none empty.</param>
    /// <param name="count">Number of groups.</param>
    public WeightedGraph Merged(int[] groups, int count)
    {
        var strengths = new double[count];
        var edges = new List<(int From, int To, double Weight)>();
        for (var node = 0; node < groups.Length; node++)
        {
            strengths[groups[node]] += Strengths[node];
            for (var edge = _starts[node]; edge < _starts[node + 1]; edge++)
            {
                if (groups[_ends[edge]] != groups[node])
                    edges.Add((groups[node], groups[_ends[edge]], _weights[edge]));
            }
        }

        edges.Sort((a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To.CompareTo(b.To));
        return Collected(edges, strengths);
    }

    private static WeightedGraph Collected(List<(int From, int To, double Weight)> edges, double[] strengths)
    {
        var starts = new int[strengths.Length + 1];
        var ends = new List<int>();
        var weights = new List<double>();
        for (var place = 0; place < edges.Count; place++)
        {
            var (from, to, weight) = edges[place];
            if (place > 0 && edges[place - 1].From == from && edges[place - 1].To == to)
            {
                weights[^1] += weight;
            }
            else
            {
                ends.Add(to);
                weights.Add(weight);
            }

            starts[from + 1] = ends.Count;
        }

        for (var node = 0; node < strengths.Length; node++)
            starts[node + 1] = Math.Max(starts[node + 1], starts[node]);
        return new WeightedGraph(starts, [.. ends], [.. weights], strengths);
    }
}

namespace ArxivLens.Index.Layout;

/// <summary>
/// Which nodes come into a picture together, and after which. What is as old as the first node or older comes at once, what is
/// younger month by month, so that the past of a picture is the same whatever was written since. Works of which only the year is
/// known come at its end; those of which nothing is known when the oldest they are tied to does.
/// <para>
/// In a neighbourhood of two steps those tied to the first are the inner ones, and the outer ones come after all of them: a
/// picture of two steps is the picture of one step with more around it.
/// </para>
/// </summary>
internal sealed class Cohorts
{
    private const int MonthsOfYear = 14;
    private const int EndOfYear = 13;

    private readonly bool[] _isInner;
    private readonly int[] _months;

    /// <summary>Sorts the nodes of a network that is not empty.</summary>
    public Cohorts(LayoutGraph graph, bool hasOuter)
    {
        var nodes = graph.Nodes.Length;
        _months = MonthsOf(graph);
        _isInner = new bool[nodes];
        Array.Fill(_isInner, !hasOuter);
        _isInner[graph.First] = true;
        foreach (var node in graph.Neighbours(graph.First))
            _isInner[node] = true;
        for (var node = 0; node < nodes; node++)
        {
            if (!_isInner[node])
                _months[node] = Math.Max(_months[node], FirstTie(graph, node));
        }

        Inner = Sorted(graph, inner: true);
        Outer = Sorted(graph, inner: false);
    }

    /// <summary>The inner nodes without the first, in the order they come.</summary>
    public int[] Inner { get; }

    /// <summary>The outer nodes, in the order they come.</summary>
    public int[] Outer { get; }

    /// <summary>Whether a node is one of the inner ones.</summary>
    public bool IsInner(int node) => _isInner[node];

    /// <summary>A number for when a node comes; equal for those that come together.</summary>
    public int Month(int node) => _months[node];

    /// <summary>The end of the cohort that starts at a place of <see cref="Inner"/> or <see cref="Outer"/>.</summary>
    public int EndOf(ReadOnlySpan<int> order, int start)
    {
        var end = start + 1;
        while (end < order.Length && _months[order[end]] == _months[order[start]])
            end++;
        return end;
    }

    private static int[] MonthsOf(LayoutGraph graph)
    {
        var known = Array.ConvertAll(
            graph.Nodes,
            node => node.Generation == 0 ? 0 : MonthsOfYear * node.Generation + (node.Month == 0 ? EndOfYear : node.Month));
        var months = (int[])known.Clone();
        for (var node = 0; node < months.Length; node++)
        {
            if (known[node] == 0)
                months[node] = Earliest(graph, known, node);
            months[node] = Math.Max(months[node], known[graph.First]);
        }

        return months;
    }

    private static int Earliest(LayoutGraph graph, int[] months, int node)
    {
        var earliest = 0;
        foreach (var other in graph.Neighbours(node))
        {
            if (other != graph.First && months[other] != 0 && (earliest == 0 || months[other] < earliest))
                earliest = months[other];
        }

        return earliest;
    }

    /// <summary>When the first inner node comes that an outer one is tied to.</summary>
    private int FirstTie(LayoutGraph graph, int node)
    {
        var first = int.MaxValue;
        foreach (var other in graph.Neighbours(node))
        {
            if (_isInner[other])
                first = Math.Min(first, _months[other]);
        }

        return first == int.MaxValue ? 0 : first;
    }

    private int[] Sorted(LayoutGraph graph, bool inner)
    {
        var order = new List<int>();
        for (var node = 0; node < _months.Length; node++)
        {
            if (_isInner[node] == inner && node != graph.First)
                order.Add(node);
        }

        order.Sort((a, b) => _months[a] != _months[b] ? _months[a].CompareTo(_months[b]) : a.CompareTo(b));
        return [.. order];
    }
}

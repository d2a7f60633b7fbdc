namespace ArxivLens.Index.Layout;

/// <summary>
/// A picture from left to right by time, which grows as <see cref="Growth"/> does: each cohort is put at the heights of those it
/// is tied to, as near to them as there is room, and stays.
/// </summary>
internal sealed class Timeline
{
    private const int Sweeps = 20;

    /// <summary>Weight of a node's own height among its ties.</summary>
    private const double SeedPull = 0.05;

    /// <summary>How much of its width the works of a year take.</summary>
    private const double Filled = 0.8;

    private const double Reserve = 15;
    private const double Gap = 0.5;

    private readonly LayoutGraph _graph;
    private readonly Cohorts _cohorts;
    private readonly LayoutProgress _progress;
    private readonly Ties _ties;
    private readonly Room _room;
    private readonly double[] _next;
    private readonly int[] _present;
    private int _count;

    /// <summary>All nodes at their times, and at the heights their seeds give.</summary>
    public Timeline(LayoutGraph graph, LayoutProgress progress)
    {
        _graph = graph;
        _cohorts = new Cohorts(graph, hasOuter: false);
        _progress = progress;
        _ties = new Ties(graph, _cohorts, isNearer: false);
        var nodes = graph.Nodes.Length;
        X = new double[nodes];
        Y = new double[nodes];
        var (zero, unknown) = Years(graph);
        for (var node = 0; node < nodes; node++)
        {
            var (seedX, seedY) = graph.SeedPlace(node);
            var (year, month) = (graph.Nodes[node].Generation, graph.Nodes[node].Month);
            var within = month == 0 ? 0.5 * seedX : (month - 6.5 + 0.4 * seedX) / 12;
            X[node] = NetworkLayout.YearWidth * ((year == 0 ? unknown : year) - zero + Filled * within);
            Y[node] = seedY;
        }

        X[graph.First] = NetworkLayout.YearWidth * (graph.Nodes[graph.First].Generation == 0 ? unknown - zero : 0);
        Y[graph.First] = 0;
        _room = new Room(X, Y);
        _next = new double[nodes];
        _present = new int[nodes];
    }

    /// <summary>Places from left to right, by rank.</summary>
    public double[] X { get; }

    /// <summary>Places from top to bottom, by rank.</summary>
    public double[] Y { get; }

    /// <summary>Places all nodes.</summary>
    public void Run()
    {
        Add([_graph.First]);
        for (var start = 0; start < _cohorts.Inner.Length;)
        {
            var end = _cohorts.EndOf(_cohorts.Inner, start);
            Grow(_cohorts.Inner.AsSpan(start..end));
            start = end;
        }
    }

    /// <summary>The year at 0, and what works of unknown years have: their lane is left of all others.</summary>
    private static (int Zero, int Unknown) Years(LayoutGraph graph)
    {
        var earliest = int.MaxValue;
        foreach (var node in graph.Nodes)
            earliest = node.Generation == 0 ? earliest : Math.Min(earliest, node.Generation);
        if (earliest == int.MaxValue)
            return (0, 0);
        var first = graph.Nodes[graph.First].Generation;
        return (first == 0 ? earliest : first, earliest - 2);
    }

    private void Add(ReadOnlySpan<int> nodes)
    {
        nodes.CopyTo(_present.AsSpan(_count));
        _count += nodes.Length;
        _ties.Add(nodes);
    }

    private void Grow(ReadOnlySpan<int> fresh)
    {
        var settled = _present.AsSpan(0, _count);
        Add(fresh);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            _progress.Step((double)fresh.Length / Sweeps, X, Y);
            Level(fresh);
        }

        _room.Take(settled, Gap / Math.Sqrt(_count + Reserve));
        _room.PlaceUpright(fresh);
    }

    private void Level(ReadOnlySpan<int> fresh)
    {
        foreach (var node in fresh)
        {
            var weight = _ties.Sum(node, X, Y, out _, out var sum);
            _next[node] = (sum + SeedPull * _graph.SeedPlace(node).Y) / (weight + SeedPull);
        }

        foreach (var node in fresh)
            Y[node] = _next[node];
    }
}

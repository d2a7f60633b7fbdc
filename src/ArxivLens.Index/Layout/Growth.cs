namespace ArxivLens.Index.Layout;

/// <summary>
/// Lets a picture grow in the order of <see cref="Cohorts"/>: each cohort is put between the nodes it is tied to, settles among
/// those that are there, and never moves again. Adding a year of new papers is one more step, and what was there stays.
/// <para>
/// Forces: each node repels each by 1/(n·d), so that all together weigh the same however many they are, and is drawn to the
/// middle by its distance: these two alone would spread all evenly over a disc of about radius 1. And it is drawn to the weighed
/// mean of those it is tied to. Steps cool down as in T. Fruchterman, E. Reingold, "Graph drawing by force-directed placement",
/// Software: Practice and Experience 21, 1991.
/// </para>
/// </summary>
internal sealed class Growth
{
    private const int WholeSteps = 120;
    private const int FreshSteps = 20;
    private const int Sweeps = 10;
    private const double LongestStep = 0.2;
    private const double ShortestStep = 0.002;
    private const double TiePull = 10;
    private const double Gravity = 0.8;

    /// <summary>More of it for what is tied to nothing: else it would lie far out and the rest be drawn small.</summary>
    private const double LoneGravity = 0.8;

    /// <summary>Share of the forces taken in a step; with more, nodes swing.</summary>
    private const double Rate = 1 / (1.5 * (Gravity + TiePull));

    /// <summary>Weight of a node's own place among its ties: what is tied weakly is drawn weakly.</summary>
    private const double SeedPull = 0.03;

    private const double OuterSeedPull = 0.3;

    /// <summary>Nodes there seem to be more: the first few do not fill the whole picture.</summary>
    private const double Reserve = 15;

    /// <summary>Least distance of nodes, with the side of a square of which all nodes' make an area of 1 as the unit.</summary>
    private const double Gap = 0.5;

    private const double OuterGap = 0.15;

    /// <summary>Nodes nearer than the root of this times that side repel less, so that nodes on one spot do no harm.</summary>
    private const double Softness = 0.01;

    private readonly LayoutGraph _graph;
    private readonly Cohorts _cohorts;
    private readonly LayoutProgress _progress;
    private readonly Ties _ties;
    private readonly Room _room;
    private readonly QuadTree _settled;
    private readonly QuadTree _fresh;
    private readonly double[] _nextX;
    private readonly double[] _nextY;
    private readonly int[] _present;
    private int _count;
    private double _share;

    /// <summary>All nodes at the places their seeds give.</summary>
    public Growth(LayoutGraph graph, bool hasOuter, LayoutProgress progress)
    {
        _graph = graph;
        _cohorts = new Cohorts(graph, hasOuter);
        _progress = progress;
        _ties = new Ties(graph, _cohorts, isNearer: true);
        var nodes = graph.Nodes.Length;
        X = new double[nodes];
        Y = new double[nodes];
        for (var node = 0; node < nodes; node++)
            (X[node], Y[node]) = graph.SeedPlace(node);
        X[graph.First] = Y[graph.First] = 0;
        _room = new Room(X, Y);
        _settled = new QuadTree(nodes);
        _fresh = new QuadTree(nodes);
        _nextX = new double[nodes];
        _nextY = new double[nodes];
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
            Grow(_cohorts.Inner.AsSpan(start..end), isWhole: start == 0);
            start = end;
        }

        if (_cohorts.Outer.Length > 0)
            RunOuter();
    }

    /// <summary>
    /// The inner nodes come again, at their places, so that each outer one meets those of its time. Outer nodes come and go with
    /// the budget, so they do not push each other: each is put between its ties and where its seed puts it.
    /// </summary>
    private void RunOuter()
    {
        _count = 0;
        _ties.Clear();
        Add([_graph.First]);
        var met = 0;
        for (var start = 0; start < _cohorts.Outer.Length;)
        {
            var month = _cohorts.Month(_cohorts.Outer[start]);
            var from = met;
            while (met < _cohorts.Inner.Length && _cohorts.Month(_cohorts.Inner[met]) <= month)
                met++;
            Add(_cohorts.Inner.AsSpan(from..met));
            var end = _cohorts.EndOf(_cohorts.Outer, start);
            var fresh = _cohorts.Outer.AsSpan(start..end);
            Add(fresh);
            _progress.Step(fresh.Length, X, Y);
            Gather(fresh, OuterSeedPull);
            start = end;
        }

        _room.Take([_graph.First, .. _cohorts.Inner], OuterGap * Math.Sqrt(1 / (_count + Reserve)));
        _room.Place(_cohorts.Outer);
    }

    private void Add(ReadOnlySpan<int> nodes)
    {
        nodes.CopyTo(_present.AsSpan(_count));
        _count += nodes.Length;
        _ties.Add(nodes);
    }

    private void Grow(ReadOnlySpan<int> fresh, bool isWhole)
    {
        var settled = _present.AsSpan(0, _count);
        _settled.Build(settled, X, Y);
        Add(fresh);
        _share = 1 / (_count + Reserve);
        Gather(fresh, SeedPull);
        if (isWhole)
            Spread(fresh);
        var steps = isWhole ? WholeSteps : FreshSteps;
        for (var step = 0; step < steps; step++)
        {
            _progress.Step((double)fresh.Length / steps, X, Y);
            Step(fresh, LongestStep * (1 - (double)step / steps) + ShortestStep);
        }

        _room.Take(settled, Gap * Math.Sqrt(_share));
        _room.Place(fresh);
    }

    /// <summary>Puts nodes between those they are tied to.</summary>
    private void Gather(ReadOnlySpan<int> fresh, double floor)
    {
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var node in fresh)
            {
                var (seedX, seedY) = _graph.SeedPlace(node);
                var weight = _ties.Sum(node, X, Y, out var x, out var y) + floor;
                _nextX[node] = (x + floor * seedX) / weight;
                _nextY[node] = (y + floor * seedY) / weight;
            }

            Move(fresh);
        }
    }

    /// <summary>Gathering draws all together; this gives the picture its usual size again.</summary>
    private void Spread(ReadOnlySpan<int> fresh)
    {
        var sum = 0.0;
        foreach (var node in fresh)
            sum += X[node] * X[node] + Y[node] * Y[node];
        var scale = Math.Sqrt(0.5 * fresh.Length * _share * fresh.Length / Math.Max(sum, 1e-12));
        foreach (var node in fresh)
            (X[node], Y[node]) = (X[node] * scale, Y[node] * scale);
    }

    private void Step(ReadOnlySpan<int> fresh, double longest)
    {
        _fresh.Build(fresh, X, Y);
        foreach (var node in fresh)
        {
            double x = X[node], y = Y[node], pushX = 0, pushY = 0;
            _settled.Repel(x, y, Softness * _share, ref pushX, ref pushY);
            _fresh.Repel(x, y, Softness * _share, ref pushX, ref pushY);
            var weight = _ties.Sum(node, X, Y, out var sumX, out var sumY);
            var pull = TiePull / (weight + SeedPull);
            var gravity = Gravity + LoneGravity * SeedPull / (weight + SeedPull);
            var toX = Rate * (pushX * _share - gravity * x + pull * (sumX - weight * x));
            var toY = Rate * (pushY * _share - gravity * y + pull * (sumY - weight * y));
            var length = Math.Sqrt(toX * toX + toY * toY);
            var most = length > longest ? longest / length : 1;
            _nextX[node] = x + toX * most;
            _nextY[node] = y + toY * most;
        }

        Move(fresh);
    }

    private void Move(ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
            (X[node], Y[node]) = (_nextX[node], _nextY[node]);
    }
}

namespace ArxivLens.Index.Layout;

/// <summary>The movement behind <see cref="ForceLayout"/>. The ideal distance of two nodes is the unit of length.</summary>
internal sealed class ForceSimulation
{
    /// <summary>Up to here each node repels each; above, distant ones repel in groups.</summary>
    private const int ExactLimit = 500;

    private const int Iterations = 300;
    private const int IterationsOfLarge = 120;
    private const double Pull = 0.05;
    private const double GoldenAngle = 2.399963229728653;

    private readonly (int From, int To)[] _springs;
    private readonly int _held;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _forceX;
    private readonly double[] _forceY;
    private readonly double _radius;
    private double _scale;

    /// <summary>Puts the nodes, sorted by seed, at their first positions.</summary>
    public ForceSimulation(ulong[] seeds, (int From, int To)[] springs, int held)
    {
        _springs = springs;
        _held = held;
        _x = new double[seeds.Length];
        _y = new double[seeds.Length];
        _forceX = new double[seeds.Length];
        _forceY = new double[seeds.Length];
        _radius = Math.Sqrt(seeds.Length);
        var twin = 0;
        for (var node = 0; node < seeds.Length; node++)
        {
            twin = node > 0 && seeds[node] == seeds[node - 1] ? twin + 1 : 0;
            Place(node, seeds[node], twin);
        }

        Hold();
    }

    /// <summary>Moves the nodes until they have cooled down.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        var iterations = _x.Length <= ExactLimit ? Iterations : IterationsOfLarge;
        for (var iteration = 0; iteration < iterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var node = 0; node < _x.Length; node++)
            {
                _forceX[node] = -Pull * _x[node];
                _forceY[node] = -Pull * _y[node];
            }

            if (_x.Length <= ExactLimit)
                RepelAll();
            else
                new RepulsionGrid(_x, _y).Repel(_forceX, _forceY);
            Attract();
            Move(0.1 * _radius * (1 - (double)iteration / iterations));
        }

        var farthest = 0.0;
        for (var node = 0; node < _x.Length; node++)
            farthest = Math.Max(farthest, _x[node] * _x[node] + _y[node] * _y[node]);
        _scale = farthest > 0 ? 1 / Math.Sqrt(farthest) : 0;
    }

    /// <summary>Where a node has come to rest, the farthest from the middle at distance 1.</summary>
    public Position ScaledPosition(int node) => new((float)(_x[node] * _scale), (float)(_y[node] * _scale));

    /// <summary>
    /// Force per distance between two nodes at a squared distance; bounded, so that nodes on one spot do no harm.
    /// </summary>
    public static double Repulsion(double squaredDistance) => 1 / Math.Max(squaredDistance, 1e-4);

    private void Place(int node, ulong seed, int twin)
    {
        var mixed = Mix(seed);
        var distance = _radius * Math.Sqrt((mixed >> 32) / 4294967296.0);
        var angle = 2 * Math.PI * ((mixed & 0xFFFF_FFFF) / 4294967296.0);
        // Twins would start, and stay, on one spot; a spiral around it sets them apart.
        var aside = 0.1 * Math.Sqrt(twin);
        _x[node] = distance * Math.Cos(angle) + aside * Math.Cos(GoldenAngle * twin);
        _y[node] = distance * Math.Sin(angle) + aside * Math.Sin(GoldenAngle * twin);
    }

    /// <summary>The output function of SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }

    private void RepelAll()
    {
        for (var node = 0; node < _x.Length; node++)
        {
            for (var other = node + 1; other < _x.Length; other++)
            {
                var dx = _x[node] - _x[other];
                var dy = _y[node] - _y[other];
                var force = Repulsion(dx * dx + dy * dy);
                _forceX[node] += dx * force;
                _forceY[node] += dy * force;
                _forceX[other] -= dx * force;
                _forceY[other] -= dy * force;
            }
        }
    }

    private void Attract()
    {
        foreach (var (from, to) in _springs)
        {
            var dx = _x[from] - _x[to];
            var dy = _y[from] - _y[to];
            var distance = Math.Sqrt(dx * dx + dy * dy);
            _forceX[from] -= dx * distance;
            _forceY[from] -= dy * distance;
            _forceX[to] += dx * distance;
            _forceY[to] += dy * distance;
        }
    }

    private void Move(double longest)
    {
        for (var node = 0; node < _x.Length; node++)
        {
            var force = Math.Sqrt(_forceX[node] * _forceX[node] + _forceY[node] * _forceY[node]);
            var step = force > longest ? longest / force : 1;
            _x[node] += _forceX[node] * step;
            _y[node] += _forceY[node] * step;
        }

        Hold();
    }

    private void Hold()
    {
        _x[_held] = 0;
        _y[_held] = 0;
    }
}

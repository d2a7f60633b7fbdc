namespace ArxivLens.Index.Layout;

/// <summary>
/// What draws nodes to those they are tied to. A tie to a node of many ties says little, so it weighs one over the root of their
/// number, and the farther it reaches the less, as in robust estimation with A.-L. Cauchy's distribution: a node goes where most
/// of its ties are, not between two groups that each have some. Where nearly all are tied to the first node, that tie says
/// nothing and weighs nothing: else all would lie on it.
/// <para>
/// Outer nodes that are tied to inner ones are drawn by these alone, since it is the outer ones that come and go, and to their
/// middle: many of them have but one or two ties, and would crowd around these.
/// </para>
/// </summary>
internal sealed class Ties
{
    /// <summary>Distance at which a tie weighs half.</summary>
    private const double HalfWeight = 0.2;

    private readonly LayoutGraph _graph;
    private readonly Cohorts _cohorts;
    private readonly bool _isNearer;
    private readonly bool[] _isPresent;
    private readonly bool[] _isDrawnByInner;
    private readonly int[] _counts;
    private readonly double[] _weights;
    private int _present;

    /// <summary>No node takes part yet.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="cohorts">Which nodes are inner ones.</param>
    /// <param name="isNearer">Whether ties weigh less the farther they reach.</param>
    public Ties(LayoutGraph graph, Cohorts cohorts, bool isNearer)
    {
        _isNearer = isNearer;
        _graph = graph;
        _cohorts = cohorts;
        var nodes = graph.Nodes.Length;
        _isPresent = new bool[nodes];
        _isDrawnByInner = new bool[nodes];
        _counts = new int[nodes];
        _weights = new double[nodes];
    }

    /// <summary>Lets nodes take part.</summary>
    public void Add(ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
        {
            _isPresent[node] = true;
            _present++;
            foreach (var other in _graph.Neighbours(node))
            {
                if (!_isPresent[other])
                    continue;
                Count(node, other);
                Count(other, node);
            }
        }

        Weigh();
    }

    /// <summary>Lets all nodes step back.</summary>
    public void Clear()
    {
        Array.Clear(_isPresent);
        Array.Clear(_isDrawnByInner);
        Array.Clear(_counts);
        _present = 0;
    }

    /// <summary>The sum of the weights of a node's ties, and the sums of their other ends' places, weighed.</summary>
    public double Sum(int node, double[] x, double[] y, out double sumX, out double sumY)
    {
        double weight = 0;
        sumX = sumY = 0;
        foreach (var other in _graph.Neighbours(node))
        {
            if (!_isPresent[other] || (_isDrawnByInner[node] && !_cohorts.IsInner(other)))
                continue;
            var tie = _weights[other];
            if (_isNearer && !_isDrawnByInner[node])
            {
                double dx = x[other] - x[node], dy = y[other] - y[node];
                tie /= 1 + (dx * dx + dy * dy) / (HalfWeight * HalfWeight);
            }

            weight += tie;
            sumX += tie * x[other];
            sumY += tie * y[other];
        }

        return weight;
    }

    private void Count(int node, int other)
    {
        if (_cohorts.IsInner(other))
            _isDrawnByInner[node] |= !_cohorts.IsInner(node);
        else if (_cohorts.IsInner(node))
            return;
        _counts[node]++;
    }

    private void Weigh()
    {
        for (var node = 0; node < _weights.Length; node++)
            _weights[node] = 1 / Math.Sqrt(Math.Max(1, _counts[node]));
        var apart = 1 - (double)_counts[_graph.First] / Math.Max(1, _present - 1);
        _weights[_graph.First] *= apart * apart;
    }
}

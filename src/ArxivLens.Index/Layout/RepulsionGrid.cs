namespace ArxivLens.Index.Layout;

/// <summary>
/// Repulsion in a large network: nodes are sorted into square cells; those in the same cell and the eight around it repel one by
/// one, all others as one body in the middle of their cell's nodes.
/// </summary>
internal sealed class RepulsionGrid
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int _side;
    private readonly int[] _cells;
    private readonly int[] _starts;
    private readonly int[] _nodes;
    private readonly double[] _centreX;
    private readonly double[] _centreY;

    public RepulsionGrid(double[] x, double[] y)
    {
        _x = x;
        _y = y;
        // A node meets 9·n/side² neighbours and side² cells; the sum is least at side⁴ = 9·n.
        _side = Math.Max(1, (int)Math.Sqrt(3 * Math.Sqrt(x.Length)));
        _cells = new int[x.Length];
        _starts = new int[_side * _side + 1];
        _nodes = new int[x.Length];
        _centreX = new double[_side * _side];
        _centreY = new double[_side * _side];
        AssignCells();
        GroupNodes();
    }

    /// <summary>Adds the repulsion to the forces.</summary>
    public void Repel(double[] forceX, double[] forceY)
    {
        for (var node = 0; node < _x.Length; node++)
        {
            var row = _cells[node] / _side;
            var column = _cells[node] % _side;
            for (var cell = 0; cell < _centreX.Length; cell++)
            {
                var near = Math.Abs(cell / _side - row) <= 1 && Math.Abs(cell % _side - column) <= 1;
                if (near)
                    RepelFromNodes(node, cell, forceX, forceY);
                else
                    RepelFromCentre(node, cell, forceX, forceY);
            }
        }
    }

    private void AssignCells()
    {
        double left = _x.Min(), top = _y.Min();
        var width = Math.Max(Math.Max(_x.Max() - left, _y.Max() - top), 1e-9);
        for (var node = 0; node < _x.Length; node++)
        {
            var column = Math.Min(_side - 1, (int)((_x[node] - left) / width * _side));
            var row = Math.Min(_side - 1, (int)((_y[node] - top) / width * _side));
            _cells[node] = row * _side + column;
            _starts[_cells[node] + 1]++;
        }

        for (var cell = 0; cell < _centreX.Length; cell++)
            _starts[cell + 1] += _starts[cell];
    }

    private void GroupNodes()
    {
        var next = _starts.AsSpan(0, _centreX.Length).ToArray();
        for (var node = 0; node < _x.Length; node++)
        {
            var cell = _cells[node];
            _nodes[next[cell]++] = node;
            _centreX[cell] += _x[node];
            _centreY[cell] += _y[node];
        }

        for (var cell = 0; cell < _centreX.Length; cell++)
        {
            var count = Math.Max(1, _starts[cell + 1] - _starts[cell]);
            _centreX[cell] /= count;
            _centreY[cell] /= count;
        }
    }

    private void RepelFromNodes(int node, int cell, double[] forceX, double[] forceY)
    {
        foreach (var other in _nodes.AsSpan(_starts[cell].._starts[cell + 1]))
        {
            var dx = _x[node] - _x[other];
            var dy = _y[node] - _y[other];
            var force = ForceSimulation.Repulsion(dx * dx + dy * dy);
            forceX[node] += dx * force;
            forceY[node] += dy * force;
        }
    }

    private void RepelFromCentre(int node, int cell, double[] forceX, double[] forceY)
    {
        var count = _starts[cell + 1] - _starts[cell];
        var dx = _x[node] - _centreX[cell];
        var dy = _y[node] - _centreY[cell];
        var force = count * ForceSimulation.Repulsion(dx * dx + dy * dy);
        forceX[node] += dx * force;
        forceY[node] += dy * force;
    }
}

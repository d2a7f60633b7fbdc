namespace ArxivLens.Index.Layout;

/// <summary>
/// Finds for each node the nearest place that is free: none of those that have theirs is nearer than a least distance. A grid of
/// squares of about that side knows who is near.
/// </summary>
internal sealed class Room
{
    /// <summary>Half the side of the area that is divided; what lies outside counts to the squares at its rim.</summary>
    private const double Half = 1.5;

    private const int MostSquares = 512;
    private const double GoldenAngle = 2.399963229728653;

    private readonly double[] _x;
    private readonly double[] _y;
    private readonly int[] _heads = new int[MostSquares * MostSquares];
    private readonly int[] _nexts;
    private int _side = 1;
    private double _gap;

    /// <summary>For nodes at these places, which it changes.</summary>
    public Room(double[] x, double[] y)
    {
        _x = x;
        _y = y;
        _nexts = new int[x.Length];
    }

    /// <summary>Takes up nodes that have their places.</summary>
    public void Take(ReadOnlySpan<int> nodes, double gap)
    {
        _gap = gap;
        _side = (int)Math.Clamp(2 * Half / gap, 1, MostSquares);
        _heads.AsSpan(0, _side * _side).Fill(-1);
        foreach (var node in nodes)
            Take(node);
    }

    /// <summary>Moves nodes, one after the other, to the nearest free places, and takes them up.</summary>
    public void Place(ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
        {
            (_x[node], _y[node]) = NearestFree(_x[node], _y[node]);
            Take(node);
        }
    }

    /// <summary>The same, only up and down.</summary>
    public void PlaceUpright(ReadOnlySpan<int> nodes)
    {
        foreach (var node in nodes)
        {
            var (x, y) = (_x[node], _y[node]);
            for (var step = 1; !IsFree(x, _y[node]); step++)
                _y[node] = y + 0.25 * _gap * (step % 2 == 0 ? -step : step);
            Take(node);
        }
    }

    /// <summary>Looks along a spiral that passes each place within about half the least distance.</summary>
    private (double X, double Y) NearestFree(double x, double y)
    {
        for (var turn = 0; ; turn++)
        {
            var away = 0.5 * _gap * Math.Sqrt(turn);
            var angle = GoldenAngle * turn;
            var (toX, toY) = (x + away * Math.Cos(angle), y + away * Math.Sin(angle));
            if (IsFree(toX, toY))
                return (toX, toY);
        }
    }

    private int Square(double at) => (int)Math.Clamp((at + Half) / (2 * Half) * _side, 0, _side - 1);

    private void Take(int node)
    {
        ref var head = ref _heads[Square(_y[node]) * _side + Square(_x[node])];
        _nexts[node] = head;
        head = node;
    }

    private bool IsFree(double x, double y)
    {
        var (row, column) = (Square(y), Square(x));
        for (var near = Math.Max(0, row - 1); near <= Math.Min(_side - 1, row + 1); near++)
        {
            for (var beside = Math.Max(0, column - 1); beside <= Math.Min(_side - 1, column + 1); beside++)
            {
                for (var node = _heads[near * _side + beside]; node >= 0; node = _nexts[node])
                {
                    double dx = x - _x[node], dy = y - _y[node];
                    if (dx * dx + dy * dy < _gap * _gap)
                        return false;
                }
            }
        }

        return true;
    }
}

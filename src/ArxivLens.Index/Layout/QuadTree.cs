namespace ArxivLens.Index.Layout;

/// <summary>
/// Repulsion of many bodies of equal mass by a quadtree: a group that looks small from where it is felt acts as one body in its
/// middle (J. Barnes, P. Hut, "A hierarchical O(N log N) force-calculation algorithm", Nature 324, 1986). Bodies are sorted along
/// a Z-shaped curve, so each cell is a range of them, and cells stand in the order of a walk: to pass one over is one jump.
/// Room is taken once and used at each <see cref="Build"/>.
/// </summary>
internal sealed class QuadTree
{
    /// <summary>Side of a cell over its distance up to which it acts as one body.</summary>
    private const double Opening = 0.9;

    /// <summary>Bodies a cell may hold before it is split.</summary>
    private const int LeafSize = 4;

    /// <summary>Bits of a place along each axis.</summary>
    private const int Depth = 16;

    private readonly ulong[] _keys;
    private readonly double[] _x;
    private readonly double[] _y;
    private Cell[] _cells;
    private int _cellCount;
    private double _side;

    /// <summary>Makes room.</summary>
    /// <param name="capacity">Bodies at most.</param>
    public QuadTree(int capacity)
    {
        _keys = new ulong[capacity];
        _x = new double[capacity];
        _y = new double[capacity];
        _cells = new Cell[Math.Max(16, capacity)];
    }

    /// <summary>Takes up the bodies named, in the order named.</summary>
    public void Build(ReadOnlySpan<int> bodies, double[] x, double[] y)
    {
        _cellCount = 0;
        if (bodies.IsEmpty)
            return;
        var (left, top) = Frame(bodies, x, y);
        var scale = ((1 << Depth) - 1) / _side;
        for (var place = 0; place < bodies.Length; place++)
        {
            var body = bodies[place];
            var code = Spread((uint)((x[body] - left) * scale)) | Spread((uint)((y[body] - top) * scale)) << 1;
            _keys[place] = (ulong)code << 32 | (uint)place;
        }

        Array.Sort(_keys, 0, bodies.Length);
        for (var place = 0; place < bodies.Length; place++)
        {
            var body = bodies[(int)(uint)_keys[place]];
            _x[place] = x[body];
            _y[place] = y[body];
        }

        Split(0, bodies.Length, 0);
    }

    /// <summary>
    /// Adds to a force what all bodies do to a point: distance over squared distance of each, bounded below, so that bodies on
    /// the point itself do nothing.
    /// </summary>
    public void Repel(double x, double y, double leastSquare, ref double forceX, ref double forceY)
    {
        double sumX = 0, sumY = 0;
        var cells = _cells.AsSpan(0, _cellCount);
        for (var at = 0; at < cells.Length;)
        {
            ref readonly var cell = ref cells[at];
            var dx = x - cell.X;
            var dy = y - cell.Y;
            var square = dx * dx + dy * dy;
            if (square > cell.OpensWithin)
            {
                var force = cell.Mass / Math.Max(square, leastSquare);
                sumX += dx * force;
                sumY += dy * force;
                at = cell.Next;
            }
            else if (cell.Next != at + 1)
            {
                at++;
            }
            else
            {
                for (var body = cell.Start; body < cell.End; body++)
                {
                    dx = x - _x[body];
                    dy = y - _y[body];
                    var force = 1 / Math.Max(dx * dx + dy * dy, leastSquare);
                    sumX += dx * force;
                    sumY += dy * force;
                }

                at++;
            }
        }

        forceX += sumX;
        forceY += sumY;
    }

    private (double Left, double Top) Frame(ReadOnlySpan<int> bodies, double[] x, double[] y)
    {
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        foreach (var body in bodies)
        {
            left = Math.Min(left, x[body]);
            right = Math.Max(right, x[body]);
            top = Math.Min(top, y[body]);
            bottom = Math.Max(bottom, y[body]);
        }

        _side = Math.Max(Math.Max(right - left, bottom - top), 1e-9);
        return (left, top);
    }

    /// <summary>A zero between all bits of a number of 16 bits.</summary>
    private static uint Spread(uint value)
    {
        value = (value | value << 8) & 0x00FF_00FF;
        value = (value | value << 4) & 0x0F0F_0F0F;
        value = (value | value << 2) & 0x3333_3333;
        return (value | value << 1) & 0x5555_5555;
    }

    /// <summary>Adds the cell of a range of bodies and those within it.</summary>
    private void Split(int start, int end, int level)
    {
        if (_cellCount == _cells.Length)
            Array.Resize(ref _cells, 2 * _cells.Length);
        var at = _cellCount++;
        double x = 0, y = 0;
        for (var body = start; body < end; body++)
        {
            x += _x[body];
            y += _y[body];
        }

        var count = end - start;
        var side = _side / (1 << level) / Opening;
        _cells[at] = new Cell(x / count, y / count, count, side * side, start, end);
        if (count > LeafSize && level < Depth)
            SplitQuarters(start, end, level + 1);
        _cells[at].Next = _cellCount;
    }

    private void SplitQuarters(int start, int end, int level)
    {
        var shift = 32 + 2 * (Depth - level);
        while (start < end)
        {
            var quarter = _keys[start] >> shift;
            var next = start + 1;
            while (next < end && _keys[next] >> shift == quarter)
                next++;
            Split(start, next, level);
            start = next;
        }
    }

    private record struct Cell(double X, double Y, double Mass, double OpensWithin, int Start, int End)
    {
        /// <summary>The cell after this one and all within it.</summary>
        public int Next;
    }
}


namespace ArxivLens.Core.Network;

/// <summary>
/// What each work of a pool weighs: ⁴√importance · (1 + recency)/2 · (1 + 2·similarity) · (1 + ln(1 + ties)). Importance is that
/// of the graph; recency is h ÷ (h + age) with h = 10 years, counted from the newest year of the pool; similarity is the cosine
/// with the text of the first start; ties are citations between it and the others of the pool, the starts left out, so that what
/// holds the picture together comes before what hangs on it by one thread.
/// </summary>
internal sealed class PoolWeights
{
    private const double HalfLife = 10;

    private readonly double[] _weights;
    private readonly double[] _similarities;
    private readonly int _starts;

    private PoolWeights(double[] weights, double[] similarities, int starts)
        => (_weights, _similarities, _starts) = (weights, similarities, starts);

    /// <summary>Weighs a pool.</summary>
    public static PoolWeights Of(AskedNetwork asked, NetworkPool pool, CancellationToken cancellationToken)
    {
        var nodes = pool.Nodes;
        var years = nodes.ConvertAll(node => asked.Index.Year(node.Document));
        var newest = years.Max();
        var ties = TiesOf(pool);
        var similarities = SimilaritiesOf(asked, nodes, cancellationToken);
        var weights = new double[nodes.Count];
        for (var place = 0; place < weights.Length; place++)
        {
            var age = years[place] == 0 ? HalfLife : newest - years[place];
            var recency = HalfLife / (HalfLife + age);
            var importance = Math.Sqrt(Math.Sqrt(asked.Graph.Importance(nodes[place].Document)));
            weights[place] = importance * (1 + recency) / 2 * (1 + 2 * similarities[place]) * (1 + Math.Log(1 + ties[place]));
        }

        return new PoolWeights(weights, similarities, pool.Starts);
    }

    /// <summary>How alike a work is to the first start.</summary>
    public double? SimilarityOf(int place) => place == 0 ? null : _similarities[place];

    /// <summary>Places of the pool without the starts, the heaviest first, equal ones as the graph gave them.</summary>
    public List<int> Order()
    {
        var order = Enumerable.Range(_starts, _weights.Length - _starts).ToList();
        order.Sort((left, right) => _weights[left] != _weights[right] ? _weights[right].CompareTo(_weights[left]) : left.CompareTo(right));
        return order;
    }

    private static int[] TiesOf(NetworkPool pool)
    {
        var ties = new int[pool.Nodes.Count];
        foreach (var edge in pool.Edges)
        {
            if (edge.From < pool.Starts || edge.To < pool.Starts)
                continue;
            ties[edge.From]++;
            ties[edge.To]++;
        }

        return ties;
    }

    private static double[] SimilaritiesOf(AskedNetwork asked, List<NetworkNode> nodes, CancellationToken cancellationToken)
    {
        var similarities = new double[nodes.Count];
        using var likeness = asked.Index.Likeness(asked.Starts[0]);
        for (var place = 0; place < nodes.Count; place++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            similarities[place] = likeness.CosineWith(nodes[place].Document);
        }

        return similarities;
    }
}

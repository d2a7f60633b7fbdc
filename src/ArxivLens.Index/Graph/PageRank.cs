namespace ArxivLens.Index.Graph;

/// <summary>
/// Importance of nodes: PageRank (S. Brin, L. Page: The anatomy of a large-scale hypertextual web search engine, 1998), damping
/// d = 0.85, over references; the mass of nodes that cite nothing is spread evenly. That is, but for a factor, the solution of
/// x(v) = (1 − d) + d · Σ x(u) / references(u) over all u that cite v (G. Del Corso, A. Gullí, F. Romani: Fast PageRank
/// computation via a sparse linear system, 2005), and scaled to a mean of 1 the factor is gone.
/// </summary>
/// <remarks>
/// Solved by Gauss and Seidel's method from the highest number down: documents cite older ones, which have lower numbers, so that
/// one sweep carries the values nearly all the way, where rounds over all nodes at once carry them one reference further each.
/// </remarks>
internal static class PageRank
{
    /// <summary>Probability that the reader follows a reference.</summary>
    private const double Damping = 0.85;

    /// <summary>The sum of changes, as a share of the whole, at which it ends.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>Sweeps at most; a change shrinks by the damping at least with each, so that tolerance comes first.</summary>
    private const int MostSweeps = 100;

    /// <summary>Computes them.</summary>
    /// <returns>One value a node, with mean 1, and behind the last that of a node nobody cites.</returns>
    public static float[] Compute(ICitationRows references, ICitationRows citations) => Compute(references, citations, out _);

    /// <summary>As the other, and tells how many sweeps it took.</summary>
    public static float[] Compute(ICitationRows references, ICitationRows citations, out int sweeps)
    {
        var count = references.Count;
        var values = new float[count + 1];
        var shares = new float[count];
        values.AsSpan().Fill((float)(1 - Damping));
        var reciprocals = ReciprocalLengths(references);
        for (var node = 0; node < count; node++)
            shares[node] = values[node] * reciprocals[node];
        sweeps = 0;
        for (var isDone = false; !isDone && sweeps < MostSweeps; sweeps++)
            isDone = Sweep(citations, values, shares, reciprocals) <= Tolerance;
        Scale(values);
        return values;
    }

    /// <summary>Computes every value once more.</summary>
    /// <returns>The sum of changes as a share of the sum of values.</returns>
    private static double Sweep(ICitationRows citations, float[] values, float[] shares, float[] reciprocals)
    {
        double change = 0, sum = 0;
        for (var node = citations.Count - 1; node >= 0; node--)
        {
            var gathered = 0d;
            foreach (var citing in citations.Ends(node))
                gathered += shares[citing];
            var value = (float)(1 - Damping + Damping * gathered);
            change += Math.Abs(value - values[node]);
            sum += value;
            values[node] = value;
            shares[node] = value * reciprocals[node];
        }

        return sum > 0 ? change / sum : 0;
    }

    private static float[] ReciprocalLengths(ICitationRows references)
    {
        var reciprocals = new float[references.Count];
        for (var node = 0; node < reciprocals.Length; node++)
            reciprocals[node] = references.Ends(node) is { Length: > 0 } ends ? 1f / ends.Length : 0;
        return reciprocals;
    }

    private static void Scale(float[] values)
    {
        var nodes = values.AsSpan(..^1);
        var sum = 0d;
        foreach (var value in nodes)
            sum += value;
        var factor = nodes.Length > 0 ? nodes.Length / sum : 1 / (1 - Damping);
        foreach (ref var value in values.AsSpan())
            value = (float)(value * factor);
    }
}

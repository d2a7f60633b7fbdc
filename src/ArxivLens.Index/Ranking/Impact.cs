namespace ArxivLens.Index.Ranking;

/// <summary>
/// What one posting can add to a score, in a byte: the share of the term's weight that its weighted frequency w earns,
/// w / (k1 + w), in 255 steps and rounded up, so that it bounds the share from above (quantised impacts, after V. Anh and
/// A. Moffat, SIGIR 2006; here only to find out which postings have to be scored).
/// </summary>
/// <remarks>
/// Impacts are of the averages of the segment they are written with. Under other averages a weighted frequency is at most a
/// known factor greater, which <see cref="FillBounds"/> takes in.
/// </remarks>
internal static class Impact
{
    /// <summary>Impacts there are.</summary>
    public const int Values = 256;

    private const int Steps = Values - 1;

    // Shares are rounded to 24 bits; this is more than all roundings on the way together.
    private const double Slack = 1.000001;

    /// <summary>The impact of a weighted frequency.</summary>
    public static byte Of(float weight)
        => (byte)Math.Min(Steps, Math.Ceiling(weight / ((double)Bm25.K1 + weight) * Steps * Slack));

    /// <summary>The most a posting of each impact adds to a score, in units; ascends.</summary>
    /// <param name="scale">The term's weight in units.</param>
    /// <param name="factor">How much greater weighted frequencies are at most than those that were written.</param>
    /// <param name="bounds">Room for one bound for each impact.</param>
    public static void FillBounds(float scale, float factor, Span<int> bounds)
    {
        for (var impact = 0; impact < Values; impact++)
            bounds[impact] = Bound(impact, scale, factor);
    }

    /// <summary>The most a posting of an impact adds to a score, in units; see <see cref="FillBounds"/>.</summary>
    public static int Bound(int impact, float scale, float factor)
    {
        // share = w / (k1 + w), so w = k1 · share / (1 − share), and with w grown by the factor:
        var share = (double)impact / Steps;
        var grown = factor * share / (1 - share + factor * share);
        return (int)(scale * grown * Slack) + 2;
    }

    /// <summary>The least impact of which a posting can add so much to a score; see <see cref="FillBounds"/>.</summary>
    public static int Least(long needed, float scale, float factor)
    {
        var (low, high) = (0, Steps);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Bound(middle, scale, factor) < needed)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

namespace ArxivLens.Evaluation;

/// <summary>
/// nDCG of the first fifth of a pool as CSFCube's program computes it: the fifth is rounded down, the gain is the grade itself,
/// and the first two places count whole, the others by 1 / log2(rank) (K. Järvelin, J. Kekäläinen, "Cumulated gain-based
/// evaluation of IR techniques", ACM TOIS 20, 2002). A pool of fewer than five counts its first place.
/// </summary>
internal static class FacetGain
{
    /// <summary>Of grades in the order they were put in, 0–1; 0 when none is above 0.</summary>
    public static double Of(IReadOnlyList<double> grades) => Divide(grades, at => grades[at]);

    /// <summary>The mean over all orders.</summary>
    public static double OfChance(IReadOnlyList<double> grades)
    {
        var mean = grades.Average();
        return Divide(grades, _ => mean);
    }

    private static double Divide(IReadOnlyList<double> grades, Func<int, double> gainAt)
    {
        var depth = Math.Max(1, grades.Count / 5);
        var best = grades.OrderDescending().ToArray();
        var ideal = Enumerable.Range(0, depth).Sum(at => best[at] * Discount(at));
        return ideal == 0 ? 0 : Enumerable.Range(0, depth).Sum(at => gainAt(at) * Discount(at)) / ideal;
    }

    private static double Discount(int at) => at < 2 ? 1 : 1 / Math.Log2(at + 1);
}

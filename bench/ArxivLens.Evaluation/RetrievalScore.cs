namespace ArxivLens.Evaluation;

/// <summary>How good rankings are, each figure the mean over the queries, 0–1.</summary>
/// <param name="Gain">
/// nDCG of the first ten (Järvelin and Kekäläinen 2002): Σ gain / log2(rank + 1), over that of the best order there is.
/// </param>
/// <param name="Recall">Share of the relevant documents among the first hundred.</param>
/// <param name="Precision">Mean of the precision at each relevant document; those not found count 0 (MAP).</param>
/// <param name="FirstRank">1 / rank of the first relevant document among the first ten, else 0 (MRR).</param>
internal readonly record struct RetrievalScore(double Gain, double Recall, double Precision, double FirstRank)
{
    /// <summary>Documents of a ranking that are looked at.</summary>
    public const int Depth = 1000;

    private const int GainDepth = 10;
    private const int RecallDepth = 100;

    /// <summary>Judges one ranking, best first.</summary>
    public static RetrievalScore Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, double> gains)
    {
        var (gain, precision, firstRank) = (0.0, 0.0, 0.0);
        var (found, foundEarly) = (0, 0);
        for (var rank = 1; rank <= Math.Min(ranking.Count, Depth); rank++)
        {
            if (!gains.TryGetValue(ranking[rank - 1], out var worth))
                continue;
            found++;
            precision += (double)found / rank;
            foundEarly += rank <= RecallDepth ? 1 : 0;
            gain += rank <= GainDepth ? worth / Math.Log2(rank + 1) : 0;
            if (found == 1 && rank <= GainDepth)
                firstRank = 1.0 / rank;
        }

        return new RetrievalScore(gain / Ideal(gains), (double)foundEarly / gains.Count, precision / gains.Count, firstRank);
    }

    /// <summary>The mean of the scores of several queries.</summary>
    public static RetrievalScore Mean(IReadOnlyCollection<RetrievalScore> scores) => new(
        scores.Average(s => s.Gain),
        scores.Average(s => s.Recall),
        scores.Average(s => s.Precision),
        scores.Average(s => s.FirstRank));

    private static double Ideal(IReadOnlyDictionary<string, double> gains)
        => gains.Values.OrderDescending().Take(GainDepth).Select((worth, at) => worth / Math.Log2(at + 2)).Sum();
}

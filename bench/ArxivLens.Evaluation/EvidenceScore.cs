namespace ArxivLens.Evaluation;

/// <summary>How well rankings of sentences find those that people linked, each figure the mean over the questions, 0–1.</summary>
/// <param name="Recall">Share of the linked sentences among the first five.</param>
/// <param name="FirstRank">1 / rank of the first linked sentence.</param>
internal readonly record struct EvidenceScore(double Recall, double FirstRank)
{
    /// <summary>Sentences of a ranking that recall looks at.</summary>
    public const int Depth = 5;

    /// <summary>Judges one ranking, best first.</summary>
    public static EvidenceScore Of(IReadOnlyList<int> ranking, IReadOnlyList<int> linked)
    {
        var wanted = linked.ToHashSet();
        var first = 0;
        while (first < ranking.Count && !wanted.Contains(ranking[first])) first++;
        return new EvidenceScore(
            ranking.Take(Depth).Count(wanted.Contains) / (double)wanted.Count, first < ranking.Count ? 1.0 / (first + 1) : 0);
    }

    /// <summary>The mean of several.</summary>
    public static EvidenceScore Mean(IReadOnlyCollection<EvidenceScore> scores) =>
        new(scores.Average(score => score.Recall), scores.Average(score => score.FirstRank));
}

namespace ArxivLens.Evaluation;

/// <summary>How good lists of similar works are, mean over the questions.</summary>
/// <param name="Recall">Share of the wanted works among the first twenty.</param>
/// <param name="Mrr">One over the place of the first wanted one among the first twenty; 0 when there is none.</param>
/// <param name="Ndcg">Discounted gain of the first twenty, as part of the best possible.</param>
internal readonly record struct SimilarScore(double Recall, double Mrr, double Ndcg)
{
    /// <summary>Works of a list that count.</summary>
    public const int Depth = 20;

    /// <summary>The mean score of lists.</summary>
    public static SimilarScore Of(IReadOnlyList<SimilarQuestion> questions, Func<int, IEnumerable<int>> answer)
    {
        var scores = questions.Select(question => Of(question.Wanted, [.. answer(question.Document).Take(Depth)])).ToList();
        return scores.Count == 0
            ? default
            : new SimilarScore(
                scores.Average(one => one.Recall), scores.Average(one => one.Mrr), scores.Average(one => one.Ndcg));
    }

    private static SimilarScore Of(IReadOnlySet<int> wanted, int[] answer)
    {
        var places = Enumerable.Range(0, answer.Length).Where(place => wanted.Contains(answer[place])).ToList();
        var best = Enumerable.Range(0, Math.Min(Depth, wanted.Count)).Sum(Gain);
        return new SimilarScore(
            (double)places.Count / wanted.Count, places is [var first, ..] ? 1.0 / (first + 1) : 0, places.Sum(Gain) / best);
    }

    private static double Gain(int place) => 1 / Math.Log2(place + 2);
}

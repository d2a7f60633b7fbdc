using System.Globalization;
using ArxivLens.Core.Questions;
using ArxivLens.Evaluation;

namespace ArxivLens.Training;

/// <summary>How well weights do on the rankings and questions of each fold.</summary>
/// <param name="Ranking">How sentences of a paper are ranked.</param>
/// <param name="RightFirst">Share of the answered questions whose first sentence is of the right work.</param>
/// <param name="Questions">The closeness of the best sentence of each question, by what sort of question it is.</param>
internal sealed record PassageJudgement(
    EvidenceScore Ranking, double RightFirst, IReadOnlyList<(string Kind, bool IsAnswered, double Closeness)> Questions)
{
    /// <summary>What a closeness means by these weights.</summary>
    public HeldOutScale Scale => new(Questions);

    /// <summary>Judges each fold by its weights.</summary>
    public static PassageJudgement Of(
        List<PassageRanking> rankings, List<PassageQuestion> questions, Func<int, double[]> weightsOf, int folds)
    {
        var scores = new List<EvidenceScore>();
        var right = new List<double>();
        var judged = new List<(string, bool, double)>();
        for (var fold = 0; fold < folds; fold++)
        {
            var weights = weightsOf(fold);
            var asked = questions.Where(one => one.Group % folds == fold).ToList();
            scores.AddRange(rankings.Where(one => one.Paper % folds == fold).Select(one => one.Judge(weights)));
            right.AddRange(asked.Where(one => one.IsAnswered && one.Others.Count > 0)
                .Select(one => Best(one.Rows, weights) > Best(one.Others, weights) ? 1.0 : 0));
            judged.AddRange(asked.Select(one => (
                one.Kind, one.IsAnswered, one.Rows.Count == 0 ? 0 : PassageModel.Closeness(Best(one.Rows, weights)))));
        }

        return new PassageJudgement(EvidenceScore.Mean(scores), right.Average(), judged);
    }

    /// <summary>Prints the figures.</summary>
    public void Write(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recall@5 {Ranking.Recall:F4}, mrr {Ranking.FirstRank:F4}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"right work first {RightFirst:F4}"));
        foreach (var kind in Questions.GroupBy(one => one.Kind))
        {
            var near = kind.Average(one => one.Closeness >= 0.5 ? 1.0 : 0);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Key,-26} {kind.Count(),4} closeness {kind.Average(one => one.Closeness):F3}, above 0.5 {near:F3}"));
        }
    }

    private static double Best(List<double[]> rows, double[] weights) => rows.Max(row => PassageRanking.Score(row, weights));
}

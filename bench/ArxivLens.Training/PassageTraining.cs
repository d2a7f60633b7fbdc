using System.Globalization;
using ArxivLens.Core.Questions;

namespace ArxivLens.Training;

/// <summary>
/// Learns what the features of a passage count, by two aims at once: within a paper the sentences that people linked come first
/// (softmax over the paper's sentences), and the best sentence found for a question has a closeness above ½ where the library can answer
/// it and below where it cannot (logistic loss, both sorts weighed alike).
/// </summary>
internal static class PassageTraining
{
    private const int Folds = 5;
    private const int Rounds = 120;
    private const int Choices = 4;
    private const double Penalty = 3e-3;

    // What is the same for all sentences of a text only tells questions and texts apart, of which there are more examples.
    private const double TextPenalty = 1e-4;
    private const double Share = 0.3;

    /// <summary>
    /// Learns, prints figures of what was held out beside those of the weights the program has, and writes the weights and what a
    /// closeness means by them.
    /// </summary>
    public static async Task RunAsync(
        string evidence, string summaries, string papers, string citations, string sample, string path, string scale, TextWriter output)
    {
        var rankings = PassageRanking.ReadAll(evidence);
        var questions = await PassageQuestions.MakeAsync(rankings, evidence, summaries, papers, citations, sample);
        // These were learnt from all there is, what they are judged by included: new ones that are as good are better.
        var shipped = Enum.GetValues<PassageFeature>().Select(feature => PassageModel.Learnt[feature]).ToArray();
        output.WriteLine("the program's weights");
        PassageJudgement.Of(rankings, questions, _ => shipped, Folds).Write(output);
        var folds = Enumerable.Range(0, Folds).Select(fold => Learn(
            [.. rankings.Where(one => one.Paper % Folds != fold)], [.. questions.Where(one => one.Group % Folds != fold)])).ToArray();
        output.WriteLine("learnt anew, held out");
        var judged = PassageJudgement.Of(rankings, questions, fold => folds[fold], Folds);
        judged.Write(output);
        judged.Scale.Write(output);
        judged.Scale.Save(scale);
        var weights = Learn(rankings, questions);
        foreach (var feature in Enum.GetValues<PassageFeature>())
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{PassageModel.NameOf(feature)}\t{weights[(int)feature]:F4}"));
        File.WriteAllLines(path, [
            "# feature\twhat it counts; learnt by bench/ArxivLens.Training passages",
            .. Enum.GetValues<PassageFeature>().Select(feature => string.Create(
                CultureInfo.InvariantCulture, $"{PassageModel.NameOf(feature)}\t{weights[(int)feature]:F4}"))]);
    }

    private static double[] Learn(List<PassageRanking> rankings, List<PassageQuestion> questions)
    {
        var weights = new double[PassageModel.Length];
        weights[(int)PassageFeature.Sentence] = 1;
        for (var choice = 0; choice < Choices; choice++)
        {
            var known = weights;
            // The best sentence is that by the weights of the round before.
            var best = questions.Where(one => one.Rows.Count > 0)
                .Select(one => (Row: one.Rows.MaxBy(row => PassageRanking.Score(row, known))!, one.IsAnswered)).ToList();
            var ranked = questions.Where(one => one.IsAnswered && one.Others.Count > 0).ToList();
            weights = LimitedMemoryBfgs.Minimise(
                (at, gradient) => Loss(rankings, best, at, gradient) + RankLoss(ranked, at, gradient), PassageModel.Length, Rounds);
        }

        return weights;
    }

    /// <summary>Less the mean log-probability that the first sentence is one of the right work's.</summary>
    private static double RankLoss(List<PassageQuestion> questions, double[] weights, double[] gradient)
    {
        var loss = 0.0;
        foreach (var question in questions)
        {
            var right = question.Rows.Select(row => PassageRanking.Score(row, weights)).ToArray();
            var wrong = question.Others.Select(row => PassageRanking.Score(row, weights)).ToArray();
            var most = Math.Max(right.Max(), wrong.Max());
            var (good, bad) = (right.Sum(one => Math.Exp(one - most)), wrong.Sum(one => Math.Exp(one - most)));
            var part = Share / questions.Count;
            loss -= part * (Math.Log(good) - Math.Log(good + bad));
            for (var at = 0; at < right.Length; at++)
                Add(question.Rows[at], part * Math.Exp(right[at] - most) * (1 / (good + bad) - 1 / good));
            for (var at = 0; at < wrong.Length; at++)
                Add(question.Others[at], part * Math.Exp(wrong[at] - most) / (good + bad));
        }

        return loss;

        void Add(double[] row, double times)
        {
            if (Math.Abs(times) < 1e-12) return;
            for (var index = 0; index < row.Length; index++) gradient[index] += times * row[index];
        }
    }

    private static double Loss(
        List<PassageRanking> rankings, List<(double[] Row, bool IsAnswered)> best, double[] weights, double[] gradient)
    {
        Array.Clear(gradient);
        var loss = rankings.Sum(one => one.Loss(weights, gradient, 1.0 / rankings.Count));
        var answered = best.Count(one => one.IsAnswered);
        foreach (var (row, isAnswered) in best)
        {
            var part = Share / (isAnswered ? answered : best.Count - answered);
            var score = PassageRanking.Score(row, weights);
            var signed = isAnswered ? score : -score;
            loss += part * (signed > 0 ? Math.Log(1 + Math.Exp(-signed)) : Math.Log(1 + Math.Exp(signed)) - signed);
            var error = part * (PassageModel.Closeness(score) - (isAnswered ? 1 : 0));
            for (var index = 0; index < row.Length; index++) gradient[index] += error * row[index];
        }

        for (var index = 0; index < weights.Length; index++)
        {
            var penalty = index is 0 or >= (int)PassageFeature.Title ? TextPenalty : Penalty;
            loss += penalty * weights[index] * weights[index];
            gradient[index] += 2 * penalty * weights[index];
        }

        return loss;
    }
}

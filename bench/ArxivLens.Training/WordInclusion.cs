using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>Learns how probably a summary has a word of the abstract: logistic regression.</summary>
internal sealed class WordInclusion
{
    private readonly SparseRows rows = new();
    private readonly List<double> labels = [];
    private readonly List<int> starts = [0];

    /// <summary>The columns.</summary>
    public FeatureNames Names { get; } = new();

    /// <summary>Takes an abstract.</summary>
    /// <param name="candidates">The abstract.</param>
    /// <param name="isIncluded">Whether the summary has a word.</param>
    public void Add(SummaryCandidates candidates, Func<string, bool> isIncluded)
    {
        Names.Document++;
        for (var word = 0; word < candidates.Words.Words.Count; word++)
        {
            var sink = new RecordingSink(candidates.Text, Names, rows, SummaryModel.InclusionName);
            candidates.Inclusion.Collect(word, ref sink);
            rows.EndRow();
            var token = candidates.Text.Tokens[candidates.Words.Words[word].Token];
            labels.Add(isIncluded(candidates.Text.Of(token).ToString().ToLowerInvariant()) ? 1 : 0);
        }

        starts.Add(rows.Count);
    }

    /// <summary>Learns from some abstracts.</summary>
    public double[] Learn(int[] chosen, double penalty, int fewest, int rounds)
    {
        var penalties = Enumerable.Range(0, Names.Count)
            .Select(c => (IsRare: Names.CountOf(c) < fewest, Own: penalty * SummaryTraining.PenaltyOf(Names.NameOf(c))))
            .Select(p => p.IsRare ? double.PositiveInfinity : p.Own).ToArray();
        return LimitedMemoryBfgs.Minimise((weights, gradient) => Loss(chosen, penalties, weights, gradient), Names.Count, rounds);
    }

    /// <summary>Sets the probabilities of an abstract's words.</summary>
    public void Predict(int document, double[] weights, AbstractWords words)
    {
        for (var word = 0; word < words.Words.Count; word++)
            words.Words[word].Probability = Sigmoid(rows.Dot(starts[document] + word, weights));
    }

    private double Loss(int[] chosen, double[] penalties, double[] weights, double[] gradient)
    {
        Array.Clear(gradient);
        var loss = 0.0;
        foreach (var document in chosen)
        {
            for (var row = starts[document]; row < starts[document + 1]; row++)
            {
                var score = rows.Dot(row, weights);
                loss += Math.Max(score, 0) + Math.Log(1 + Math.Exp(-Math.Abs(score))) - (labels[row] * score);
                rows.AddTo(row, Sigmoid(score) - labels[row], gradient);
            }
        }

        for (var column = 0; column < weights.Length; column++)
        {
            if (double.IsInfinity(penalties[column]))
            {
                gradient[column] = 0;
                continue;
            }

            loss += penalties[column] * weights[column] * weights[column];
            gradient[column] += 2 * penalties[column] * weights[column];
        }

        return loss;
    }

    private static double Sigmoid(double score) => 1 / (1 + Math.Exp(-score));
}

namespace ArxivLens.Training;

/// <summary>
/// Learns to choose one candidate of several: greatest expected value when a candidate is chosen with the probability that is the
/// softmax of its score, less a square penalty of the weights.
/// </summary>
internal sealed class ListwiseRanking
{
    private readonly List<(int FirstCandidate, int FirstSentence)> documents = [];
    private readonly List<int> sentenceOf = [];
    private readonly List<double> values = [];

    /// <summary>What the forms of a sentence share.</summary>
    public SparseRows Sentences { get; } = new();

    /// <summary>What each candidate has of its own.</summary>
    public SparseRows Candidates { get; } = new();

    /// <summary>How many abstracts there are.</summary>
    public int Count => documents.Count;

    /// <summary>Begins an abstract.</summary>
    public void Begin() => documents.Add((Candidates.Count, Sentences.Count));

    /// <summary>Ends a candidate of the sentence that was ended last or will be ended next.</summary>
    public void EndCandidate(int sentence, double value)
    {
        Candidates.EndRow();
        sentenceOf.Add(sentence);
        values.Add(value);
    }

    /// <summary>Learns the weights.</summary>
    /// <param name="chosen">The abstracts to learn from.</param>
    /// <param name="penalties">The penalty of each column; infinite when it is not to be used.</param>
    /// <param name="rounds">Rounds at most.</param>
    public double[] Learn(int[] chosen, double[] penalties, int rounds)
    {
        var scores = new double[Candidates.Count];
        return LimitedMemoryBfgs.Minimise(
            (weights, gradient) => Loss(chosen, penalties, scores, weights, gradient), penalties.Length, rounds);
    }

    /// <summary>The candidate with the greatest score; the first of equals.</summary>
    public int Best(int document, double[] weights)
    {
        var (from, to) = Range(document);
        var (best, most) = (from, double.NegativeInfinity);
        for (var at = from; at < to; at++)
        {
            var score = Candidates.Dot(at, weights) + Sentences.Dot(sentenceOf[at], weights);
            if (score > most) (best, most) = (at, score);
        }

        return best;
    }

    /// <summary>The score of each candidate of an abstract.</summary>
    public double[] Scores(int document, double[] weights)
    {
        var (from, to) = Range(document);
        return [.. Enumerable.Range(from, to - from)
            .Select(at => Candidates.Dot(at, weights) + Sentences.Dot(sentenceOf[at], weights))];
    }

    /// <summary>The candidates of an abstract.</summary>
    public (int From, int To) Range(int document)
        => (documents[document].FirstCandidate, document + 1 < Count ? documents[document + 1].FirstCandidate : Candidates.Count);

    private double Loss(int[] chosen, double[] penalties, double[] scores, double[] weights, double[] gradient)
    {
        Array.Clear(gradient);
        var loss = 0.0;
        foreach (var document in chosen) loss -= Gain(document, scores, weights, gradient);
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

    private double Gain(int document, double[] scores, double[] weights, double[] gradient)
    {
        var (from, to) = Range(document);
        var firstSentence = documents[document].FirstSentence;
        var lastSentence = to > from ? sentenceOf[to - 1] : firstSentence - 1;
        var shared = new double[lastSentence - firstSentence + 1];
        for (var s = 0; s < shared.Length; s++) shared[s] = Sentences.Dot(firstSentence + s, weights);
        var most = double.NegativeInfinity;
        for (var at = from; at < to; at++)
        {
            scores[at] = Candidates.Dot(at, weights) + shared[sentenceOf[at] - firstSentence];
            most = Math.Max(most, scores[at]);
        }

        var (sum, gain) = (0.0, 0.0);
        for (var at = from; at < to; at++)
        {
            scores[at] = Math.Exp(scores[at] - most);
            sum += scores[at];
        }

        for (var at = from; at < to; at++) gain += scores[at] / sum * values[at];
        Array.Clear(shared);
        for (var at = from; at < to; at++)
        {
            var slope = -(scores[at] / sum) * (values[at] - gain);
            if (Math.Abs(slope) < 1e-9) continue;
            Candidates.AddTo(at, slope, gradient);
            shared[sentenceOf[at] - firstSentence] += slope;
        }

        for (var s = 0; s < shared.Length; s++)
        {
            if (shared[s] != 0) Sentences.AddTo(firstSentence + s, shared[s], gradient);
        }

        return gain;
    }
}

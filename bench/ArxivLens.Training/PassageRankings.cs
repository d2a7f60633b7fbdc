using ArxivLens.Core.Questions;
using ArxivLens.Evaluation;

namespace ArxivLens.Training;

/// <summary>The sentences of a paper for one question: their features and which of them people linked.</summary>
/// <param name="Paper">Place of the paper in its file.</param>
/// <param name="Numbers">Numbers of the sentences.</param>
/// <param name="Rows">Their features.</param>
/// <param name="Wanted">Which were linked.</param>
/// <param name="Linked">Numbers of all linked sentences, those among them that share no word with the question.</param>
internal sealed record PassageRanking(
    int Paper, IReadOnlyList<int> Numbers, IReadOnlyList<double[]> Rows, IReadOnlyList<bool> Wanted, IReadOnlyList<int> Linked)
{
    /// <summary>The rankings of a file.</summary>
    public static List<PassageRanking> ReadAll(string file)
    {
        var found = new List<PassageRanking>();
        var papers = CitedPaper.ReadAll(file);
        for (var paper = 0; paper < papers.Count; paper++)
            found.AddRange(papers[paper].Links.Select(link => Of(papers[paper], paper, link)));
        return found;
    }

    /// <summary>Less the mean log-probability of the wanted sentences (softmax over the paper's); adds its slope.</summary>
    public double Loss(double[] weights, double[] slope, double share)
    {
        var wanted = Wanted.Count(one => one);
        if (wanted == 0) return 0;
        var scores = Rows.Select(row => Score(row, weights)).ToArray();
        var most = scores.Max();
        var powers = Array.ConvertAll(scores, score => Math.Exp(score - most));
        var sum = powers.Sum();
        var loss = 0.0;
        for (var at = 0; at < scores.Length; at++)
        {
            var pull = powers[at] / sum - (Wanted[at] ? 1.0 / wanted : 0);
            if (Wanted[at]) loss -= (scores[at] - most - Math.Log(sum)) / wanted;
            for (var index = 0; index < slope.Length; index++) slope[index] += share * pull * Rows[at][index];
        }

        return share * loss;
    }

    /// <summary>How well some weights rank it.</summary>
    public EvidenceScore Judge(double[] weights)
    {
        var order = Enumerable.Range(0, Rows.Count).OrderByDescending(at => Score(Rows[at], weights)).Select(at => Numbers[at]).ToList();
        return EvidenceScore.Of(order, Linked);
    }

    /// <summary>The sum of what the features count.</summary>
    public static double Score(double[] row, double[] weights)
    {
        var sum = 0.0;
        for (var index = 0; index < row.Length; index++) sum += row[index] * weights[index];
        return sum;
    }

    private static PassageRanking Of(CitedPaper paper, int place, CitingPassage link)
    {
        var reading = new PassageReading(EvidencePaper.TermsOf(link.Query), EvidencePaper.DocumentOf(paper));
        var (numbers, rows, wanted) = (new List<int>(), new List<double[]>(), new List<bool>());
        for (var at = 0; at < reading.Count; at++)
        {
            if (reading[at].Words == 0) continue;
            var row = new double[PassageModel.Length];
            reading.Read(at, row);
            numbers.Add(paper.Sentences[at].N);
            rows.Add(row);
            wanted.Add(link.Sentences.Contains(paper.Sentences[at].N));
        }

        return new PassageRanking(place, numbers, rows, wanted, link.Sentences);
    }
}

using System.Globalization;
using ArxivLens.Core.Similarity;
using ArxivLens.Evaluation;

namespace ArxivLens.Training;

/// <summary>
/// Learns what each part of a similarity counts: of the works that the product looks at, those that a hidden list of references
/// names are to come first (softmax over each list). Half of the questions ask for the references of a paper that has none, half
/// from one work of a hidden list for the others, so that the weights suit papers with and without citations.
/// </summary>
internal static class SimilarTraining
{
    /// <summary>The part of the citations that is judged; the others may be learnt from.</summary>
    private const int Judged = 0;
    private const int Parts = 3;
    private const int Listed = 100;
    private const int Rounds = 3;
    private const double Penalty = 1e-4;
    private static readonly string[] Names = ["text", "coupling", "cocitation", "direct", "borrowed"];

    /// <summary>Learns, prints the loss and writes the weights.</summary>
    /// <param name="papers">Papers in the snapshot's shape.</param>
    /// <param name="citations">Lines <c>citing,cited</c>.</param>
    /// <param name="path">Where to write the weights.</param>
    /// <param name="output">Where to print.</param>
    public static void Run(string papers, string citations, string path, TextWriter output)
    {
        var read = LabelledFile.Read<SnapshotPaper>(papers);
        var all = SimilarLibrary.ReadCitations(citations);
        var weights = Array.ConvertAll(Names, _ => 1.0 / Names.Length);
        for (var round = 0; round < Rounds; round++)
        {
            var (without, together) = (new List<Ranking>(), new List<Ranking>());
            for (var part = Judged + 1; part <= Judged + Parts; part++)
            {
                var (visible, hidden) = HideCitations.Split(all, seed: 0, part, single: false);
                using var library = new SimilarLibrary(read, visible);
                var questions = new SimilarQuestions(library, hidden);
                without.AddRange(questions.WithoutReferences.Select(question => Rank(library, question, weights)));
                together.AddRange(questions.CitedTogether.Select(question => Rank(library, question, weights)));
            }

            without.RemoveAll(ranking => !ranking.HasBoth);
            together.RemoveAll(ranking => !ranking.HasBoth);
            weights = Learn(without, together);
            output.WriteLine($"round {round + 1}: {without.Count} + {together.Count} lists, {string.Join(", ", Lines(weights, ' '))}");
        }

        File.WriteAllLines(path, [
            "# part\twhat it counts, of 1 in all; learnt by bench/ArxivLens.Training similar",
            .. Lines(weights, '\t')]);
    }

    private static IEnumerable<string> Lines(double[] weights, char between) => Names.Zip(
        weights, (name, weight) => string.Create(CultureInfo.InvariantCulture, $"{name}{between}{weight:F4}"));

    private static Ranking Rank(SimilarLibrary library, SimilarQuestion question, double[] weights)
    {
        // None is zero here, or nothing could be learnt of it.
        var used = Array.ConvertAll(weights, weight => Math.Max(weight, 0.01));
        var works = SimilarWorks.Find(
            library.Index, question.Document, Listed, new SimilarityWeights(used[0], used[1], used[2], used[3], used[4]));
        return new Ranking(
            [.. works.Select(work => new[]
            {
                work.Text / used[0], work.Coupling / used[1], work.Cocitation / used[2], work.Direct / used[3],
                work.Borrowed / used[4],
            })],
            [.. works.Select(work => question.Wanted.Contains(work.Document))]);
    }

    /// <summary>The best weights, none negative, scaled to a sum of 1.</summary>
    private static double[] Learn(List<Ranking> without, List<Ranking> together)
    {
        var found = LimitedMemoryBfgs.Minimise(
            (roots, gradient) =>
            {
                // Weight = (root + 1)², so that it stays above 0 and does not begin there.
                var weights = Array.ConvertAll(roots, root => (root + 1) * (root + 1));
                var slope = new double[weights.Length];
                var loss = without.Sum(ranking => ranking.Loss(weights, slope, 1.0 / without.Count))
                    + together.Sum(ranking => ranking.Loss(weights, slope, 1.0 / together.Count));
                for (var index = 0; index < roots.Length; index++)
                {
                    loss += Penalty * weights[index] * weights[index];
                    gradient[index] = (slope[index] + 2 * Penalty * weights[index]) * 2 * (roots[index] + 1);
                }

                return loss;
            },
            Names.Length,
            rounds: 200);
        var weights = Array.ConvertAll(found, root => (root + 1) * (root + 1));
        return Array.ConvertAll(weights, weight => weight / weights.Sum());
    }

    private sealed record Ranking(double[][] Parts, bool[] IsWanted)
    {
        public bool HasBoth => IsWanted.Contains(true) && IsWanted.Contains(false);

        /// <summary>Less the mean log-probability of the wanted works; adds its slope.</summary>
        public double Loss(double[] weights, double[] slope, double share)
        {
            var scores = Array.ConvertAll(Parts, parts => parts.Zip(weights, (part, weight) => part * weight).Sum());
            var most = scores.Max();
            var powers = Array.ConvertAll(scores, score => Math.Exp(score - most));
            var (sum, count) = (powers.Sum(), IsWanted.Count(wanted => wanted));
            var loss = 0.0;
            for (var place = 0; place < scores.Length; place++)
            {
                var pull = powers[place] / sum - (IsWanted[place] ? 1.0 / count : 0);
                loss -= IsWanted[place] ? (scores[place] - most - Math.Log(sum)) / count : 0;
                for (var index = 0; index < slope.Length; index++)
                    slope[index] += share * pull * Parts[place][index];
            }

            return share * loss;
        }
    }
}

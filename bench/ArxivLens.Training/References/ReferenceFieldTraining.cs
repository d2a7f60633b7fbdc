using System.Numerics;
using ArxivLens.Core.References;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>
/// Learns a conditional random field by stochastic gradients with a step of its own for every weight (J. Duchi, E. Hazan, Y. Singer,
/// "Adaptive subgradient methods", JMLR 12, 2011) and a penalty on absolute values taken from each weight that a step touches, so that
/// most weights are nothing. The order of examples comes from a fixed seed: the same examples give the same weights.
/// </summary>
internal sealed class ReferenceFieldTraining
{
    private const int Labels = ReferenceModel.Labels;
    private const int Stride = ReferenceModel.Stride;

    private readonly ReferenceCorpus corpus;
    private readonly ReferenceLearning learning;
    private readonly bool[] known;
    private readonly ReferenceWeights weights;
    private readonly ReferenceWeights squares;
    private readonly ReferenceLattice lattice = new();

    private ReferenceFieldTraining(ReferenceCorpus corpus, IReadOnlyList<int> examples, ReferenceLearning learning)
    {
        (this.corpus, this.learning) = (corpus, learning);
        known = Known(corpus, examples, learning.Least);
        weights = new ReferenceWeights(corpus.Names.Count);
        squares = new ReferenceWeights(corpus.Names.Count);
    }

    /// <summary>Learns from some of the corpus' references.</summary>
    public static ReferenceWeights Learn(ReferenceCorpus corpus, IReadOnlyList<int> examples, ReferenceLearning learning)
    {
        var training = new ReferenceFieldTraining(corpus, examples, learning);
        for (var round = 0; round < learning.Rounds; round++)
        {
            foreach (var example in Shuffled(examples, learning.Seed + round))
                training.Step(corpus.Sequences[example]);
        }

        return training.weights;
    }

    /// <summary>Which features stand often enough.</summary>
    public static bool[] Known(ReferenceCorpus corpus, IReadOnlyList<int> examples, int least)
    {
        var counts = new int[corpus.Names.Count];
        foreach (var feature in examples.SelectMany(example => corpus.Sequences[example].Features).SelectMany(piece => piece))
            counts[feature]++;
        return Array.ConvertAll(counts, count => count >= least);
    }

    /// <summary>An order that has nothing to do with that of the file, the same for the same seed.</summary>
    public static IEnumerable<int> Shuffled(IReadOnlyList<int> examples, int seed) =>
        examples.OrderBy(example => WordHash.Join((ulong)seed, WordHash.Join((ulong)example, 1)));

    private void Step(ReferenceSequence sequence)
    {
        if (sequence.Labels.Length == 0)
            return;
        lattice.Fill(sequence, weights, known);
        lattice.Sum(sequence, weights);
        Span<float> gradient = stackalloc float[Stride];
        for (var at = 0; at < sequence.Labels.Length; at++)
        {
            if (at > 0)
                StepTransitions(sequence, at);
            lattice.Marginals(at, gradient);
            for (var label = 0; label < Labels; label++)
                gradient[label] = -gradient[label];
            gradient[sequence.Labels[at]] += 1;
            if (at == 0)
                Update(weights.Starts, squares.Starts, gradient[..Labels]);
            if (sequence.AreForced[at])
                continue;
            foreach (var feature in sequence.Features[at])
            {
                if (known[feature])
                    UpdateRow(weights.Rows.AsSpan(feature * Stride, Stride), squares.Rows.AsSpan(feature * Stride, Stride), gradient);
            }
        }
    }

    private void StepTransitions(ReferenceSequence sequence, int at)
    {
        Span<float> gradient = stackalloc float[Labels * Labels];
        lattice.PairMarginals(at, gradient);
        for (var pair = 0; pair < gradient.Length; pair++)
            gradient[pair] = -gradient[pair];
        gradient[(sequence.Labels[at] * Labels) + sequence.Labels[at - 1]] += 1;
        var from = ReferenceModel.TransitionAt(sequence.Ends[at - 1], 0, 0);
        Update(weights.Transitions.AsSpan(from, gradient.Length), squares.Transitions.AsSpan(from, gradient.Length), gradient);
    }

    private void Update(Span<float> row, Span<float> square, ReadOnlySpan<float> gradient)
    {
        for (var at = 0; at < row.Length; at++)
        {
            square[at] += gradient[at] * gradient[at];
            row[at] += learning.Step * gradient[at] / MathF.Sqrt(square[at] + 1e-6f);
        }
    }

    private void UpdateRow(Span<float> row, Span<float> square, ReadOnlySpan<float> gradient)
    {
        var (step, penalty, small) = (new Vector<float>(learning.Step), new Vector<float>(learning.Penalty), new Vector<float>(1e-6f));
        for (var at = 0; at < Stride; at += Vector<float>.Count)
        {
            var slope = new Vector<float>(gradient[at..]);
            var sum = new Vector<float>(square[at..]) + slope * slope;
            sum.CopyTo(square[at..]);
            var rate = step / Vector.SquareRoot(sum + small);
            var moved = new Vector<float>(row[at..]) + (rate * slope);
            var size = Vector.Max(Vector.Abs(moved) - (rate * penalty), Vector<float>.Zero);
            Vector.ConditionalSelect(Vector.LessThan(moved, Vector<float>.Zero), -size, size).CopyTo(row[at..]);
        }
    }
}

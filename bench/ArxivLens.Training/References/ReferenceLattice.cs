using System.Numerics;
using ArxivLens.Core.References;

namespace ArxivLens.Training;

/// <summary>
/// Sums over all labellings of a reference (forward and backward, L. Rabiner, 1989), each piece scaled to a sum of 1, in room that is
/// used again.
/// </summary>
internal sealed class ReferenceLattice
{
    private const int Labels = ReferenceModel.Labels;
    private const int Stride = ReferenceModel.Stride;
    private const int Pairs = Labels * Labels;

    private readonly float[] edges = new float[ReferenceModel.Ends * Pairs];
    private float[] forward = [];
    private float[] backward = [];
    private float[] likely = [];
    private int[] ends = [];

    /// <summary>The scores of every piece, <see cref="ReferenceModel.Stride"/> apart.</summary>
    public float[] Scores { get; private set; } = [];

    /// <summary>Adds up the scores of pieces.</summary>
    public void Fill(ReferenceSequence sequence, ReferenceWeights weights, bool[] known)
    {
        var length = sequence.Labels.Length * Stride;
        if (Scores.Length < length)
            (Scores, forward, backward, likely) = (new float[length], new float[length], new float[length], new float[length]);
        Array.Clear(Scores, 0, length);
        for (var at = 0; at < sequence.Labels.Length; at++)
        {
            var scores = Scores.AsSpan(at * Stride, Stride);
            if (sequence.AreForced[at])
            {
                scores.Fill(-1e6f);
                scores[sequence.Labels[at]] = 0;
                continue;
            }

            foreach (var feature in sequence.Features[at])
            {
                if (!known[feature])
                    continue;
                var row = weights.Rows.AsSpan(feature * Stride, Stride);
                for (var label = 0; label < Stride; label += Vector<float>.Count)
                    (new Vector<float>(scores[label..]) + new Vector<float>(row[label..])).CopyTo(scores[label..]);
            }
        }
    }

    /// <summary>Sums over all labellings.</summary>
    public void Sum(ReferenceSequence sequence, ReferenceWeights weights)
    {
        ends = sequence.Ends;
        foreach (var end in ends.Distinct())
        {
            for (var pair = end * Pairs; pair < (end + 1) * Pairs; pair++)
                edges[pair] = MathF.Exp(weights.Transitions[pair]);
        }

        var count = sequence.Labels.Length;
        for (var at = 0; at < count; at++)
            Exponentiate(Scores.AsSpan(at * Stride, Labels), likely.AsSpan(at * Stride, Labels));
        for (var label = 0; label < Labels; label++)
            forward[label] = likely[label] * MathF.Exp(weights.Starts[label]);
        Scale(forward.AsSpan(0, Labels));
        for (var at = 1; at < count; at++)
            Forward(at);
        backward.AsSpan((count - 1) * Stride, Labels).Fill(1f / Labels);
        for (var at = count - 2; at >= 0; at--)
            Backward(at);
    }

    /// <summary>How probable each label of a piece is.</summary>
    public void Marginals(int at, Span<float> marginals)
    {
        marginals.Clear();
        for (var label = 0; label < Labels; label++)
            marginals[label] = forward[(at * Stride) + label] * backward[(at * Stride) + label];
        Scale(marginals[..Labels]);
    }

    /// <summary>How probable each label of a piece is after each label of the piece before.</summary>
    public void PairMarginals(int at, Span<float> marginals)
    {
        var table = edges.AsSpan(ends[at - 1] * Pairs, Pairs);
        for (var label = 0; label < Labels; label++)
        {
            var behind = likely[(at * Stride) + label] * backward[(at * Stride) + label];
            for (var before = 0; before < Labels; before++)
                marginals[(label * Labels) + before] = forward[((at - 1) * Stride) + before] * table[(label * Labels) + before] * behind;
        }

        Scale(marginals);
    }

    private void Forward(int at)
    {
        var table = edges.AsSpan(ends[at - 1] * Pairs, Pairs);
        var before = forward.AsSpan((at - 1) * Stride, Labels);
        for (var label = 0; label < Labels; label++)
        {
            var sum = 0f;
            var row = table.Slice(label * Labels, Labels);
            for (var previous = 0; previous < row.Length; previous++)
                sum += before[previous] * row[previous];
            forward[(at * Stride) + label] = sum * likely[(at * Stride) + label];
        }

        Scale(forward.AsSpan(at * Stride, Labels));
    }

    private void Backward(int at)
    {
        var table = edges.AsSpan(ends[at] * Pairs, Pairs);
        var here = backward.AsSpan(at * Stride, Labels);
        here.Clear();
        for (var label = 0; label < Labels; label++)
        {
            var behind = likely[((at + 1) * Stride) + label] * backward[((at + 1) * Stride) + label];
            var row = table.Slice(label * Labels, Labels);
            for (var previous = 0; previous < row.Length; previous++)
                here[previous] += row[previous] * behind;
        }

        Scale(here);
    }

    private static void Exponentiate(ReadOnlySpan<float> scores, Span<float> likely)
    {
        var most = scores[0];
        foreach (var score in scores)
            most = Math.Max(most, score);
        for (var label = 0; label < scores.Length; label++)
            likely[label] = MathF.Exp(scores[label] - most);
    }

    private static void Scale(Span<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
            sum += value;
        if (!(sum > 1e-30f))
        {
            values.Fill(1f / values.Length);
            return;
        }

        for (var at = 0; at < values.Length; at++)
            values[at] /= sum;
    }
}

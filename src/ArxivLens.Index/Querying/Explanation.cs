using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Querying;

/// <summary>How the score of a hit comes about. The parts of a sum add up to it, unit for unit.</summary>
/// <param name="Kind">What this part is.</param>
/// <param name="Text">The term, phrase or field; empty for sums and filters.</param>
/// <param name="Units">What it adds, in units of <see cref="UnitsOfOne"/>.</param>
/// <param name="Parts">What it is made of.</param>
public sealed record Explanation(ExplanationKind Kind, string Text, int Units, IReadOnlyList<Explanation> Parts)
{
    /// <summary>Units of a score of 1.</summary>
    public const int UnitsOfOne = Bm25.Unit;

    /// <summary>What it adds to <see cref="Hit.Score"/>.</summary>
    public float Score => (float)Units / UnitsOfOne;

    /// <summary>What a term, phrase or prefix can add at most: idf · recurrence · (1 + ln n); 0 for other parts.</summary>
    public double Most { get; init; }

    /// <summary>The weighted frequency w of a term, phrase or prefix, or a field's share of it; 0 for other parts.</summary>
    public float Weight { get; init; }

    /// <summary>How often the term occurs in a field; 0 for other parts.</summary>
    public int Frequency { get; init; }

    /// <summary>A sum of parts.</summary>
    internal static Explanation Sum(ExplanationKind kind, IReadOnlyList<Explanation> parts)
        => new(kind, "", parts.Sum(part => part.Units), parts);
}

/// <summary>Sorts of parts of a score.</summary>
public enum ExplanationKind : byte
{
    /// <summary>The sum over parts that all match.</summary>
    All,

    /// <summary>The sum over those parts that match.</summary>
    Any,

    /// <summary>A term.</summary>
    Term,

    /// <summary>A phrase.</summary>
    Phrase,

    /// <summary>A prefix: its best word counts.</summary>
    Prefix,

    /// <summary>A field's share of a term or phrase.</summary>
    Field,

    /// <summary>Something that matches and adds nothing.</summary>
    Filter,
}

/// <summary>Explains the score of a term or phrase by field.</summary>
internal static class TermExplanation
{
    private static readonly string[] Names = ["title", "abstract", "authors", "comments"];

    /// <summary>Explains a posting of a term.</summary>
    public static Explanation Of(
        string term, PostingBlock block, int index, TermWeights weights, int lengths, float scale)
    {
        Span<int> frequencies = stackalloc int[TextFields.Count];
        block.CopyFrequencies(index, frequencies);
        return Of(ExplanationKind.Term, term, frequencies, weights, lengths, scale);
    }

    /// <summary>Explains frequencies in fields. A rounding stays with the field that adds most.</summary>
    public static Explanation Of(
        ExplanationKind kind, string text, ReadOnlySpan<int> frequencies, TermWeights weights, int lengths, float scale)
    {
        var weight = weights.Weight(lengths, frequencies[0], frequencies[1], frequencies[2], frequencies[3]);
        var units = Bm25.Score(scale, weight);
        var fields = new List<Explanation>();
        for (var field = 0; field < TextFields.Count; field++)
        {
            var share = frequencies[field] * weights.Factor(field, lengths);
            if (share > 0)
            {
                fields.Add(new Explanation(ExplanationKind.Field, Names[field], (int)(units * (double)share / weight), [])
                {
                    Weight = share,
                    Frequency = frequencies[field],
                });
            }
        }

        if (fields.Count == 0)
            throw new InvalidDataException("The index holds a posting that weighs nothing.");
        var most = fields.MaxBy(field => field.Units)!;
        fields[fields.IndexOf(most)] = most with { Units = most.Units + units - fields.Sum(field => field.Units) };
        return new Explanation(kind, text, units, fields) { Weight = weight, Most = scale / Bm25.Unit };
    }
}

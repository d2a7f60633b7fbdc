using ArxivLens.Index.Columns;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Ranking;

/// <summary>
/// BM25F: S. Robertson, H. Zaragoza, M. Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004, section 3, with
/// a length normalisation for each field as in Zaragoza et al., "Microsoft Cambridge at TREC-13", 2004, equations 1–3:
/// w(t,d) = Σ v_f · tf_f / (1 − b + b · length_f / average_f); score = idf · w / (k1 + w).
/// </summary>
/// <remarks>
/// idf = ln(1 + (N − df + ½) / (df + ½)), which is never negative. Lengths count indexed tokens (no stop words); averages are
/// taken over the documents that have the field, so that a work without an abstract does not make other abstracts look long.
/// </remarks>
internal sealed class Bm25
{
    /// <summary>How soon a repeated term stops to count.</summary>
    public const double K1 = 1.2;

    /// <summary>How much of a field's length is made up for, 0 to 1.</summary>
    public const double B = 0.75;

    // Of title, abstract, authors and comments, where all four are asked.
    private static readonly double[] Weights = [2.5, 1.0, 1.0, 0.3];

    private readonly MappedArray<int> _lengths;
    private readonly double[] _lengthFactors = new double[TextFields.Count];
    private readonly int _documents;

    public Bm25(DocumentColumns columns, int documents)
    {
        _documents = documents;
        _lengths = columns.Lengths;
        for (var field = 0; field < TextFields.Count; field++)
            _lengthFactors[field] = B / columns.AverageLength(field);
    }

    /// <summary>Inverse document frequency.</summary>
    public double InverseFrequency(int documentFrequency)
        => Math.Log(1 + (_documents - documentFrequency + 0.5) / (documentFrequency + 0.5));

    /// <summary>The weighted frequency w of a term in a document; in one field, with weight 1, or in all.</summary>
    public double Frequency(int document, ReadOnlySpan<int> frequencies, TextField? only)
    {
        if (only is { } field)
            return Normalised(document, (int)field, frequencies[(int)field]);
        var sum = 0.0;
        for (var index = 0; index < TextFields.Count; index++)
        {
            if (frequencies[index] > 0)
                sum += Weights[index] * Normalised(document, index, frequencies[index]);
        }

        return sum;
    }

    /// <summary>What a weighted frequency adds to the score.</summary>
    public static double Score(double inverseFrequency, double frequency) => inverseFrequency * frequency / (K1 + frequency);

    private double Normalised(int document, int field, int frequency)
        => frequency / (1 - B + _lengthFactors[field] * _lengths[(long)document * TextFields.Count + field]);
}

namespace ArxivLens.Index.Ranking;

/// <summary>
/// BM25F: S. Robertson, H. Zaragoza, M. Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004, section 3, with
/// a length normalisation for each field as in Zaragoza et al., "Microsoft Cambridge at TREC-13", 2004, equations 1–3:
/// w(t,d) = Σ v_f · tf_f / (1 − b_f + b_f · length_f / average_f); score = idf · w / (k1 + w).
/// </summary>
/// <remarks>
/// idf = ln(1 + (N − df + ½) / (df + ½)), which is never negative. Lengths count indexed tokens (no stop words) and are rounded as
/// <see cref="FieldLength"/> says; averages are taken over the documents that have the field, so that a work without an abstract
/// does not make other abstracts look long. A score is a whole number of 1 / <see cref="Unit"/>, so that the sum over the terms of
/// a query is the same in whatever order it is taken.
/// </remarks>
internal static class Bm25
{
    /// <summary>How soon a repeated term stops to count.</summary>
    public const float K1 = 1.2f;

    /// <summary>How many units a score of 1 has.</summary>
    public const int Unit = 1 << 20;

    /// <summary>How much of a field's length is made up for, 0 to 1, of title, abstract, authors and comments.</summary>
    public static ReadOnlySpan<float> B => [0.75f, 0.75f, 0.75f, 0.75f];

    /// <summary>The weights of title, abstract, authors and comments, where all four are asked.</summary>
    public static ReadOnlySpan<float> FieldWeights => [2.5f, 1f, 1f, 0.3f];

    /// <summary>Inverse document frequency, 0 to about 15.</summary>
    public static double InverseFrequency(int documentFrequency, int documents)
        => Math.Log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));

    /// <summary>What a term can add at most is its idf times this, in units: as a 32-bit factor of <see cref="Score"/>.</summary>
    public static float Scale(double inverseFrequency) => (float)(inverseFrequency * Unit);

    /// <summary>What a weighted frequency adds to the score, in units. Rises with the weight.</summary>
    public static int Score(float scale, float weight) => (int)(scale * weight / (K1 + weight));
}

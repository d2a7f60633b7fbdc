namespace ArxivLens.Index.Ranking;

/// <summary>
/// BM25F: S. Robertson, H. Zaragoza, M. Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004, section 3, with
/// a length normalisation for each field as in Zaragoza et al., "Microsoft Cambridge at TREC-13", 2004, equations 1–3, and
/// words weighed by how they recur, after K. L. Kwok, "A new method of weighting query terms for ad-hoc retrieval", SIGIR 1996:
/// w(t,d) = Σ v_f · tf_f / (1 − b_f + b_f · length_f / average_f); score = (1 + ln n) · idf · recurrence · w / (k1 + w)
/// for a word that stands n times in the question.
/// </summary>
/// <remarks>
/// idf = ln(1 + (N − df + ½) / (df + ½)), which is never negative. recurrence = √((cf + 15) / (df + 10)), at most 8, with cf the
/// occurrences and df the documents in title and abstract: a word that a text is about comes again in it, one of scholarly prose
/// does not; the constants stand for ten documents of the usual 1.5 occurrences, so that rare words are not judged by few.
/// Lengths count indexed tokens (no stop words) and are rounded as <see cref="FieldLength"/> says; averages are taken over the
/// documents that have the field, so that a work without an abstract does not make other abstracts look long. The figures behind
/// the parameters stand in decision 0007. A score is a whole number of 1 / <see cref="Unit"/>, so that the sum over the terms of
/// a query is the same in whatever order it is taken.
/// </remarks>
internal static class Bm25
{
    /// <summary>How soon a repeated term stops to count.</summary>
    public const float K1 = 1f;

    /// <summary>How many units a score of 1 has.</summary>
    public const int Unit = 1 << 20;

    /// <summary>How much of a field's length is made up for, 0 to 1, of title, abstract, authors and comments.</summary>
    public static ReadOnlySpan<float> B => [0.5f, 0.6f, 0.5f, 0.5f];

    /// <summary>The weights of title, abstract, authors and comments, where all four are asked.</summary>
    public static ReadOnlySpan<float> FieldWeights => [2.5f, 1f, 1f, 0.3f];

    // No word of a language comes near; a text made of one word over and over must not outweigh all others.
    private const double MostRecurrence = 8;
    private const double PriorDocuments = 10;
    private const double PriorOccurrences = 1.5 * PriorDocuments;

    /// <summary>How much a word recurs in the titles and abstracts that hold it, about 1.2 for one nothing is known of.</summary>
    public static double Recurrence(long occurrences, int documents)
        => Math.Min(MostRecurrence, Math.Sqrt((occurrences + PriorOccurrences) / (documents + PriorDocuments)));

    /// <summary>What a word weighs that stands several times in a question, beside one that stands there once.</summary>
    public static double Repetition(int times) => 1 + Math.Log(times);

    /// <summary>Inverse document frequency, 0 to about 15.</summary>
    public static double InverseFrequency(int documentFrequency, int documents)
        => Math.Log(1 + (documents - documentFrequency + 0.5) / (documentFrequency + 0.5));

    /// <summary>What a term that weighs so much can add at most, in units: a 32-bit factor of <see cref="Score"/>.</summary>
    public static float Scale(double weight) => (float)(weight * Unit);

    /// <summary>What a weighted frequency adds to the score, in units. Rises with the weight.</summary>
    public static int Score(float scale, float weight) => (int)(scale * weight / (K1 + weight));
}

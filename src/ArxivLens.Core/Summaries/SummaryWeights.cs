namespace ArxivLens.Core.Summaries;

/// <summary>
/// How much each feature of a sentence counts. Set by hand on the training part of SciTLDR and kept in this one place;
/// docs/lens.md gives the figures they reach.
/// </summary>
internal static class SummaryWeights
{
    /// <summary>Share of the title's words that the sentence has, 0–1.</summary>
    public const double Title = 3.0;

    /// <summary>Mean share of the abstract's sentences that hold a word of the sentence, 0–1.</summary>
    public const double Centrality = 2.0;

    /// <summary>First sentence of several: what is known already, more often than what is new.</summary>
    public const double FirstForPurpose = -0.3;

    /// <summary>Place in the abstract, 0 at its begin and 1 at its end, for the sentence that says what the work does.</summary>
    public const double PlaceForPurpose = -0.8;

    /// <summary>Place in the abstract for the sentence that says what it finds.</summary>
    public const double PlaceForFinding = 0.4;

    /// <summary>Each word above <see cref="LongSentence"/>.</summary>
    public const double LongWord = -0.05;

    /// <summary>Each word below <see cref="ShortSentence"/>.</summary>
    public const double ShortWord = -0.25;

    /// <summary>Words above which a sentence is long for a summary.</summary>
    public const int LongSentence = 24;

    /// <summary>Words below which it is short.</summary>
    public const int ShortSentence = 8;

    /// <summary>The sentence leans on the one before (However, Moreover, This …).</summary>
    public const double Dangling = -1.0;

    /// <summary>Share of the sentence's characters that are mathematics, 0–1.</summary>
    public const double Mathematics = -3.0;

    /// <summary>The sentence is a question.</summary>
    public const double Question = -1.0;

    /// <summary>Share of the words the two sentences have in common, 0–1: the second should add something.</summary>
    public const double Repetition = -2.0;

    /// <summary>What the work does stands before what it finds.</summary>
    public const double InOrder = 0.3;
}

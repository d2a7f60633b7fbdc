namespace ArxivLens.Core.Summaries;

/// <summary>
/// What is measured of a sentence and of the ways to say it. A feature with a distance to the next stands for several: position
/// 0,
/// 1, 2 … are <c>Position</c>, <c>Position + 1</c>, <c>Position + 2</c>.
/// </summary>
internal enum SummaryFeature
{
    /// <summary>ln(1 + words).</summary>
    Length,

    /// <summary>Its square.</summary>
    LengthSquared,

    /// <summary>Share of the title's weight the form has, by idf.</summary>
    TitleRecall,

    /// <summary>Share of the form's weight that is in the title.</summary>
    TitlePrecision,

    /// <summary>Harmonic mean of both.</summary>
    TitleMean,

    /// <summary>Cosine with the abstract, by idf.</summary>
    Cosine,

    /// <summary>Share of the abstract's weight the form covers.</summary>
    Coverage,

    /// <summary>Mean idf of its words.</summary>
    MeanRarity,

    /// <summary>Share of words of grammar.</summary>
    GrammarShare,

    /// <summary>Numbers, at most three.</summary>
    Numbers,

    /// <summary>It has a bracket.</summary>
    Bracket,

    /// <summary>It has a colon.</summary>
    Colon,

    /// <summary>It has a formula.</summary>
    Formula,

    /// <summary>F1 expected of its words' probabilities, for a reference of 10 words; then of 16 and 24.</summary>
    ExpectedShort,
    ExpectedMiddle,
    ExpectedLong,

    /// <summary>Sum of the probabilities; of the content words; means of both; share of all.</summary>
    InclusionSum,
    InclusionContent,
    InclusionMean,
    InclusionContentMean,
    InclusionShare,

    /// <summary>Expected F1 less the best of the abstract.</summary>
    BehindBestMiddle,
    BehindBestLong,

    /// <summary>Something within was left off.</summary>
    InnerCut,

    /// <summary>Anything was left off.</summary>
    Shortened,

    /// <summary>Title recall, cosine, coverage less the greatest of the abstract.</summary>
    BehindTitle,
    BehindCosine,
    BehindCoverage,

    /// <summary>Expected F1 for a reference of 24 words of the whole sentence, and what the form gains.</summary>
    GainByShortening,

    /// <summary>The same measures of the whole sentence.</summary>
    WholeTitle,
    WholeTitleRelative,
    WholeTitleMost,
    WholeTitlePrecision,
    WholeCentrality,
    WholeCosine,
    WholeCoverage,
    WholeRarity,
    WholeLength,
    Question,

    /// <summary>It is the first that speaks of the authors; how far from it; behind it.</summary>
    FirstOfAuthors,
    FromFirstOfAuthors,
    AfterFirstOfAuthors,

    /// <summary>It begins by pointing at the sentence before.</summary>
    Leaning,

    /// <summary>Position 0–7.</summary>
    Position = 64,

    /// <summary>Position from the end 0–4.</summary>
    PositionFromEnd = Position + 8,

    /// <summary>Fifth of the abstract.</summary>
    Fifth = PositionFromEnd + 5,

    /// <summary>More words than each of the bounds.</summary>
    LongerThan = Fifth + 5,

    /// <summary>The same of the whole sentence.</summary>
    WholeLongerThan = LongerThan + 18,

    /// <summary>Which <see cref="LeadCut"/>.</summary>
    Lead = WholeLongerThan + 18,

    /// <summary>Which <see cref="TailCut"/>.</summary>
    Tail = Lead + 4,

    /// <summary>How many there are.</summary>
    Count = Tail + 10,
}

/// <summary>Names of the features, as they stand in the file of weights.</summary>
internal static class SummaryFeatureNames
{
    private static readonly SummaryFeature[] Known = [.. Enum.GetValues<SummaryFeature>().Order()];

    /// <summary>The name of a feature by its number.</summary>
    public static string Of(int feature)
    {
        var known = Known.Last(k => (int)k <= feature);
        return (int)known == feature && known < SummaryFeature.Position ? known.ToString() : $"{known}{feature - (int)known}";
    }
}

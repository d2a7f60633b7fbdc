namespace ArxivLens.Core.Annotations;

/// <summary>A place where a passage may stand.</summary>
/// <param name="From">Its first word in the text.</param>
/// <param name="To">Its last word.</param>
internal sealed record AnchorFit(int From, int To)
{
    // Tuned on generated edits of seed 1 and judged on others (decision 42).
    private const float AlikeAlone = 0.78f;
    private const float EnoughAlone = 5;
    private const float EnoughOfTheSame = 2.5f;
    private const float LikelyAlone = 0.55f;
    private const float EnoughForLikely = 6;
    private const float AlikeInContext = 0.5f;
    private const float SomeContext = 0.45f;
    private const float AlikeBetweenBoth = 0.28f;

    /// <summary>From this share on what stood on one side of the passage is there as a whole.</summary>
    public const float WholeSide = 0.75f;

    /// <summary>Weight of the words that both have, of the mean weight of both (Dice 1945), 0 to 1.</summary>
    public required float Likeness { get; init; }

    /// <summary>Weight of the words that are left of the passage.</summary>
    public required float Kept { get; init; }

    /// <summary>Share of what stood before it; <c>null</c> where nothing did.</summary>
    public required float? Before { get; init; }

    /// <summary>Share of what stood behind it; <c>null</c> where nothing did.</summary>
    public required float? Behind { get; init; }

    /// <summary>Whether it has the same words in the same order.</summary>
    public required bool IsSame { get; init; }

    /// <summary>How much of what stood around it does, 0 to 1.</summary>
    public float Context => ((Before ?? Behind ?? 0) + (Behind ?? Before ?? 0)) / 2;

    /// <summary>By which the best of several is chosen.</summary>
    public float Quality => Likeness + (0.5f * Context);

    /// <summary>Whether all that stood around it still does.</summary>
    public bool IsBetweenBoth => (Before ?? 1) >= WholeSide && (Behind ?? 1) >= WholeSide;

    /// <summary>Whether the words alone tell that it is the passage, wherever they stand.</summary>
    public bool IsTold => Likeness >= AlikeAlone && (Kept >= EnoughAlone || (IsSame && Kept >= EnoughOfTheSame));

    /// <summary>Whether its words and what stands around them tell it.</summary>
    public bool IsToldInContext =>
        IsTold || (Likeness >= AlikeInContext && Context >= SomeContext) || (Likeness >= AlikeBetweenBoth && IsBetweenBoth);

    /// <summary>Whether it is the passage if nothing else is like it and nothing tells that it is gone: many of its words are here.</summary>
    public bool IsLikely => Likeness >= LikelyAlone && Kept >= EnoughForLikely;

    /// <summary>Whether two share a word of the text.</summary>
    public bool Overlaps(AnchorFit other) => From <= other.To && other.From <= To;
}

/// <summary>What stands now between the two sides of what stood around a passage.</summary>
/// <param name="From">The first word of the text between them.</param>
/// <param name="To">The last; before the first where they touch.</param>
/// <param name="Before">Share of the one side.</param>
/// <param name="Behind">Share of the other.</param>
internal sealed record AnchorGap(int From, int To, float Before, float Behind)
{
    /// <summary>Whether it is surely where the passage stood.</summary>
    public bool IsSure => Before >= AnchorFit.WholeSide && Behind >= AnchorFit.WholeSide;
}

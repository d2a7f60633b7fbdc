namespace ArxivLens.Index.Graph;

/// <summary>Asks for the works around one or several; see <see cref="CitationGraph.Around"/>.</summary>
/// <param name="Document">The work in the middle, the first of several.</param>
public sealed record NeighbourhoodRequest(int Document)
{
    /// <summary>Most works a neighbourhood may be asked to have.</summary>
    public const int LargestBudget = 10_000;

    /// <summary>
    /// Further works in the middle, each once and other than <see cref="Document"/>; none unless told. They are kept whatever the
    /// budget.
    /// </summary>
    public IReadOnlyList<int> Others { get; init; } = [];

    /// <summary>Citations between the middle and a work shown at most: 1 (the default) or 2.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>Works at most, the one in the middle included: 1–10,000, 150 unless told.</summary>
    public int Budget { get; init; } = 150;

    /// <summary>
    /// Ways to go from the middle outward; both unless told. Citations among the works shown are shown either way.
    /// </summary>
    public CitationDirections Directions { get; init; } = CitationDirections.Both;

    /// <summary>Only citations with one of these origins are seen; all unless told.</summary>
    public uint Origins { get; init; } = uint.MaxValue;

    /// <summary>Only works for which this is true are seen, those in the middle apart; all unless told. Pure and quick.</summary>
    public Func<int, bool>? Admits { get; init; }

    /// <summary>Whether and how newer works are preferred; not at all unless told.</summary>
    public Recency? Recency { get; init; }
}

/// <summary>Prefers newer works: one of age a counts h ÷ (h + a) times as much.</summary>
/// <param name="Day">The day of a document as <see cref="DateOnly.DayNumber"/>; 0 when unknown, which counts as age h.</param>
/// <param name="Today">The day from which age is counted; what is later has age 0.</param>
/// <param name="HalfLife">The age h at which a work counts half, in days.</param>
public sealed record Recency(Func<int, int> Day, int Today, int HalfLife = 5 * 365)
{
    /// <summary>How much a document counts for its age: 0–1.</summary>
    internal float Of(int document)
    {
        var day = Day(document);
        var age = day == 0 ? HalfLife : Math.Max(0, Today - day);
        return HalfLife / ((float)HalfLife + age);
    }
}

using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Querying;

/// <summary>
/// A block of postings with its scores, as a matcher keeps it between two windows; lent by <see cref="SearchScratch"/>.
/// </summary>
internal sealed class DecodedBlock
{
    private readonly int[] _scores = new int[PostingBlock.Size];

    /// <summary>The postings.</summary>
    public PostingBlock Postings { get; } = new();

    /// <summary>Which block of the term it is; −1 for none yet.</summary>
    public int Block { get; set; } = -1;

    /// <summary>Whether the scores are there.</summary>
    public bool IsScored { get; set; }

    /// <summary>The scores of the postings.</summary>
    public ReadOnlySpan<int> Scores => _scores;

    /// <summary>Room for the scores.</summary>
    public Span<int> ScoreRoom => _scores;
}

namespace ArxivLens.Index.Graph;

/// <summary>Asks for a shortest path; see <see cref="CitationGraph.FindPath"/>.</summary>
/// <param name="From">The work it begins at.</param>
/// <param name="To">The work it ends at.</param>
public sealed record PathRequest(int From, int To)
{
    /// <summary>
    /// How each work of the path stands to the next: it cites it, is cited by it, or (unless told otherwise) either.
    /// </summary>
    public CitationDirections Directions { get; init; } = CitationDirections.Both;

    /// <summary>Only citations with one of these origins are seen; all unless told.</summary>
    public uint Origins { get; init; } = uint.MaxValue;

    /// <summary>Only works for which this is true may stand between the ends; all unless told. Pure and quick.</summary>
    public Func<int, bool>? Admits { get; init; }

    /// <summary>Citations of the path at most; 10 unless told.</summary>
    public int LongestPath { get; init; } = 10;

    /// <summary>Works looked at before it is given up, about: the last level is looked at whole. 250,000 unless told.</summary>
    public int MostVisited { get; init; } = 250_000;
}

using ArxivLens.Core.Sources;
using ArxivLens.Index.Graph;

namespace ArxivLens.Core.Tables;

/// <summary>A work in a table.</summary>
/// <param name="Document">Its document number.</param>
/// <param name="Direction">Whether the work of the page cites it, is cited by it, or both.</param>
/// <param name="Origins">Who asserts the citation, one bit each (<see cref="Citations.ICitationStore.ReadOriginsAsync"/>).</param>
/// <param name="Citations">How many works of the library cite it.</param>
/// <param name="Similarity">Cosine of its text with that of the work of the page, 0–1; 0 when one of them has none.</param>
/// <param name="AlsoAs">The same work under other keys, each of which has the same direction; usually none.</param>
public sealed record TableRow(
    int Document, CitationDirections Direction, uint Origins, int Citations, double Similarity, IReadOnlyList<int> AlsoAs)
{
    /// <summary>Who does not list the citation though they list other references of the citing work, one bit each.</summary>
    public uint Silent { get; init; }
}

/// <summary>A page of a table.</summary>
/// <param name="Rows">Its rows in order.</param>
/// <param name="First">The place of the first among all rows that match, from 1; 0 when there is none.</param>
/// <param name="Matching">Rows that match the filter.</param>
/// <param name="Total">Rows in all, twins counted once.</param>
/// <param name="Records">Records in all, each twin counted: as many as the citation graph has.</param>
/// <param name="Previous">The cursor of the rows before, or <c>null</c>.</param>
/// <param name="Next">The cursor of the rows behind, or <c>null</c>.</param>
public sealed record TablePage(
    IReadOnlyList<TableRow> Rows, int First, int Matching, int Total, int Records, TableCursor? Previous, TableCursor? Next)
{
    /// <summary>A table without rows.</summary>
    public static TablePage Empty { get; } = new([], 0, 0, 0, 0, null, null);

    /// <summary>Rows in all that are disputed, see <see cref="TableFilter.Disputed"/>.</summary>
    public int Disputed { get; init; }
}

/// <summary>What is asked of a table.</summary>
/// <param name="Direction">The works it cites, those that cite it, or both together.</param>
public sealed record TableQuestion(CitationDirections Direction)
{
    /// <summary>Which rows.</summary>
    public TableFilter Filter { get; init; } = new();

    /// <summary>In which order.</summary>
    public TableOrder Order { get; init; }

    /// <summary>Whose silence about a reference is a disagreement; nobody's unless it is told.</summary>
    public OriginCoverage Coverage { get; init; }

    /// <summary>Rows at most, 1 or more.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The row to go on at; <c>null</c> for the beginning.</summary>
    public TableCursor? Cursor { get; init; }

    /// <summary>Whether the rows before the cursor are wanted in place of those behind it.</summary>
    public bool IsBackward { get; init; }
}

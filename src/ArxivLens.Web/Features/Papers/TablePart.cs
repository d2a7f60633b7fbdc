using ArxivLens.Index.Graph;

namespace ArxivLens.Web.Features.Papers;

/// <summary>A table of works as it stands on the page.</summary>
/// <param name="Direction">Which of the two.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="WhenEmpty">What is said when it has no rows.</param>
/// <param name="Table">The rows.</param>
/// <param name="View">The page.</param>
public sealed record TablePart(CitationDirections Direction, string Heading, string WhenEmpty, WorkTable Table, PaperView View)
{
    /// <summary>Its name in the page: <c>references</c> or <c>citations</c>.</summary>
    public string Name => Direction == CitationDirections.References ? "references" : "citations";

    /// <summary>Whether all rows were asked for.</summary>
    public bool IsWhole => Direction == CitationDirections.References ? View.Tables.AllReferences : View.Tables.AllCitations;

    /// <summary>The page with every row.</summary>
    public string WholeAddress => AddressOf(Direction == CitationDirections.References
        ? View.Tables with { References = null, AllReferences = true }
        : View.Tables with { Citations = null, AllCitations = true });

    /// <summary>The rows before, when there are any.</summary>
    public string? PreviousAddress => Table.Page.Previous is { } cursor
        ? AddressOf(View.Tables.At(Direction, new TablePlace(cursor, IsBackward: true)))
        : null;

    /// <summary>The rows behind, when there are any.</summary>
    public string? NextAddress => Table.Page.Next is { } cursor
        ? AddressOf(View.Tables.At(Direction, new TablePlace(cursor, IsBackward: false)))
        : null;

    /// <summary>The page with nothing but the citations that some do not list.</summary>
    public string DisputedAddress => AddressOf(View.Tables.FromTheBeginning with { Wish = View.Tables.Wish with { Disputed = true } });

    /// <summary>All its rows as a file.</summary>
    public string FileAddress => TableFile.Address(View.Work.Key, Name, View.Tables);

    /// <summary>The page sorted by a column.</summary>
    public string SortAddress(TableColumn column)
        => AddressOf(View.Tables.FromTheBeginning with { Order = column.After(View.Tables.Order) });

    private string AddressOf(TableRequest request) => $"{View.Address}{TableQuery.Write(request)}#{Name}";
}

using ArxivLens.Core.Tables;

namespace ArxivLens.Web.Features.Papers;

/// <summary>A column of the tables that they can be sorted by.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Mark">Its class in the page.</param>
/// <param name="First">The order that its heading leads to at first.</param>
/// <param name="Then">The other order.</param>
/// <param name="IsFirstAscending">Whether values grow downwards in the first.</param>
public sealed record TableColumn(string Heading, string Mark, TableOrder First, TableOrder Then, bool IsFirstAscending)
{
    /// <summary>The columns from left to right.</summary>
    public static IReadOnlyList<TableColumn> All { get; } =
    [
        new("Title", "t", TableOrder.Title, TableOrder.TitleDescending, true),
        new("Authors", "a", TableOrder.Author, TableOrder.AuthorDescending, true),
        new("Year", "y", TableOrder.Newest, TableOrder.Oldest, false),
        new("Cited by", "n", TableOrder.Cited, TableOrder.LeastCited, false),
        new("Similarity", "l", TableOrder.Similar, TableOrder.LeastSimilar, false),
        new("Sources", "o", TableOrder.MostSources, TableOrder.FewestSources, false),
    ];

    /// <summary>The orders by what a list of them says.</summary>
    public static IReadOnlyList<(TableOrder Order, string Name)> Orders { get; } =
    [
        (TableOrder.Newest, "newest first"), (TableOrder.Oldest, "oldest first"),
        (TableOrder.Cited, "most cited first"), (TableOrder.LeastCited, "least cited first"),
        (TableOrder.Similar, "most similar first"), (TableOrder.LeastSimilar, "least similar first"),
        (TableOrder.Title, "title, A to Z"), (TableOrder.TitleDescending, "title, Z to A"),
        (TableOrder.Author, "author, A to Z"), (TableOrder.AuthorDescending, "author, Z to A"),
        (TableOrder.MostSources, "most sources first"), (TableOrder.FewestSources, "fewest sources first"),
    ];

    /// <summary>The order that the heading leads to from another one.</summary>
    public TableOrder After(TableOrder order) => order == First ? Then : First;

    /// <summary>What <c>aria-sort</c> says; <c>null</c> when the table is sorted by another column.</summary>
    public string? SortOf(TableOrder order)
    {
        if (order != First && order != Then)
            return null;
        return (order == First) == IsFirstAscending ? "ascending" : "descending";
    }
}

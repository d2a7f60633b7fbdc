using ArxivLens.Core.Similarity;
using ArxivLens.Core.Tables;
using ArxivLens.Index.Graph;

namespace ArxivLens.Web.Features.Papers;

/// <summary>What of the tables and lists of a page a reader asked for.</summary>
public sealed record TableRequest
{
    /// <summary>The order of both tables.</summary>
    public TableOrder Order { get; init; }

    /// <summary>Which rows both show.</summary>
    public TableWish Wish { get; init; } = new();

    /// <summary>Where the references are read on, or from the beginning.</summary>
    public TablePlace? References { get; init; }

    /// <summary>Where the citing works are read on, or from the beginning.</summary>
    public TablePlace? Citations { get; init; }

    /// <summary>Whether every reference is shown.</summary>
    public bool AllReferences { get; init; }

    /// <summary>Whether every citing work is shown.</summary>
    public bool AllCitations { get; init; }

    /// <summary>In what the similar papers are to be like the work; <c>null</c> for everything.</summary>
    public Facet? Facet { get; init; }

    /// <summary>The parameters of the picture as they stand in the address; the tables carry them along.</summary>
    public string Picture { get; init; } = "";

    /// <summary>The same from the beginning of both tables, for another order or filter.</summary>
    public TableRequest FromTheBeginning => this with { References = null, Citations = null };

    /// <summary>The same at another place of one table.</summary>
    public TableRequest At(CitationDirections table, TablePlace? place)
        => table == CitationDirections.References ? this with { References = place } : this with { Citations = place };
}

/// <summary>Which rows a reader wants to see, as typed.</summary>
/// <param name="Text">Words of title or authors.</param>
/// <param name="From">Earliest year.</param>
/// <param name="Until">Latest year.</param>
/// <param name="Category">A category or archive.</param>
/// <param name="Origin">Name of an origin.</param>
/// <param name="Disputed">Whether only citations are shown that some do not list.</param>
public sealed record TableWish(
    string Text = "", int? From = null, int? Until = null, string Category = "", string Origin = "", bool Disputed = false)
{
    /// <summary>Whether every row is wanted.</summary>
    public bool IsEmpty => this == new TableWish();

    /// <summary>The filter; an origin that nobody is called by, or a category that can be none, leaves no row.</summary>
    /// <param name="origins">Names of the origins by their bits.</param>
    public TableFilter ToFilter(IReadOnlyList<string> origins) => new()
    {
        Text = Text,
        FromYear = From,
        UntilYear = Until,
        Category = Category.Length > 0 ? Category : null,
        Origins = Origin.Length == 0 ? uint.MaxValue : MaskOf(Origin, origins),
        Disputed = Disputed,
    };

    private static uint MaskOf(string origin, IReadOnlyList<string> origins)
    {
        for (var bit = 0; bit < origins.Count; bit++)
        {
            if (origins[bit] == origin)
                return 1u << bit;
        }

        return 0;
    }
}

/// <summary>Where a table is read on.</summary>
/// <param name="Cursor">A row.</param>
/// <param name="IsBackward">Whether the rows before it are shown, not those behind it.</param>
public sealed record TablePlace(TableCursor Cursor, bool IsBackward);

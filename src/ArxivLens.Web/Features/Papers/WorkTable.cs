using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Index;

namespace ArxivLens.Web.Features.Papers;

/// <summary>The orders a table of works can be read in.</summary>
public enum TableOrder
{
    /// <summary>Latest year first, unknown years last.</summary>
    Newest,

    /// <summary>Earliest year first, unknown years last.</summary>
    Oldest,

    /// <summary>Most cited in this library first.</summary>
    Cited,
}

/// <summary>What of the tables and lists a reader asked for.</summary>
/// <param name="Order">The order of both.</param>
/// <param name="AllReferences">Whether every reference is shown.</param>
/// <param name="AllCitations">Whether every citing work is shown.</param>
/// <param name="Facet">In what the similar papers are to be like the work; <c>null</c> for everything.</param>
public sealed record TableRequest(
    TableOrder Order = TableOrder.Newest, bool AllReferences = false, bool AllCitations = false, Facet? Facet = null);

/// <summary>One of the two tables under a paper's network.</summary>
/// <param name="Rows">The rows shown, in order.</param>
/// <param name="Total">Rows in all.</param>
public sealed record WorkTable(IReadOnlyList<WorkRow> Rows, int Total)
{
    /// <summary>Rows shown unless all are asked for.</summary>
    public const int UsualLength = 100;

    /// <summary>Rows shown at most on one page.</summary>
    public const int GreatestLength = 5_000;

    /// <summary>The documents a table shows, from all it could show.</summary>
    public static IReadOnlyList<int> Choose(IndexReader index, ReadOnlySpan<int> documents, TableOrder order, bool all)
    {
        var sorted = documents.ToArray();
        Array.Sort(Array.ConvertAll(sorted, document => SortKey(index, document, order)), sorted);
        return sorted.AsSpan(0, Math.Min(sorted.Length, all ? GreatestLength : UsualLength)).ToArray();
    }

    private static (int First, int Second, int Document) SortKey(IndexReader index, int document, TableOrder order)
    {
        var year = index.Year(document);
        var cited = index.Graph.Citations(document).Length;
        return order switch
        {
            TableOrder.Newest => (-year, -cited, document),
            TableOrder.Oldest => (year == 0 ? int.MaxValue : year, -cited, document),
            _ => (-cited, -year, document),
        };
    }
}

/// <summary>One row.</summary>
/// <param name="Work">The work.</param>
/// <param name="Citations">How many works of this library cite it.</param>
public sealed record WorkRow(Work Work, int Citations);

using ArxivLens.Index.Graph;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Similarity;

/// <summary>
/// Finds works that may be like a work, with bounded effort: the nearest by text, what these cite, those with references or
/// citers in common, and those that cite it or that it cites.
/// </summary>
internal readonly ref struct CandidateSearch(CitationGraph graph, CandidateTable table, int document)
{
    /// <summary>Works nearest by text whose references are looked at.</summary>
    public const int MostLenders = 40;

    /// <summary>Rows walked of references or of citers: of very many, evenly spread ones.</summary>
    private const int MostRows = 192;

    /// <summary>Edges walked in each of the ways.</summary>
    private const int MostEdges = 2_048;

    /// <summary>
    /// A work cited by more than this is common ground, and one with more references a bibliography: what meets there is not
    /// alike for that.
    /// </summary>
    private const int LongestRow = 512;

    /// <summary>Finds them, into the table.</summary>
    /// <param name="nearest">The nearest works by text, best first.</param>
    public void Find(IReadOnlyList<Hit> nearest)
    {
        foreach (var hit in nearest)
            table.Of(hit.Document).Cosine = hit.Score;
        Borrow(nearest);
        var references = graph.References(document);
        var citers = graph.Citations(document);
        AddDirect(references);
        AddDirect(citers);
        Span<int> rows = stackalloc int[MostRows];
        var edges = 0;
        foreach (var reference in Take(references, rows, CitationDirections.Citations))
        {
            var row = graph.Citations(reference);
            if (row.Length > LongestRow)
                continue;
            foreach (var other in row)
                table.Of(other).SharedReferences++;
            if ((edges += row.Length) > MostEdges)
                break;
        }

        edges = 0;
        foreach (var citer in Take(citers, rows, CitationDirections.References))
        {
            var row = graph.References(citer);
            if (row.Length > LongestRow)
                continue;
            foreach (var other in row)
                table.Of(other).CommonCiters++;
            if ((edges += row.Length) > MostEdges)
                break;
        }
    }

    /// <summary>The works whose rows are walked, and asks for these.</summary>
    private ReadOnlySpan<int> Take(ReadOnlySpan<int> ends, Span<int> rows, CitationDirections direction)
    {
        rows = rows[..RowsOf(ends)];
        for (var index = 0; index < rows.Length; index++)
            rows[index] = ends[Spread(index, ends)];
        graph.Prefetch(rows, direction);
        return rows;
    }

    private static int RowsOf(ReadOnlySpan<int> ends) => Math.Min(ends.Length, MostRows);

    private static int Spread(int index, ReadOnlySpan<int> ends)
        => ends.Length <= MostRows ? index : (int)((long)index * ends.Length / MostRows);

    private void Borrow(IReadOnlyList<Hit> nearest)
    {
        Span<int> lenders = stackalloc int[Math.Min(MostLenders, nearest.Count)];
        for (var index = 0; index < lenders.Length; index++)
            lenders[index] = nearest[index].Document;
        graph.Prefetch(lenders, CitationDirections.References);
        for (var index = 0; index < lenders.Length; index++)
        {
            var row = graph.References(lenders[index]);
            if (row.Length > LongestRow)
                continue;
            foreach (var other in row)
            {
                ref var candidate = ref table.Of(other);
                candidate.Lenders++;
                candidate.Lent += nearest[index].Score;
            }
        }
    }

    private void AddDirect(ReadOnlySpan<int> neighbours)
    {
        for (var index = 0; index < RowsOf(neighbours); index++)
            table.Of(neighbours[Spread(index, neighbours)]).IsDirect = true;
    }
}

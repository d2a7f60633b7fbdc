using System.Runtime.InteropServices;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>Gathers citations during a build and writes them sorted in both directions.</summary>
internal sealed class CitationGraphWriter
{
    private readonly List<Edge> _edges = [];

    /// <summary>Number of citations.</summary>
    public long Count => _edges.Count;

    /// <summary>Adds a citation.</summary>
    public void Add(int citing, int cited, uint origins) => _edges.Add(new Edge(citing, cited, origins));

    /// <summary>Writes rows of references, then rows of citations.</summary>
    /// <exception cref="InvalidOperationException">A pair was added twice.</exception>
    public void Write(SectionWriter writer, int documents)
    {
        // Sorting by one end and then, keeping that order, by the other leaves every row ascending.
        var byCited = SortBy(CollectionsMarshal.AsSpan(_edges), documents, edge => edge.Cited, out var citationStarts);
        var byBoth = SortBy(byCited, documents, edge => edge.Citing, out var referenceStarts);
        RefuseTwins(byBoth);
        WriteRows(writer, referenceStarts, byBoth, edge => edge.Cited);
        WriteRows(writer, citationStarts, SortBy(byBoth, documents, edge => edge.Cited, out _), edge => edge.Citing);
    }

    private static Edge[] SortBy(ReadOnlySpan<Edge> edges, int documents, Func<Edge, int> end, out long[] starts)
    {
        starts = new long[documents + 1];
        foreach (var edge in edges)
            starts[end(edge) + 1]++;
        for (var document = 0; document < documents; document++)
            starts[document + 1] += starts[document];
        var next = starts.AsSpan(0, documents).ToArray();
        var sorted = new Edge[edges.Length];
        foreach (var edge in edges)
            sorted[next[end(edge)]++] = edge;
        return sorted;
    }

    private static void RefuseTwins(Edge[] edges)
    {
        for (var index = 1; index < edges.Length; index++)
        {
            var edge = edges[index];
            if (edge.Citing == edges[index - 1].Citing && edge.Cited == edges[index - 1].Cited)
                throw new InvalidOperationException($"The citation from {edge.Citing} to {edge.Cited} was added twice.");
        }
    }

    private static void WriteRows(SectionWriter writer, long[] starts, Edge[] edges, Func<Edge, int> other)
    {
        writer.WriteSection<long>(starts);
        foreach (var edge in edges)
            writer.Write(other(edge));
        writer.EndSection();
        foreach (var edge in edges)
            writer.Write(edge.Origins);
        writer.EndSection();
    }

    private readonly record struct Edge(int Citing, int Cited, uint Origins);
}

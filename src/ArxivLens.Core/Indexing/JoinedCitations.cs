using System.Runtime.InteropServices;
using ArxivLens.Index;

namespace ArxivLens.Core.Indexing;

/// <summary>
/// Puts citations between documents into a build when several works of the library may be one document: what each of them cites is
/// what the document cites, who asserts it is everybody who does of any, and what passes between them is left out.
/// </summary>
/// <remarks>
/// Rows come together and most are of documents of one work, so that only the rows of joined ones are held until the end: 12 bytes a
/// citation.
/// </remarks>
internal sealed class JoinedCitations(IndexBuilder builder, IReadOnlySet<int> joined)
{
    private readonly List<Edge> row = [];
    private readonly List<Edge> held = [];

    /// <summary>Adds a citation; those of one work come one after the other.</summary>
    public void Add(int citing, int cited, uint origins)
    {
        if (citing == cited)
            return;
        if (row.Count > 0 && row[0].Citing != citing)
            PutRow();
        (joined.Contains(citing) ? held : row).Add(new Edge(citing, cited, origins));
    }

    /// <summary>Adds what was held.</summary>
    public void Complete()
    {
        PutRow();
        Put(held);
    }

    private void PutRow()
    {
        if (row.Exists(edge => joined.Contains(edge.Cited)))
        {
            Put(row);
        }
        else
        {
            foreach (var edge in row)
                builder.AddCitation(edge.Citing, edge.Cited, edge.Origins);
        }

        row.Clear();
    }

    private void Put(List<Edge> edges)
    {
        var sorted = CollectionsMarshal.AsSpan(edges);
        sorted.Sort((left, right) => left.Citing != right.Citing ? left.Citing.CompareTo(right.Citing) : left.Cited.CompareTo(right.Cited));
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            var (citing, cited, origins) = sorted[start];
            for (end = start + 1; end < sorted.Length && sorted[end].Citing == citing && sorted[end].Cited == cited; end++)
                origins |= sorted[end].Origins;
            builder.AddCitation(citing, cited, origins);
        }
    }

    private readonly record struct Edge(int Citing, int Cited, uint Origins);
}

using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>Writes the sections of a graph file, whole or overlay.</summary>
internal static class GraphFile
{
    /// <summary>Edges a file can hold in a direction.</summary>
    private const long MostEdges = uint.MaxValue;

    /// <summary>Writes a whole graph: row by row the same whether the rows come from memory or from layers.</summary>
    public static void WriteWhole(SectionWriter writer, ICitationRows references, ICitationRows citations)
    {
        var importances = PageRank.Compute(references, citations);
        var masks = MasksOf(references).Sorted();
        WriteHead(writer, isOverlay: false, references.Count, CountEdges(references), masks);
        WriteRows(writer, [], references, masks, LeadingNeighbours.Of(references, importances));
        WriteRows(writer, [], citations, masks, LeadingNeighbours.Of(citations, importances));
        writer.WriteSection<float>(importances);
    }

    /// <summary>Writes an overlay.</summary>
    public static void WriteOverlay(
        SectionWriter writer, int nodeCount, long edgeCount, OverlayRows references, OverlayRows citations)
    {
        var masks = MasksOf(references, citations).Sorted();
        WriteHead(writer, isOverlay: true, nodeCount, edgeCount, masks);
        WriteRows(writer, references.Nodes, references, masks, references.Leading);
        WriteRows(writer, citations.Nodes, citations, masks, citations.Leading);
        writer.WriteSection<float>([]);
    }

    private static void WriteHead(SectionWriter writer, bool isOverlay, int nodeCount, long edgeCount, OriginMasks masks)
    {
        Span<long> summary = stackalloc long[GraphSections.SummaryLength];
        summary[GraphSections.IsOverlay] = isOverlay ? 1 : 0;
        summary[GraphSections.NodeCount] = nodeCount;
        summary[GraphSections.EdgeCount] = edgeCount;
        summary[GraphSections.CodeBits] = CodeWidths.For(masks.Count).Bits();
        writer.WriteSection<long>(summary);
        writer.WriteSection(masks.Masks);
    }

    private static void WriteRows(
        SectionWriter writer, ReadOnlySpan<int> nodes, ICitationRows rows, OriginMasks masks, LeadingNeighbours leading)
    {
        writer.WriteSection(nodes);
        WriteStarts(writer, rows);
        for (var row = 0; row < rows.Count; row++)
            writer.Write(rows.Ends(row));
        writer.EndSection();
        var codes = new CodeWriter(writer, CodeWidths.For(masks.Count));
        for (var row = 0; row < rows.Count; row++)
            codes.Write(rows.Origins(row), masks);
        codes.End();
        leading.Write(writer, masks);
    }

    private static void WriteStarts(SectionWriter writer, ICitationRows rows)
    {
        var start = 0L;
        for (var row = 0; row < rows.Count; row++)
        {
            writer.Write((uint)start);
            start += rows.Ends(row).Length;
            if (start > MostEdges)
                throw new InvalidOperationException($"A graph file holds at most {MostEdges} citations.");
        }

        writer.Write((uint)start);
        writer.EndSection();
    }

    private static OriginMasks MasksOf(params ReadOnlySpan<ICitationRows> directions)
    {
        var masks = new OriginMasks();
        foreach (var rows in directions)
        {
            for (var row = 0; row < rows.Count; row++)
            {
                var origins = rows.Origins(row);
                for (var index = 0; index < origins.Length; index++)
                    masks.Number(origins[index]);
            }
        }

        return masks;
    }

    private static long CountEdges(ICitationRows rows)
    {
        var edges = 0L;
        for (var row = 0; row < rows.Count; row++)
            edges += rows.Ends(row).Length;
        return edges;
    }
}

using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>Makes one layer of consecutive ones. Nothing but the rows of overlays is held in memory.</summary>
internal static class GraphMerge
{
    /// <summary>Writes what the layers of a graph show as a whole graph: the bytes that a build at once gives.</summary>
    public static void WriteWhole(SectionWriter writer, CitationGraph graph)
        => GraphFile.WriteWhole(writer, graph.ReferenceRows, graph.CitationRows);

    /// <summary>
    /// Writes overlays as one: of each node the newest row. The layers below are not needed, and any grouping of the overlays
    /// gives the same bytes in the end.
    /// </summary>
    /// <param name="writer">The file.</param>
    /// <param name="overlays">Overlays on each other, oldest first; at least one.</param>
    public static void WriteOverlay(SectionWriter writer, IReadOnlyList<MappedFile> overlays)
    {
        var layers = overlays.Select(file => new GraphLayer(file)).ToList();
        if (layers.FirstOrDefault(layer => !layer.IsOverlay) is { } whole)
            throw new ArgumentException($"{whole.File} is a whole graph.", nameof(overlays));
        GraphFile.WriteOverlay(
            writer, layers[^1].NodeCount, layers[^1].EdgeCount,
            Newest(layers.ConvertAll(layer => layer.References)), Newest(layers.ConvertAll(layer => layer.Citations)));
    }

    private static OverlayRows Newest(List<LayerRows> layers)
    {
        var nodes = new HashSet<int>();
        foreach (var layer in layers)
        {
            foreach (var node in layer.Nodes)
                nodes.Add(node);
        }

        var rows = new OverlayRows();
        foreach (var node in nodes.Order())
        {
            var layer = layers.FindLast(one => one.Find(node) >= 0)!;
            var row = layer.Find(node);
            rows.Leading.Add(rows.Count, layer.Leading(row, out var origins), origins);
            rows.AddRow(node, layer.Ends(row), layer.Origins(row));
        }

        return rows;
    }
}

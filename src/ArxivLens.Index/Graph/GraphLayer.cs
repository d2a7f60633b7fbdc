using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>One graph file: a whole graph, or an overlay of rows that replace those of the layers below it.</summary>
internal sealed class GraphLayer
{
    private readonly MappedArray<float> _importance;

    public GraphLayer(MappedFile file)
    {
        File = file.Entry.Name;
        var summary = file.Section<long>(GraphSections.Summary).Expect(GraphSections.SummaryLength);
        var nodes = summary[GraphSections.NodeCount];
        var bits = summary[GraphSections.CodeBits];
        if (summary[GraphSections.IsOverlay] is not (0 or 1) || nodes is < 0 or >= int.MaxValue
            || summary[GraphSections.EdgeCount] < 0 || bits is not (0 or 1 or 2 or 4 or 8 or 16 or 32))
        {
            throw new IndexDamagedException(File, "has a damaged summary");
        }

        IsOverlay = summary[GraphSections.IsOverlay] == 1;
        NodeCount = (int)nodes;
        EdgeCount = summary[GraphSections.EdgeCount];
        References = new LayerRows(file, GraphSections.References, IsOverlay, NodeCount, (CodeWidth)bits);
        Citations = new LayerRows(file, GraphSections.Citations, IsOverlay, NodeCount, (CodeWidth)bits);
        _importance = file.Section<float>(GraphSections.Importance).Expect(IsOverlay ? 0 : NodeCount + 1L);
        if (!IsOverlay)
            RequireEdges(EdgeCount);
    }

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>Whether it replaces rows only.</summary>
    public bool IsOverlay { get; }

    /// <summary>Nodes, with this layer on top.</summary>
    public int NodeCount { get; }

    /// <summary>Edges, with this layer on top.</summary>
    public long EdgeCount { get; }

    /// <summary>What nodes cite.</summary>
    public LayerRows References { get; }

    /// <summary>What cites nodes.</summary>
    public LayerRows Citations { get; }

    /// <summary>Importance by node, and of a node nobody cites behind the last.</summary>
    public ReadOnlySpan<float> Importance => _importance.All;

    private void RequireEdges(long edges)
    {
        if (References.EdgeCount != edges || Citations.EdgeCount != edges)
        {
            throw new IndexDamagedException(
                File, $"has {References.EdgeCount} and {Citations.EdgeCount} edges instead of {edges}");
        }
    }
}

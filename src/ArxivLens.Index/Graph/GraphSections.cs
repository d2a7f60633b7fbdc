namespace ArxivLens.Index.Graph;

/// <summary>Where what stands in a graph file; docs/index-format.md explains it.</summary>
internal static class GraphSections
{
    /// <summary>What the file is, in numbers of eight bytes; see the places below.</summary>
    public const int Summary = 0;

    /// <summary>The distinct masks of origins, ascending.</summary>
    public const int Masks = 1;

    /// <summary>First section of the references.</summary>
    public const int References = 2;

    /// <summary>First section of the citations.</summary>
    public const int Citations = References + OfDirection;

    /// <summary>Importance by node, and behind the last that of a node nobody cites; empty in an overlay.</summary>
    public const int Importance = Citations + OfDirection;

    /// <summary>Sections of a direction: nodes, starts, ends, codes, and four of leading neighbours.</summary>
    public const int OfDirection = 8;

    /// <summary>Values of the summary.</summary>
    public const int SummaryLength = 4;

    /// <summary>Place in the summary: 0 for a whole graph, 1 for an overlay.</summary>
    public const int IsOverlay = 0;

    /// <summary>Place in the summary: nodes, with this layer on top.</summary>
    public const int NodeCount = 1;

    /// <summary>Place in the summary: edges, with this layer on top.</summary>
    public const int EdgeCount = 2;

    /// <summary>Place in the summary: bits of a code.</summary>
    public const int CodeBits = 3;
}

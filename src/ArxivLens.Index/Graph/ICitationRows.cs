namespace ArxivLens.Index.Graph;

/// <summary>Rows of one direction of the graph, from memory, a file, or files laid over each other.</summary>
internal interface ICitationRows
{
    /// <summary>Number of rows.</summary>
    int Count { get; }

    /// <summary>The other ends of a row's edges, ascending.</summary>
    ReadOnlySpan<int> Ends(int row);

    /// <summary>Who asserts each of these edges.</summary>
    OriginRow Origins(int row);
}

using ArxivLens.Index.Files;

namespace ArxivLens.Index.Graph;

/// <summary>The citation graph as two compressed sparse rows over mapped memory, with an origin mask per edge.</summary>
public sealed class CitationGraph
{
    private readonly CitationRows _references;
    private readonly CitationRows _citations;

    internal CitationGraph(MappedFile file, int documentCount, long edgeCount)
    {
        NodeCount = documentCount;
        EdgeCount = edgeCount;
        _references = new CitationRows(file, 0, documentCount, edgeCount);
        _citations = new CitationRows(file, CitationRows.Sections, documentCount, edgeCount);
    }

    /// <summary>Number of documents, cited or not.</summary>
    public int NodeCount { get; }

    /// <summary>Number of edges; one per ordered pair.</summary>
    public long EdgeCount { get; }

    /// <summary>
    /// What a document cites, ascending by number. The span is valid until the reader is disposed, as are the others here.
    /// </summary>
    public ReadOnlySpan<int> References(int document) => _references.Ends(Checked(document));

    /// <summary>What cites a document, ascending by number.</summary>
    public ReadOnlySpan<int> Citations(int document) => _citations.Ends(Checked(document));

    /// <summary>Who asserts each edge of <see cref="References"/>, bit by bit, in the same order.</summary>
    public ReadOnlySpan<uint> ReferenceOrigins(int document) => _references.Origins(Checked(document));

    /// <summary>Who asserts each edge of <see cref="Citations"/>, bit by bit, in the same order.</summary>
    public ReadOnlySpan<uint> CitationOrigins(int document) => _citations.Origins(Checked(document));

    private int Checked(int document)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(document);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(document, NodeCount);
        return document;
    }
}

/// <summary>One direction of the graph.</summary>
internal sealed class CitationRows(MappedFile file, int section, int documentCount, long edgeCount)
{
    /// <summary>Sections a direction takes.</summary>
    public const int Sections = 3;

    private readonly MappedArray<long> _starts = file.Section<long>(section).Expect(documentCount + 1L);
    private readonly MappedArray<int> _ends = file.Section<int>(section + 1).Expect(edgeCount);
    private readonly MappedArray<uint> _origins = file.Section<uint>(section + 2).Expect(edgeCount);

    /// <summary>The other ends of a document's edges.</summary>
    public ReadOnlySpan<int> Ends(int document) => _ends.Slice(_starts[document], _starts[document + 1L] - _starts[document]);

    /// <summary>The origins of a document's edges.</summary>
    public ReadOnlySpan<uint> Origins(int document)
        => _origins.Slice(_starts[document], _starts[document + 1L] - _starts[document]);
}

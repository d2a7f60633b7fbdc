namespace ArxivLens.Index.Graph;

/// <summary>The citation graph as two compressed sparse rows over mapped memory, with an origin mask per edge.</summary>
public sealed class CitationGraph
{
    /// <summary>Number of documents, cited or not.</summary>
    public int NodeCount => throw new NotImplementedException();

    /// <summary>Number of edges; one per ordered pair.</summary>
    public long EdgeCount => throw new NotImplementedException();

    /// <summary>What a document cites, ascending by number.</summary>
    public ReadOnlySpan<int> References(int document) => throw new NotImplementedException();

    /// <summary>What cites a document, ascending by number.</summary>
    public ReadOnlySpan<int> Citations(int document) => throw new NotImplementedException();

    /// <summary>Who asserts each edge of <see cref="References"/>, bit by bit, in the same order.</summary>
    public ReadOnlySpan<uint> ReferenceOrigins(int document) => throw new NotImplementedException();

    /// <summary>Who asserts each edge of <see cref="Citations"/>, bit by bit, in the same order.</summary>
    public ReadOnlySpan<uint> CitationOrigins(int document) => throw new NotImplementedException();
}

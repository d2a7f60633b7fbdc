namespace ArxivLens.Sources.Articles;

/// <summary>A page as it came, or why none did.</summary>
/// <param name="Address">Where it stands: the last address of a chain of redirects.</param>
public sealed record FetchedPage(Uri Address)
{
    /// <summary>Why there is none; <c>null</c> when there is one.</summary>
    public ArticleRefusal? Refusal { get; init; }

    /// <summary>What came, unpacked; at most 2 MB.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What it is: <c>text/html</c>, <c>application/xhtml+xml</c>, <c>text/plain</c> or <c>text/markdown</c>.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>How its server says the text is encoded.</summary>
    public string? Charset { get; init; }
}

using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>What a reference says of the work it means, as far as it could be told.</summary>
public sealed record ReferenceFacts
{
    /// <summary>Authors in order; empty when unknown.</summary>
    public IReadOnlyList<PersonName> Authors { get; init; } = [];

    /// <summary>Title, plain text.</summary>
    public string? Title { get; init; }

    /// <summary>Year of publication.</summary>
    public int? Year { get; init; }

    /// <summary>Journal, book or proceedings, as it is written.</summary>
    public string? Container { get; init; }

    /// <summary>Volume, as it is written.</summary>
    public string? Volume { get; init; }

    /// <summary>First page or number of the article.</summary>
    public string? FirstPage { get; init; }

    /// <summary>The DOI as a key; never an arXiv identifier.</summary>
    public WorkKey? Doi { get; init; }

    /// <summary>The arXiv identifier.</summary>
    public ArxivId? Arxiv { get; init; }

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => Authors.Count == 0 && Title is null && Year is null && Container is null && Doi is null && Arxiv is null;
}

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

    /// <summary>The arXiv identifier as a key.</summary>
    public WorkKey? Arxiv { get; init; }

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => Authors.Count == 0 && Title is null && Year is null && Container is null && Doi is null && Arxiv is null;

    /// <summary>What was read of a string.</summary>
    public static ReferenceFacts Of(ParsedReference parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        return new ReferenceFacts
        {
            Authors = parsed.Authors,
            Title = parsed.Title,
            Year = parsed.Year,
            Container = parsed.Container,
            Volume = parsed.Volume,
            FirstPage = parsed.FirstPage,
            Doi = WorkKey.TryParse(parsed.Doi, out var key) && key.Doi is not null ? key : null,
            Arxiv = parsed.Arxiv is { } id ? WorkKey.Of(id) : null,
        };
    }
}

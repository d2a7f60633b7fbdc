using ArxivLens.Core.Papers;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>A work as OpenAlex describes it.</summary>
internal sealed class OpenAlexWork
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>The arXiv paper it is, by its DOI at arXiv or where it can be read; <c>null</c> when it is none.</summary>
    public ArxivId? Arxiv { get; init; }

    /// <summary>Its DOI as recorded, not one of arXiv's.</summary>
    public string? Doi { get; init; }

    /// <summary>Its number at PubMed.</summary>
    public string? Pmid { get; init; }

    /// <summary>Its number in the Microsoft Academic Graph.</summary>
    public string? Mag { get; init; }

    /// <summary>Whether OpenAlex holds it to be retracted.</summary>
    public bool IsRetracted { get; init; }

    /// <summary>The numbers of the works it cites, each once, itself left out. None says nothing: many lists are missing.</summary>
    public IReadOnlyList<long> References { get; init; } = [];

    /// <summary>How often it is said to cite itself.</summary>
    public int SelfCitations { get; init; }

    /// <summary>What else was read; <c>null</c> when only its names and references were asked for.</summary>
    public OpenAlexFacts? Facts { get; init; }

    /// <summary>What identifies it in the library: the paper, else the DOI, else OpenAlex's own number.</summary>
    public WorkKey Key => Arxiv is { } id ? WorkKey.Of(id)
        : Doi is not null && WorkKey.TryParse(Doi, out var key) ? key
        : OpenAlexId.KeyOf(Number);

    /// <summary>The record of the library; <c>null</c> when it has no title or its facts were not read.</summary>
    public Work? ToWork(WorkKey key) => Facts is null || Facts.Title.Length == 0 ? null : new Work
    {
        Key = key,
        Title = Facts.Title,
        Authors = Facts.Authors,
        Year = Facts.Year ?? Facts.Published?.Year ?? Arxiv?.Year,
        Published = Facts.Published,
        Doi = Doi,
        Abstract = Facts.Abstract,
    };
}

/// <summary>The bibliographic facts of a work.</summary>
/// <param name="Title">Empty when there is none.</param>
/// <param name="Authors">At most as many as the record names.</param>
/// <param name="AuthorsAreCut">Whether there are more of them than the record names.</param>
/// <param name="Year">The year of publication.</param>
/// <param name="Published">The day of publication.</param>
/// <param name="Abstract">Empty when there is none.</param>
internal sealed record OpenAlexFacts(
    string Title, IReadOnlyList<PersonName> Authors, bool AuthorsAreCut, int? Year, DateOnly? Published, string Abstract);

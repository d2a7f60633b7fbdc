using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>By what a reference was resolved. The numbers are stored.</summary>
public enum ReferenceEvidence : byte
{
    /// <summary>Not at all.</summary>
    None = 0,

    /// <summary>Its DOI.</summary>
    Doi = 1,

    /// <summary>Its arXiv identifier.</summary>
    Arxiv = 2,

    /// <summary>Journal, volume and page, and an author or the year.</summary>
    Journal = 3,

    /// <summary>Title, an author, and the year where one is given.</summary>
    Title = 4,

    /// <summary>The same with a title that differs by a few letters.</summary>
    NearTitle = 5,
}

/// <summary>The work that a reference means.</summary>
/// <param name="Work">The work; in the library, or known only by the identifier that the reference gives.</param>
/// <param name="Evidence">What tells so.</param>
/// <param name="IsKnown">Whether the library had a record of it.</param>
public readonly record struct ReferenceMatch(WorkKey Work, ReferenceEvidence Evidence, bool IsKnown)
{
    /// <summary>
    /// How likely it is right, 0 to 1, from what was measured for its evidence (docs/quality.md): identifiers .995, journal, volume
    /// and page .99, title .99, a title that differs .97.
    /// </summary>
    public double Confidence => Evidence switch
    {
        ReferenceEvidence.Doi or ReferenceEvidence.Arxiv => 0.995,
        ReferenceEvidence.Journal or ReferenceEvidence.Title => 0.99,
        ReferenceEvidence.NearTitle => 0.97,
        _ => 0,
    };
}

using ArxivLens.Core.Sources;

namespace ArxivLens.Sources.SemanticScholar;

/// <summary>Semantic Scholar, by its datasets and its interface for programs.</summary>
public static class SemanticScholarSource
{
    /// <summary>The origin of its citations.</summary>
    public const string Origin = "semantic-scholar";

    /// <summary>What readers are told of it; the attribution is what its licence asks for wherever its data are shown.</summary>
    public static Source About { get; } = new(Origin, "Semantic Scholar", new Uri("https://www.semanticscholar.org/"))
    {
        Gives = "citations with the sentences they stand in and what for, corpus ids, facts and abstracts of works",
        License = "ODC-BY 1.0",
        Attribution = "Data from Semantic Scholar (Kinney et al., The Semantic Scholar Open Data Platform, arXiv:2301.10140)",
        GoesOldAfter = TimeSpan.FromDays(90),
    };
}

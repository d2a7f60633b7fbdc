using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Retractions;

/// <summary>That a work was retracted.</summary>
/// <param name="Work">The work as it was published: by DOI, or by arXiv identifier where that is the DOI's.</param>
/// <param name="Notice">The notice that says so; <c>null</c> when no DOI of it is known.</param>
public readonly record struct Retraction(WorkKey Work, WorkKey? Notice);

/// <summary>Whom the knowledge of retractions is from, and what has to be said of it.</summary>
public static class RetractionSource
{
    /// <summary>Its name.</summary>
    public const string Name = "Retraction Watch";

    /// <summary>Where it is published.</summary>
    public const string Address = "https://doi.org/10.13003/c23rw1d9";

    /// <summary>Its licence.</summary>
    public const string License = "CC BY 4.0";

    /// <summary>The licence's text.</summary>
    public const string LicenseAddress = "https://creativecommons.org/licenses/by/4.0/";
}

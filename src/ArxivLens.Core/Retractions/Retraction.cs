using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Retractions;

/// <summary>That a work was retracted.</summary>
/// <param name="Work">The work as it was published: by DOI, or by arXiv identifier where that is the DOI's.</param>
/// <param name="Notice">The notice that says so; <c>null</c> when no DOI of it is known.</param>
public readonly record struct Retraction(WorkKey Work, WorkKey? Notice)
{
    private const string OpenAlexPrefix = "work:oa-w";

    /// <summary>
    /// OpenAlex's number of the work (<c>W123</c>) where OpenAlex claims it, whose record then stands for the notice; <c>null</c> for what
    /// Retraction Watch knows. So both claims stand beside each other, each with the import it came by.
    /// </summary>
    public string? OpenAlexNumber => Notice?.ToString() is { } text && text.StartsWith(OpenAlexPrefix, StringComparison.Ordinal)
        ? "W" + text[OpenAlexPrefix.Length..]
        : null;
}

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

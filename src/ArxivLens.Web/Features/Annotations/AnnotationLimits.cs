namespace ArxivLens.Web.Features.Annotations;

/// <summary>How much goes out and comes in at once.</summary>
public static class AnnotationLimits
{
    /// <summary>Annotations of a page of a collection.</summary>
    public const int PageSize = 100;

    /// <summary>Characters of a file that is taken in at most.</summary>
    public const int LongestFile = 500_000;

    /// <summary>Annotations of such a file at most.</summary>
    public const int MostImported = 200;
}

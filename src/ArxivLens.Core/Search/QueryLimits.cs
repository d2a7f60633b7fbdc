namespace ArxivLens.Core.Search;

/// <summary>
/// The limits of one search; beyond them it is cut and the reader is told, or, for who asks strictly, refused by the limit's
/// name.
/// </summary>
public static class QueryLimits
{
    /// <summary>Characters.</summary>
    public const int MaximumLength = WorkSearch.MaximumLength;

    /// <summary>Words, phrases and field values.</summary>
    public const int MaximumClauses = 32;

    /// <summary>Parentheses within parentheses.</summary>
    public const int MaximumDepth = 8;

    /// <summary>Letters before the <c>*</c>.</summary>
    public const int ShortestPrefix = 2;

    /// <summary>Rows of an answer that can be paged to by number; beyond them a <see cref="SearchCursor"/> leads on.</summary>
    public const int MaximumRows = 10_000;

    /// <summary>Time a search may take; then it is stopped.</summary>
    public static TimeSpan Deadline { get; } = TimeSpan.FromSeconds(2);

    /// <summary>What a limit allows, in words, for who went over it.</summary>
    public static string Describe(QueryLimit limit) => limit switch
    {
        QueryLimit.Length => $"At most {MaximumLength} characters are read.",
        QueryLimit.Clauses => $"At most {MaximumClauses} words, phrases and field values are read.",
        QueryLimit.Depth => $"Parentheses are read to a depth of {MaximumDepth}.",
        QueryLimit.ShortestPrefix => $"A word before * needs {ShortestPrefix} letters.",
        QueryLimit.LeadingWildcard => "A * is read only at the end of a word.",
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit, null),
    };
}

/// <summary>The limits a search can go over.</summary>
public enum QueryLimit
{
    /// <summary><see cref="QueryLimits.MaximumLength"/>.</summary>
    Length,

    /// <summary><see cref="QueryLimits.MaximumClauses"/>.</summary>
    Clauses,

    /// <summary><see cref="QueryLimits.MaximumDepth"/>.</summary>
    Depth,

    /// <summary><see cref="QueryLimits.ShortestPrefix"/>.</summary>
    ShortestPrefix,

    /// <summary>No <c>*</c> before or within a word.</summary>
    LeadingWildcard,
}

using ArxivLens.Web.Features.Fetching;

namespace ArxivLens.Web.Features.Errors;

/// <summary>What is said in place of a page that is not there.</summary>
/// <param name="Heading">What is missing or wrong, in a few words.</param>
/// <param name="Explanation">A sentence or two.</param>
/// <param name="Elsewhere">Where else it may be found, when that is known.</param>
/// <param name="Examples">Shapes of an address that can be read.</param>
public sealed record Absence(string Heading, string Explanation, OutsideLink? Elsewhere = null, IReadOnlyList<string>? Examples = null)
{
    /// <summary>The same address once more, where waiting may help.</summary>
    public string? Again { get; init; }

    /// <summary>How it stands with a paper that can be fetched from arXiv; <c>null</c> for whatever else is missing.</summary>
    public FetchNotice? Fetch { get; init; }

    /// <summary>Whether this server can answer a search; it cannot when its index or its library is what is missing.</summary>
    public bool CanSearch { get; init; } = true;
}

/// <summary>A link that leaves this server.</summary>
public sealed record OutsideLink(string Text, string Address);

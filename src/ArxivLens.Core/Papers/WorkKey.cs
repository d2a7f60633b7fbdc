using System.Diagnostics.CodeAnalysis;

namespace ArxivLens.Core.Papers;

/// <summary>
/// The identity of a work, in arXiv or not. Its text is <c>2311.09227</c> or <c>hep-th/9901001</c> for a work in arXiv,
/// <c>doi:10.1000/xyz</c> (lower case) for one known by DOI, <c>work:some-slug</c> for any other.
/// </summary>
public readonly record struct WorkKey
{
    /// <summary>The arXiv identifier, when that is what identifies the work.</summary>
    public ArxivId? Arxiv => throw new NotImplementedException();

    /// <summary>The DOI in lower case, when that is what identifies the work.</summary>
    public string? Doi => throw new NotImplementedException();

    /// <summary>A text whose ordinal order is the order of the library: by year, month and number, works outside arXiv last.</summary>
    public string SortText => throw new NotImplementedException();

    /// <summary>The key of a work in arXiv.</summary>
    public static WorkKey Of(ArxivId id) => throw new NotImplementedException();

    /// <summary>
    /// Reads a key: arXiv identifier in any shape, DOI in any shape (<c>doi:</c>, <c>https://doi.org/</c>; an arXiv DOI
    /// <c>10.48550/arXiv.…</c> is the arXiv identifier), or <c>work:</c> followed by 1–80 of <c>[a-z0-9-]</c>.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkKey key) => throw new NotImplementedException();

    /// <summary>The text by which the key is stored and shown.</summary>
    public override string ToString() => throw new NotImplementedException();
}

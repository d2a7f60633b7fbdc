using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ArxivLens.Core.Papers;

/// <summary>
/// The identity of a work, in arXiv or not. Its text is <c>2311.09227</c> or <c>hep-th/9901001</c> for a work in arXiv,
/// <c>doi:10.1000/xyz</c> (lower case) for one known by DOI, <c>work:some-slug</c> for any other.
/// </summary>
/// <remarks>The default value identifies nothing and prints as nothing.</remarks>
public readonly record struct WorkKey
{
    private const string DoiPrefix = "doi:";
    private const string WorkPrefix = "work:";
    private const string ArxivDoi = "10.48550/arxiv.";
    private const int LongestSlug = 80;

    private readonly ArxivId arxiv;
    private readonly string? other;

    private WorkKey(ArxivId arxiv, string? other)
    {
        this.arxiv = arxiv;
        this.other = other;
    }

    /// <summary>The arXiv identifier, when that is what identifies the work.</summary>
    public ArxivId? Arxiv => arxiv == default ? null : arxiv;

    /// <summary>The DOI in lower case, when that is what identifies the work.</summary>
    public string? Doi =>
        other is not null && other.StartsWith(DoiPrefix, StringComparison.Ordinal) ? other[DoiPrefix.Length..] : null;

    /// <summary>
    /// A text whose ordinal order is the order of the library: by year, month and number, works outside arXiv last.
    /// </summary>
    /// <remarks><c>19990100001hep-th</c>, <c>20231109227</c>, <c>doi:10.1000/xyz</c>: letters come after digits.</remarks>
    public string SortText => other ?? (arxiv == default
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{arxiv.Year:0000}{arxiv.Month:00}{arxiv.Number:00000}{arxiv.Archive}"));

    /// <summary>The key of a work in arXiv.</summary>
    public static WorkKey Of(ArxivId id) => new(id, null);

    /// <summary>
    /// Reads a key: arXiv identifier in any shape, DOI in any shape (<c>doi:</c>, <c>https://doi.org/</c>; an arXiv DOI
    /// <c>10.48550/arXiv.…</c> is the arXiv identifier), or <c>work:</c> followed by 1–80 of <c>[a-z0-9-]</c>.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkKey key)
    {
        key = default;
        if (text is null)
            return false;
        if (text.StartsWith(WorkPrefix, StringComparison.Ordinal))
        {
            key = IsSlug(text.AsSpan(WorkPrefix.Length)) ? new WorkKey(default, text) : default;
            return key.other is not null;
        }

        if (ArxivId.TryParse(text, out var id))
        {
            key = Of(id);
            return true;
        }

        if (!DoiText.TryNormalize(text, out var doi))
            return false;
        if (doi.StartsWith(ArxivDoi, StringComparison.Ordinal))
        {
            // what arXiv registers is arXiv's: if it is no identifier, it is no DOI either
            key = ArxivId.TryParse(doi, out id) ? Of(id) : default;
            return key.Arxiv is not null;
        }

        key = new WorkKey(default, DoiPrefix + doi);
        return true;
    }

    /// <summary>The text by which the key is stored and shown.</summary>
    public override string ToString() => other ?? arxiv.ToString();

    private static bool IsSlug(ReadOnlySpan<char> slug)
    {
        if (slug.Length is 0 or > LongestSlug)
            return false;
        foreach (var c in slug)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterLower(c) && c != '-')
                return false;
        }

        return true;
    }
}

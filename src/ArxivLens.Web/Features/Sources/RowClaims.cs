using ArxivLens.Core.Citations;

namespace ArxivLens.Web.Features.Sources;

/// <summary>Who asserts the citation of a row, and who does not list it.</summary>
/// <param name="Claims">Who asserts it, since when and with which sentences; of twins all together.</param>
/// <param name="Silent">Who does not list it.</param>
public sealed record RowClaims(IReadOnlyList<CitationClaim> Claims, IReadOnlyList<SilentOrigin> Silent)
{
    /// <summary>Sentences of one origin that are shown at most.</summary>
    public const int SentencesShown = 5;

    /// <summary>When anybody first asserted it, UTC; <c>null</c> when that is not recorded.</summary>
    public DateTimeOffset? FirstSeen => Claims.Min(claim => claim.FirstSeen);
}

/// <summary>Who does not list a citation though they list other references of the citing work.</summary>
/// <param name="Origin">Who.</param>
/// <param name="Lists">How many references of the citing work they list.</param>
public sealed record SilentOrigin(string Origin, int Lists);

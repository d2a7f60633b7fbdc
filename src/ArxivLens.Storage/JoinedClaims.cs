using ArxivLens.Core.Citations;

namespace ArxivLens.Storage;

/// <summary>Claims of citations between the records of works that are one.</summary>
internal static class JoinedClaims
{
    /// <summary>One claim an origin: since it first said so of any, until it last did, with all sentences.</summary>
    public static IReadOnlyList<CitationClaim> Join(IReadOnlyList<CitationClaim> claims) => claims.DistinctBy(claim => claim.Origin).Count() == claims.Count
        ? claims
        : [.. claims.GroupBy(claim => claim.Origin, (origin, same) => Join(origin, [.. same]))];

    private static CitationClaim Join(string origin, List<CitationClaim> same) => new(
        origin, same.Min(claim => claim.FirstSeen), same.Max(claim => claim.LastSeen), [.. same.SelectMany(claim => claim.Contexts).Distinct()]);
}

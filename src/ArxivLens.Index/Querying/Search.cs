using ArxivLens.Index.Documents;

namespace ArxivLens.Index.Querying;

/// <summary>A query with the part of the answer that is wanted.</summary>
/// <param name="Query">What to find.</param>
/// <param name="Offset">Hits to pass over, from 0.</param>
/// <param name="Limit">Hits to return at most, from 0.</param>
/// <param name="Order">How hits are ordered; equal ones by document number, ascending.</param>
/// <param name="FacetLimit">Values to count per keyword field at most; 0 for no facets.</param>
public sealed record SearchRequest(
    Query Query, int Offset, int Limit, SearchOrder Order = SearchOrder.Relevance, int FacetLimit = 0)
{
    /// <summary>
    /// Up to where matches are counted; from there on documents that cannot be among the hits are passed over, and the total is
    /// at least what was counted. Everything is counted unless it is given; facets always count everything.
    /// </summary>
    public int CountLimit { get; init; } = int.MaxValue;

    /// <summary>
    /// Hits that stand behind this position only: the <see cref="SearchResult.Last"/> of an earlier answer in the same order.
    /// </summary>
    public SearchPosition? After { get; init; }

    /// <summary>Which facets are counted.</summary>
    public FacetKinds FacetKinds { get; init; } = FacetKinds.All;

    /// <summary>
    /// Orders hits by a key of the caller's in place of <see cref="Order"/>: told for a document's number, greatest first, not
    /// negative. It is asked for every match, so it should only look something up.
    /// </summary>
    public Func<int, int>? KeyOf { get; init; }
}

/// <summary>Facets that can be counted.</summary>
[Flags]
public enum FacetKinds : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Categories.</summary>
    Categories = 1,

    /// <summary>Authors.</summary>
    Authors = 2,

    /// <summary>Years.</summary>
    Years = 4,

    /// <summary>All of them.</summary>
    All = Categories | Authors | Years,
}

/// <summary>The order of hits.</summary>
public enum SearchOrder : byte
{
    /// <summary>Best score first.</summary>
    Relevance,

    /// <summary>Latest day first; unknown days last.</summary>
    Newest,

    /// <summary>Earliest day first; unknown days last.</summary>
    Oldest,

    /// <summary>Most cited first.</summary>
    Citations,
}

/// <summary>A place in an ordered answer: the hit it stands behind.</summary>
/// <param name="Key">What the hit was ordered by, in the order's own unit; not negative.</param>
/// <param name="Document">The hit's number.</param>
public readonly record struct SearchPosition(int Key, int Document);

/// <summary>The answer to a <see cref="SearchRequest"/>.</summary>
/// <param name="Total">How many documents match; at least that when <paramref name="IsTotalExact"/> is false.</param>
/// <param name="Hits">The hits asked for, in order.</param>
/// <param name="Facets">Counts over all matches; <c>null</c> when none were asked for.</param>
/// <param name="IsTotalExact">Whether all matches were counted.</param>
/// <param name="Last">The position of the last hit; <c>null</c> when there is no hit.</param>
public sealed record SearchResult(
    int Total, IReadOnlyList<Hit> Hits, SearchFacets? Facets, bool IsTotalExact = true, SearchPosition? Last = null);

/// <summary>One hit.</summary>
/// <param name="Document">The document's number.</param>
/// <param name="Score">BM25 sum, 0 where nothing ranks; comparable within one query only.</param>
public readonly record struct Hit(int Document, float Score);

/// <summary>Counts over all matches, most frequent first, equal ones by value.</summary>
/// <param name="Categories">Per value of <see cref="KeywordField.Category"/>.</param>
/// <param name="Authors">Per value of <see cref="KeywordField.Author"/>.</param>
/// <param name="Years">Per year, newest first, every year that occurs; unknown years left out.</param>
public sealed record SearchFacets(
    IReadOnlyList<FacetCount> Categories, IReadOnlyList<FacetCount> Authors, IReadOnlyList<YearCount> Years);

/// <summary>How many matches carry a keyword.</summary>
public readonly record struct FacetCount(string Value, int Count);

/// <summary>How many matches are of a year.</summary>
public readonly record struct YearCount(int Year, int Count);

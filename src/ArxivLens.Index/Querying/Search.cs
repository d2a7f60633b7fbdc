using ArxivLens.Index.Documents;

namespace ArxivLens.Index.Querying;

/// <summary>A query with the part of the answer that is wanted.</summary>
/// <param name="Query">What to find.</param>
/// <param name="Offset">Hits to pass over, from 0.</param>
/// <param name="Limit">Hits to return at most, from 0.</param>
/// <param name="Order">How hits are ordered; equal ones by document number, ascending.</param>
/// <param name="FacetLimit">Values to count per keyword field at most; 0 for no facets.</param>
public sealed record SearchRequest(Query Query, int Offset, int Limit, SearchOrder Order = SearchOrder.Relevance, int FacetLimit = 0);

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

/// <summary>The answer to a <see cref="SearchRequest"/>.</summary>
/// <param name="Total">How many documents match, counted exactly.</param>
/// <param name="Hits">The hits asked for, in order.</param>
/// <param name="Facets">Counts over all matches; <c>null</c> when none were asked for.</param>
public sealed record SearchResult(int Total, IReadOnlyList<Hit> Hits, SearchFacets? Facets);

/// <summary>One hit.</summary>
/// <param name="Document">The document's number.</param>
/// <param name="Score">BM25 sum, 0 where nothing ranks; comparable within one query only.</param>
public readonly record struct Hit(int Document, float Score);

/// <summary>Counts over all matches, most frequent first, equal ones by value.</summary>
/// <param name="Categories">Per value of <see cref="KeywordField.Category"/>.</param>
/// <param name="Authors">Per value of <see cref="KeywordField.Author"/>.</param>
/// <param name="Years">Per year, newest first, every year that occurs; unknown years left out.</param>
public sealed record SearchFacets(IReadOnlyList<FacetCount> Categories, IReadOnlyList<FacetCount> Authors, IReadOnlyList<YearCount> Years);

/// <summary>How many matches carry a keyword.</summary>
public readonly record struct FacetCount(string Value, int Count);

/// <summary>How many matches are of a year.</summary>
public readonly record struct YearCount(int Year, int Count);

using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Search;

/// <summary>The answer to a search that is the address of one work.</summary>
internal static class AddressedWork
{
    /// <summary>
    /// The answer with that work alone; <c>null</c> when the library does not know it, so that words are tried.
    /// </summary>
    public static SearchAnswer? Find(IndexReader index, WorkKey key, WorkSearchRequest request)
    {
        var document = index.Find(key.ToString());
        if (document < 0 || index.Kind(document) == (byte)WorkKind.Unresolved) return null;
        var year = index.Year(document);
        var facets = new SearchFacets(
            [.. index.Keywords(KeywordField.Category, document).Select(v => new FacetCount(v, 1))],
            [.. index.Keywords(KeywordField.Author, document).Select(v => new FacetCount(v, 1))],
            year == 0 ? [] : [new YearCount(year, 1)]);
        return new SearchAnswer(1, request.Page <= 1 ? [new Hit(document, 0)] : [], facets, []);
    }
}

using System.Globalization;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Graph;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Tests.Indexing;

/// <summary>All an index says, in lines that do not depend on how it numbers its documents.</summary>
internal static class IndexAnswers
{
    private static readonly string[] Words = ["gravity", "monopole", "neutrino", "lattice", "duality", "zz"];

    private static readonly Query[] Queries =
    [
        new AllQuery(),
        .. Words.Select(word => new TermQuery(word)),
        new TermQuery("lattice", TextField.Title),
        new PhraseQuery("gravity monopole"),
        new PrefixQuery("neu"),
        new OrQuery([new TermQuery("gravity"), new TermQuery("neutrino"), new TermQuery("duality")]),
        new AndQuery([new TermQuery("gravity"), new NotQuery(new TermQuery("lattice"))]),
        new AndQuery([new TermQuery("monopole"), new YearQuery(2001, 2003)]),
        new KeywordQuery(KeywordField.Category, "hep-th"),
        new KindQuery(2),
    ];

    /// <summary>Reads them.</summary>
    public static List<string> Read(IndexReader index)
    {
        var lines = new List<string>();
        foreach (var query in Queries)
        {
            foreach (var order in Enum.GetValues<SearchOrder>())
                lines.AddRange(Search(index, query, order));
        }

        lines.AddRange(Words.Select(word => $"{word} occurs in {index.Terms.DocumentFrequency(word)} of {index.Terms.DocumentCount}"));
        var documents = index.Search(new SearchRequest(new AllQuery(), 0, int.MaxValue)).Hits.Select(hit => hit.Document);
        lines.AddRange(documents.Select(document => Describe(index, document)).Order(StringComparer.Ordinal));
        return lines;
    }

    // Equal hits come by number, which an update and a build give differently: within equal ones the key decides here.
    private static List<string> Search(IndexReader index, Query query, SearchOrder order)
    {
        var result = index.Search(new SearchRequest(query, 0, int.MaxValue, order, FacetLimit: 100));
        var ranks = result.Hits.Select(hit => order switch
        {
            SearchOrder.Relevance => -hit.Score,
            SearchOrder.Citations => -index.Graph.Citations(hit.Document).Length,
            _ => index.Day(hit.Document),
        }).ToList();
        if (order is SearchOrder.Relevance or SearchOrder.Citations)
            Assert.Equal(ranks.Order(), ranks);
        var first = ranks.Select((rank, place) => (rank, place)).DistinctBy(one => one.rank).ToDictionary(one => one.rank, one => one.place);
        var hits = result.Hits.Zip(ranks, (hit, rank) => (Place: first[rank], Line: Line(index, hit)))
            .OrderBy(hit => hit.Place).ThenBy(hit => hit.Line, StringComparer.Ordinal)
            .Select(hit => hit.Line);
        var facets = result.Facets!;
        return
        [
            $"{query} by {order}: {result.Total}",
            .. hits,
            string.Join(' ', facets.Categories.Concat(facets.Authors)),
            string.Join(' ', facets.Years),
        ];
    }

    private static string Line(IndexReader index, Hit hit) =>
        string.Create(CultureInfo.InvariantCulture, $"{index.Key(hit.Document)} {hit.Score:R}");

    private static string Describe(IndexReader index, int document)
    {
        var keywords = Enum.GetValues<KeywordField>().SelectMany(field => index.Keywords(field, document));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{index.Key(document)} {index.Day(document)} {index.Year(document)} {index.Kind(document)} {string.Join(',', keywords)}; cites ")
            + Row(index, index.Graph.References(document), index.Graph.ReferenceOrigins(document)) + "; cited by "
            + Row(index, index.Graph.Citations(document), index.Graph.CitationOrigins(document));
    }

    private static string Row(IndexReader index, ReadOnlySpan<int> ends, OriginRow origins)
    {
        var edges = new List<string>();
        for (var i = 0; i < ends.Length; i++)
            edges.Add(string.Create(CultureInfo.InvariantCulture, $"{index.Key(ends[i])}/{origins[i]}"));
        return string.Join(' ', edges.Order(StringComparer.Ordinal));
    }
}

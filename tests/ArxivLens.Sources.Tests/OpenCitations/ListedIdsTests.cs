using ArxivLens.Sources.OpenCitations;

namespace ArxivLens.Sources.Tests.OpenCitations;

public sealed class ListedIdsTests
{
    [Theory]
    [InlineData("omid:br/06101 doi:10.1000/X pmid:12", "doi:10.1000/x", "pmid:12 omid:br/06101")]
    [InlineData("doi:10.48550/arxiv.2311.09227 omid:br/06102", "2311.09227", "omid:br/06102")]
    [InlineData("doi:10.1000/published doi:10.48550/arXiv.hep-th/9901001", "hep-th/9901001", "")]
    [InlineData("doi:10.48550/arxiv.hep-th/9901001 doi:10.1000/published", "hep-th/9901001", "")]
    [InlineData("10.1000/BARE", "doi:10.1000/bare", "")]
    [InlineData("https://doi.org/10.1000/x", "doi:10.1000/x", "")]
    [InlineData("arxiv:2311.09227", "2311.09227", "")]
    [InlineData("pmid:0012", "work:pmid-12", "pmid:12")]
    [InlineData("omid:br/06101", "work:omid-06101", "omid:br/06101")]
    [InlineData("omid:br/06101 openalex:W5 pmid:7", "work:oa-w5", "openalex:W5 pmid:7 omid:br/06101")]
    [InlineData("DOI:10.1000/a;  PMID:3", "doi:10.1000/a", "pmid:3")]
    [InlineData("doi:10.1000/a doi:10.1000/b", "doi:10.1000/a", "")]
    [InlineData("doi:rubbish pmid:12x pmcid:PMC1 omid:ra/06 issn:1 pmid:8", "work:pmid-8", "pmid:8")]
    public void A_work_goes_by_the_surest_of_its_ids(string text, string key, string others)
    {
        Assert.True(ListedIds.TryRead(text, out var ids, out _));
        Assert.Equal(key, ids.MakeKey().ToString());
        Assert.Equal(others, string.Join(' ', ids.Others().Select(other => $"{other.Scheme}:{other.Id}")));
    }

    [Theory]
    [InlineData("", "is missing")]
    [InlineData("   ", "is missing")]
    [InlineData("doi:rubbish", "names no work")]
    [InlineData("pmid:0", "names no work")]
    [InlineData("omid:br/", "names no work")]
    [InlineData("omid:br/../../etc", "names no work")]
    public void A_list_without_an_id_is_refused(string text, string reason)
    {
        Assert.False(ListedIds.TryRead(text, out _, out var said));
        Assert.Contains(reason, said, StringComparison.Ordinal);
    }
}

using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Core.Tests.References;

public sealed class IdentifierSearchTests
{
    [Theory]
    [InlineData("see arXiv:2311.09227v2 and", "2311.09227")]
    [InlineData("[arXiv:hep-th/9901001 [hep-th]].", "hep-th/9901001")]
    [InlineData("hep-th/9901001; math.AG/0101001v3", "hep-th/9901001 math/0101001")]
    [InlineData("hep-th 9901001 or hep-th\\9901002", "hep-th/9901001 hep-th/9901002")]
    [InlineData("discussed in: [arXiv:0708.0089], [arXiv:0708.0094]", "0708.0089 0708.0094")]
    [InlineData("arXiv:0708.0089, 0708.0094 and 0708.0098", "0708.0089 0708.0094 0708.0098")]
    [InlineData("2311.09227 [cs.CL]", "2311.09227")]
    [InlineData("https://arxiv.org/abs/2311.09227v1", "2311.09227")]
    [InlineData("http://xxx.lanl.gov/abs/hep-th/9901001", "hep-th/9901001")]
    [InlineData("CoRR abs/1502.02551, 2015", "1502.02551")]
    [InlineData("arXiv preprint arXiv:1502.02551", "1502.02551")]
    [InlineData("10.48550/arXiv.2311.09227", "2311.09227")]
    [InlineData("doi:10.1103/PhysRevLett.84.2818.", "doi:10.1103/physrevlett.84.2818")]
    [InlineData("(https://doi.org/10.1007/JHEP05(2010)041)", "doi:10.1007/jhep05(2010)041")]
    [InlineData("doi:10.1000/a,10.1000/b", "doi:10.1000/a doi:10.1000/b")]
    public void Identifiers_are_found(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', IdentifierSearch.Find(text).Select(one => one.Key)));

    [Theory]
    [InlineData("on 2011.1234 it was 1234.5678 metres, 2011.12345 in all")]
    [InlineData("a value of 1501.00001 GeV")]
    [InlineData("arXiv:2013.00001")]
    [InlineData("http://example.org/data/hep-th/9901001")]
    [InlineData("http://example.org/2311.09227")]
    [InlineData("hep-th/99010012 and hep-xx/9901001 and hep-th/9913001")]
    [InlineData("phone 10.1000 or 10.1/x")]
    [InlineData("12010.1000.2")]
    [InlineData("arXiv:2311.092271")]
    public void What_only_looks_like_one_is_none(string text) => Assert.Empty(IdentifierSearch.Find(text));

    [Fact]
    public void In_a_reference_a_number_in_brackets_is_one()
    {
        Assert.Equal("1901.03685", Assert.Single(IdentifierSearch.Find("JHEP 09 (2019) 037 [1901.03685].", isReference: true)).Key.ToString());
        Assert.Empty(IdentifierSearch.Find("JHEP 09 (2019) 037 [1901.03685]."));
    }

    [Fact]
    public void The_place_of_an_identifier_is_told()
    {
        const string text = "as in hep-th/9901001v2.";
        var one = Assert.Single(IdentifierSearch.Find(text));
        Assert.Equal("hep-th/9901001v2", text[one.Start..one.End]);
    }

    [Fact]
    public void Authors_comments_cite_and_moderators_notes_do_not()
    {
        var work = new Work
        {
            Key = WorkKey.TryParse("0708.0083", out var key) ? key : default,
            Title = "A",
            Doi = "10.1000/own",
            Paper = new PaperFacts
            {
                Versions = [new PaperVersion(1, DateTimeOffset.UnixEpoch)],
                Comments = "In Proceedings EXPRESS 2011, arXiv:1108.4077. 12 pages. Companion of hep-th/9901001, see also 0708.0083. doi:10.1000/own. arXiv admin note: text overlap with arXiv:0906.3123",
            },
        };
        var citation = Assert.Single(CommentCitations.Of(work));
        Assert.Equal(("hep-th/9901001", "comments"), (citation.Cited.ToString(), citation.Origin));
        Assert.Contains("Companion of", Assert.Single(citation.Contexts!).Sentence, StringComparison.Ordinal);
    }
}

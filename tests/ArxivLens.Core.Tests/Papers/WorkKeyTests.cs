using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tests.Papers;

public sealed class WorkKeyTests
{
    [Theory]
    [InlineData("https://arxiv.org/abs/2311.09227v2", "2311.09227")]
    [InlineData("https://doi.org/10.48550/arXiv.hep-th/9901001", "hep-th/9901001")]
    [InlineData("10.1000/XYZ", "doi:10.1000/xyz")]
    [InlineData("doi:10.1000/XYZ.", "doi:10.1000/xyz")]
    [InlineData("DOI: 10.1000/xyz", "doi:10.1000/xyz")]
    [InlineData("https://dx.doi.org/10.1000/a%2Fb%23c?x=1", "doi:10.1000/a/b#c")]
    [InlineData("http://doi.org/10.1000/a%252Fb", "doi:10.1000/a/b")]
    [InlineData(
        "10.1002/(SICI)1096-8644(199601)99:1<1::AID-AJPA1>3.0.CO;2-1",
        "doi:10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1")]
    [InlineData("10.1000/abc)", "doi:10.1000/abc")]
    [InlineData("10.1000/a(b)", "doi:10.1000/a(b)")]
    [InlineData("10.1000/abc%3E", "doi:10.1000/abc")]
    [InlineData("<https://doi.org/10.1000/abc>.", "doi:10.1000/abc")]
    [InlineData("10.1000/abc%20%3E.%29", "doi:10.1000/abc")]
    [InlineData("https://doi.org/https%3A%2F%2Fdoi.org%2F10.1000/abc", "doi:10.1000/abc")]
    [InlineData("10.1103.5/x", "doi:10.1103.5/x")]
    [InlineData("work:a-slug-2", "work:a-slug-2")]
    public void Every_shape_leads_to_one_text_that_is_read_again(string text, string canonical)
    {
        Assert.True(WorkKey.TryParse(text, out var key));
        Assert.Equal(canonical, key.ToString());
        Assert.True(WorkKey.TryParse(key.ToString(), out var again));
        Assert.Equal(key, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.1000")]
    [InlineData("10.1000/")]
    [InlineData("10.10/x")]
    [InlineData("10.1000/a b")]
    [InlineData("10.1000/a\u0001b")]
    [InlineData("10.1000/a%00b")]
    [InlineData("10.1000/a\ud800")]
    [InlineData("10.1000/a\u202eb")]
    [InlineData("11.1000/x")]
    [InlineData("10.48550/arXiv.0713.0001")]
    [InlineData("https://example.org/10.1000/x")]
    [InlineData("work:")]
    [InlineData("work:Slug")]
    [InlineData("work:a_b")]
    [InlineData("WORK:a")]
    public void What_names_no_work_is_refused(string? text)
    {
        Assert.False(WorkKey.TryParse(text, out var key));
        Assert.Equal(default, key);
    }

    [Fact]
    public void Wrapping_is_taken_off_ten_layers_deep()
    {
        static string Wrap(int layers) => string.Concat(Enumerable.Repeat("doi:", layers)) + "10.1000/a";
        Assert.True(WorkKey.TryParse(Wrap(9), out _));
        Assert.False(WorkKey.TryParse(Wrap(10), out _));
    }

    [Fact]
    public void Length_is_bounded()
    {
        Assert.True(WorkKey.TryParse("10.1000/" + new string('x', 292), out _));
        Assert.False(WorkKey.TryParse("10.1000/" + new string('x', 293), out _));
        Assert.True(WorkKey.TryParse("work:" + new string('x', 80), out _));
        Assert.False(WorkKey.TryParse("work:" + new string('x', 81), out _));
    }

    [Fact]
    public void Sort_text_orders_the_library()
    {
        string[] ordered =
        [
            "hep-lat/9107001", "hep-th/9912999", "gr-qc/0001001", "math/0001001", "0704.0001", "1412.9999", "1501.00001",
            "1501.10000", "doi:10.1000/a", "work:a",
        ];
        var keys = ordered.Select(text => WorkKey.TryParse(text, out var key) ? key : default);
        var sorted = keys.Reverse().OrderBy(key => key.SortText, StringComparer.Ordinal);
        Assert.Equal(ordered, sorted.Select(key => key.ToString()));
    }

    [Fact]
    public void What_identifies_the_work_is_told()
    {
        Assert.True(WorkKey.TryParse("10.1000/X", out var doi));
        Assert.Equal(("10.1000/x", null), (doi.Doi, doi.Arxiv));
        Assert.True(WorkKey.TryParse("2311.09227", out var paper));
        Assert.Equal((null, "2311.09227"), (paper.Doi, paper.Arxiv?.ToString()));
        Assert.True(WorkKey.TryParse("work:x", out var work));
        Assert.Equal((null, null), (work.Doi, work.Arxiv));
    }

    [Fact]
    public void The_default_is_harmless()
    {
        var none = default(WorkKey);
        Assert.Equal(("", "", null, null), (none.ToString(), none.SortText, none.Doi, none.Arxiv));
    }

    [Fact]
    public void A_doi_can_be_had_in_its_recorded_letter_case()
    {
        Assert.True(DoiText.TryClean("https://doi.org/10.1103/PhysRevE.58.R5213", out var doi));
        Assert.Equal("10.1103/PhysRevE.58.R5213", doi);
    }
}

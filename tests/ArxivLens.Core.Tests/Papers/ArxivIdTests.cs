using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tests.Papers;

public sealed class ArxivIdTests
{
    [Theory]
    [InlineData("2311.09227", "2311.09227", null)]
    [InlineData("0704.0001v2", "0704.0001", 2)]
    [InlineData("1412.9999", "1412.9999", null)]
    [InlineData("1501.00001", "1501.00001", null)]
    [InlineData("hep-th/9901001", "hep-th/9901001", null)]
    [InlineData("hep-lat/9107001", "hep-lat/9107001", null)]
    [InlineData("math/0703999", "math/0703999", null)]
    [InlineData("math.CA/0611800v2", "math/0611800", 2)]
    [InlineData("physics.acc-ph/9610001", "physics/9610001", null)]
    [InlineData("hepth/9901001", "hep-th/9901001", null)]
    [InlineData("condmat/9901001", "cond-mat/9901001", null)]
    [InlineData("HEP-TH/9901001", "hep-th/9901001", null)]
    [InlineData("hep--th//9901001", "hep-th/9901001", null)]
    [InlineData("hep–th/9901001", "hep-th/9901001", null)]
    [InlineData("hep-th9901001", "hep-th/9901001", null)]
    [InlineData("arXiv:2311.09227", "2311.09227", null)]
    [InlineData("ARXIV: 2311.09227", "2311.09227", null)]
    [InlineData("arXiv:2311.09227v2 [cs.AI]", "2311.09227", 2)]
    [InlineData("oai:arXiv.org:hep-th/9901001", "hep-th/9901001", null)]
    [InlineData("/abs/2311.09227", "2311.09227", null)]
    [InlineData("2311.09227v3.pdf", "2311.09227", 3)]
    [InlineData("hep-th/9901001.ps.gz", "hep-th/9901001", null)]
    [InlineData("physics/0303098/", "physics/0303098", null)]
    [InlineData("https://arxiv.org/abs/2311.09227", "2311.09227", null)]
    [InlineData("http://www.arxiv.org/pdf/2311.09227v3.pdf", "2311.09227", 3)]
    [InlineData("https://arxiv.org/html/2311.09227v1#S3", "2311.09227", 1)]
    [InlineData("https://export.arxiv.org/src/hep-th/9901001v2?download=1", "hep-th/9901001", 2)]
    [InlineData("http://xxx.lanl.gov/abs/hep-th/9901001?context=x#y", "hep-th/9901001", null)]
    [InlineData("https://arxiv.org/abs/physics/0303098/static/icon.png", "physics/0303098", null)]
    [InlineData("https://arxiv.org/abs/hep-th%2F9901001", "hep-th/9901001", null)]
    [InlineData("arxiv.org/abs/2311.09227.", "2311.09227", null)]
    [InlineData("(https://arxiv.org/abs/2311.09227v2).", "2311.09227", 2)]
    [InlineData("10.48550/arXiv.2311.09227", "2311.09227", null)]
    [InlineData("doi:10.48550/ARXIV.hep-th/9901001", "hep-th/9901001", null)]
    [InlineData("https://doi.org/10.48550/arXiv.2311.09227", "2311.09227", null)]
    [InlineData("704.0001", "0704.0001", null)]
    [InlineData("２３１１．０９２２７", "2311.09227", null)]
    [InlineData("\u200b2311.09227\ufeff", "2311.09227", null)]
    public void Every_shape_leads_to_the_canonical_form(string text, string canonical, int? version)
    {
        Assert.True(ArxivId.TryParse(text, out var id, out var found));
        Assert.Equal(canonical, id.ToString());
        Assert.Equal(version, found);
        Assert.Null(ArxivId.Explain(text));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("   ", "it is empty")]
    [InlineData("0713.0001", "month 13")]
    [InlineData("0700.0001", "month 0")]
    [InlineData("0704.0000", "number 0")]
    [InlineData("hep-th/9901000", "number 0")]
    [InlineData("hep-th/990100", "seven digits are needed after the slash")]
    [InlineData("0707.123456", "a number of 4 digits is needed in 2007")]
    [InlineData("0707.12345", "a number of 4 digits is needed in 2007")]
    [InlineData("1501.0001", "a number of 5 digits is needed in 2015")]
    [InlineData("0703.0001", "identifiers of this form begin with 0704")]
    [InlineData("9901.00001", "identifiers of this form begin with 0704")]
    [InlineData("hep-th/0704001", "identifiers of this form are from 9107 to 0703")]
    [InlineData("hep-th/9106001", "identifiers of this form are from 9107 to 0703")]
    [InlineData("foo/9901001", "no archive foo")]
    [InlineData("2311.09227v0", "a version is v1, v2 …, without leading zero")]
    [InlineData("2311.09227v01", "a version is v1, v2 …, without leading zero")]
    [InlineData("2311.09227v", "a version is v1, v2 …, without leading zero")]
    [InlineData("2311.09227v99999", "a version is v1, v2 …, without leading zero")]
    [InlineData("https://evil-arxiv.org/abs/2311.09227", "an address of evil-arxiv.org")]
    [InlineData("https://arxiv.org@evil.com/abs/2311.09227", "an address of arxiv.org@evil.com")]
    [InlineData("https://arxiv.org/list/hep-th/9901", "it is not of the form 2311.09227 or hep-th/9901001")]
    [InlineData("hep-th", "it is not of the form 2311.09227 or hep-th/9901001")]
    [InlineData("2311.09227 2311.09228", "it is not of the form 2311.09227 or hep-th/9901001")]
    [InlineData("2311.٠٩٢٢٧", "it is not of the form 2311.09227 or hep-th/9901001")]
    public void What_is_none_is_refused_with_its_reason(string text, string reason)
    {
        Assert.False(ArxivId.TryParse(text, out var id, out var version));
        Assert.Equal(default, id);
        Assert.Null(version);
        Assert.Equal(reason, ArxivId.Explain(text));
    }

    [Theory]
    [InlineData("704.0001", "0704.0001")]
    [InlineData("704.001", "0704.0010")]
    [InlineData("1501.0001", "1501.00010")]
    [InlineData("2311.09227", "2311.09227")]
    public void Zeros_lost_in_a_number_are_put_back(string number, string canonical)
    {
        Assert.True(ArxivId.TryParseNumber(number, out var id));
        Assert.Equal(canonical, id.ToString());
    }

    [Theory]
    [InlineData("9901001")]
    [InlineData("1e3")]
    [InlineData("-704.0001")]
    [InlineData("704")]
    public void Other_numbers_are_no_identifiers(string number) => Assert.False(ArxivId.TryParseNumber(number, out _));

    [Fact]
    public void A_very_long_text_is_refused_at_once() =>
        Assert.Equal("it is too long", ArxivId.Explain(new string('[', 1_000_000) + "2311.09227"));

    [Fact]
    public void Parts_are_told()
    {
        Assert.True(ArxivId.TryParse("hep-th/9901042", out var id));
        Assert.Equal(("hep-th", 1999, 1, 42), (id.Archive, id.Year, id.Month, id.Number));
        Assert.True(ArxivId.TryParse("1501.99999", out id));
        Assert.Equal((null, 2015, 1, 99_999), (id.Archive, id.Year, id.Month, id.Number));
    }

    [Fact]
    public void Order_is_by_year_month_number_and_archive()
    {
        string[] ordered =
        [
            "hep-lat/9107001", "hep-th/9912999", "gr-qc/0001001", "math/0001001", "hep-th/0703002", "0704.0001", "1501.00001",
        ];
        var ids = ordered.Select(text => ArxivId.TryParse(text, out var id) ? id : default).ToArray();
        Assert.Equal(ordered, ids.Reverse().Order().Select(id => id.ToString()));
    }

    [Fact]
    public void The_default_is_harmless()
    {
        Assert.Equal("", default(ArxivId).ToString());
        Assert.Null(default(ArxivId).Archive);
        Assert.True(ArxivId.TryParse("hep-lat/9107001", out var first));
        Assert.True(default(ArxivId).CompareTo(first) < 0);
    }

    [Fact]
    public void A_bare_identifier_is_read_without_allocation()
    {
        Assert.True(ArxivId.TryParseBare("hep-th/9901001", out _));
        Assert.True(ArxivId.TryParseBare("hep-th/9901001", out _) && ArxivId.TryParseBare("2311.09227v2", out _));
        var read = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            read += ArxivId.TryParseBare("hep-th/9901001", out _) ? 1 : 0;
            read += ArxivId.TryParseBare("2311.09227v2", out _) ? 1 : 0;
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(200, read);
    }
}

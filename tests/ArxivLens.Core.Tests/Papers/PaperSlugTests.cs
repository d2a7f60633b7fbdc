using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tests.Papers;

public sealed class PaperSlugTests
{
    [Theory]
    [InlineData("2311.09227", "2311.09227")]
    [InlineData("0704.0001", "0704.0001")]
    [InlineData("math/0601001", "math-0601001")]
    [InlineData("hep-th/9901001", "hep-th-9901001")]
    [InlineData("cond-mat.str-el/0703001v3", "cond-mat-0703001")]
    public void A_slug_is_the_id_with_a_hyphen_for_the_slash_and_leads_back(string text, string slug)
    {
        Assert.True(ArxivId.TryParse(text, out var id));
        Assert.Equal(slug, PaperSlug.Of(id));
        Assert.True(PaperSlug.TryParse(slug, out var read, out var version));
        Assert.Equal((id, (int?)null), (read, version));
    }

    [Theory]
    [InlineData("hep-th-9901001v2", "hep-th/9901001", 2)]
    [InlineData("HEP-TH-9901001", "hep-th/9901001", null)]
    [InlineData("hep-th9901001", "hep-th/9901001", null)]
    [InlineData("arXiv:hep-th-9901001", "hep-th/9901001", null)]
    [InlineData("math.CA/0611800v2", "math/0611800", 2)]
    [InlineData("https://arxiv.org/abs/2311.09227v1", "2311.09227", 1)]
    [InlineData("10.48550/arXiv.2311.09227", "2311.09227", null)]
    public void Every_shape_of_an_id_is_read_too(string text, string id, int? version)
    {
        Assert.True(PaperSlug.TryParse(text, out var read, out var named));
        Assert.Equal((id, version), (read.ToString(), named));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("hello-1")]
    [InlineData("nowhere-9901001")]
    [InlineData("2024-99-99")]
    public void What_is_no_id_is_none(string? text) => Assert.False(PaperSlug.TryParse(text, out _, out _));

    [Theory]
    [InlineData("0704.0001", 19_500_001)]
    [InlineData("1412.9999", 28_709_999)]
    [InlineData("2311.09227", 39_409_227)]
    [InlineData("9012.99999", 119_999_999)]
    [InlineData("acc-phys/9411001", 1_000_046_001)]
    [InlineData("hep-th/9901001", 1_003_972_001)]
    [InlineData("math/0601001", 1_004_260_001)]
    [InlineData("supr-con/0703999", 1_006_926_999)]
    public void The_number_of_an_id_never_changes(string text, int number)
    {
        Assert.True(ArxivId.TryParse(text, out var id));
        Assert.Equal(number, PaperNumber.Of(id));
    }

    [Fact]
    public void No_two_ids_have_one_number()
    {
        var numbers = new HashSet<int>();
        foreach (var archive in OldArchives.All)
        {
            foreach (var number in new[] { "9107001", "9107999", "9912999", "0001001", "0612999", "0703001", "0703999" })
                Assert.True(numbers.Add(NumberOf($"{archive}/{number}")));
        }

        foreach (var id in new[] { "0704.0001", "0704.9999", "1412.0001", "1412.9999", "1501.00001", "1501.99999", "2311.00001", "9012.99999" })
            Assert.True(numbers.Add(NumberOf(id)));
        Assert.Throws<ArgumentException>(() => PaperNumber.Of(default));
    }

    private static int NumberOf(string text) => ArxivId.TryParse(text, out var id) ? PaperNumber.Of(id) : throw new FormatException(text);
}

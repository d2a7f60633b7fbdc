using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Tests.Papers;

public sealed class WorkAddressTests
{
    [Theory]
    [InlineData("2311.09227", "/abs/2311.09227")]
    [InlineData("math.CA/0611800", "/abs/math/0611800")]
    [InlineData("doi:10.1007/BF01645742", "/work/10.1007/bf01645742")]
    [InlineData("doi:10.1002/(SICI)1096<1::AID-X>3.0.CO;2-#?%", "/work/10.1002/%28sici%291096%3C1%3A%3Aaid-x%3E3.0.co%3B2-%23%3F%25")]
    [InlineData("work:a-report", "/work/a-report")]
    public void A_work_has_one_address_that_no_character_breaks(string key, string address)
    {
        Assert.True(WorkKey.TryParse(key, out var parsed));
        Assert.Equal(address, WorkAddress.Of(parsed));
    }

    [Theory]
    [InlineData("doi:10.1007/BF01645742")]
    [InlineData("doi:10.1002/a%2fb;c#d?e")]
    [InlineData("work:a-report")]
    public void What_an_address_holds_is_read_back_as_the_work(string key)
    {
        Assert.True(WorkKey.TryParse(key, out var parsed));
        var text = Uri.UnescapeDataString(WorkAddress.Of(parsed)["/work/".Length..]);

        Assert.True(WorkAddress.TryRead(text, out var read));
        Assert.Equal(parsed, read);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%09/evil.example")]
    [InlineData("\t//evil.example")]
    public void No_address_of_elsewhere_is_read_as_a_work(string text) => Assert.False(WorkAddress.TryRead(text, out _));

    [Fact]
    public void A_version_is_named_behind_the_identifier()
    {
        Assert.True(ArxivId.TryParse("hep-th/9901001", out var id));

        Assert.Equal("/abs/hep-th/9901001v2", WorkAddress.Of(id, 2));
    }
}

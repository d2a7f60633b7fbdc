using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tests.Papers;

public sealed class LicenseTests
{
    [Theory]
    [InlineData("http://creativecommons.org/licenses/by/4.0/")]
    [InlineData("https://creativecommons.org/licenses/by/4.0")]
    [InlineData(" HTTP://www.creativecommons.org/licenses/BY/4.0/ ")]
    public void Scheme_and_slash_do_not_matter(string recorded)
    {
        var license = License.Of(recorded);
        Assert.Equal("Creative Commons Attribution 4.0 (CC BY 4.0)", license.Name);
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", license.Address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void None_recorded_is_said(string? recorded)
    {
        Assert.StartsWith("No licence recorded", License.Of(recorded).Name, StringComparison.Ordinal);
        Assert.Null(License.Of(recorded).Address);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org/x")]
    [InlineData("all rights reserved")]
    [InlineData("https://user@example.org/")]
    public void What_is_no_web_address_gets_no_link(string recorded) =>
        Assert.Equal(new License(recorded, null), License.Of(recorded));

    [Fact]
    public void An_unknown_address_is_its_own_name() =>
        Assert.Equal(new License("http://example.org/l", "https://example.org/l"), License.Of("http://example.org/l"));
}

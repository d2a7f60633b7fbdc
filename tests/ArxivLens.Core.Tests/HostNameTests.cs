using ArxivLens.Core.Articles;

namespace ArxivLens.Core.Tests;

/// <summary>The host of an address that anybody may have written.</summary>
public sealed class HostNameTests
{
    private const string Unwritable = "http://鶻溲篤釘冶覙淠咣戓屽綖訊涏纼鎙嬍靶淪侭榽舾燆敎翙扭圵心鴘鴈.example/";

    [Theory]
    [InlineData("https://example.org/x", "example.org")]
    [InlineData("https://bücher.example/", "xn--bcher-kva.example")]
    [InlineData("http://[2001:db8::1]/", "2001:db8::1")]
    [InlineData("mailto:a@example.org", "example.org")]
    [InlineData("urn:isbn:1", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData(Unwritable, null)]
    public void A_host_is_named_as_it_is_asked_for(string address, string? host) => Assert.Equal(host, HostName.Find(new Uri(address)));

    [Fact]
    public void An_article_has_no_address_whose_host_cannot_be_asked_for()
    {
        Assert.False(ArticleAddress.TryRead(Unwritable, out _));
        Assert.Null(ArticleAddress.KeyOf(Unwritable));
    }
}

using ArxivLens.Web.Features.Accounts;

namespace ArxivLens.Web.Tests.Accounts;

public sealed class PasskeyDomainTests
{
    [Theory]
    [InlineData(null, "localhost")]
    [InlineData("http://localhost:5080", "localhost")]
    [InlineData("https://lens.example.org", "lens.example.org")]
    [InlineData("https://lens.example.org:8443/", "lens.example.org")]
    [InlineData("https://bücher.example", "xn--bcher-kva.example")]
    [InlineData("http://lens.example.org", null)]
    [InlineData("https://192.0.2.1", null)]
    [InlineData("https://[2001:db8::1]", null)]
    public void Passkeys_are_bound_to_the_configured_name(string? address, string? domain) =>
        Assert.Equal(domain, PasskeyDomain.Of(Options(address)));

    [Theory]
    [InlineData("https://lens.example.org", "https://lens.example.org", true)]
    [InlineData("https://lens.example.org:443/", "https://lens.example.org", true)]
    [InlineData("https://lens.example.org", "https://evil.lens.example.org", false)]
    [InlineData("https://lens.example.org", "http://lens.example.org", false)]
    [InlineData("https://lens.example.org", "https://lens.example.org:8443", false)]
    [InlineData("https://lens.example.org", "https://lens.example.org.evil.example", false)]
    [InlineData("https://lens.example.org", "null", false)]
    [InlineData("https://lens.example.org", "http://localhost:5080", false)]
    [InlineData(null, "http://localhost:41234", true)]
    [InlineData(null, "http://127.0.0.1:41234", false)]
    [InlineData(null, "http://localhost.evil.example", false)]
    public void A_page_of_another_origin_uses_none_of_them(string? address, string origin, bool isOurs) =>
        Assert.Equal(isOurs, PasskeyDomain.IsOrigin(Options(address), origin));

    private static WebOptions Options(string? address) => new() { PublicAddress = address is null ? null : new Uri(address) };
}

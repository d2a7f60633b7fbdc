using System.Net;

namespace ArxivLens.Tests.Api;

/// <summary>Scripts of any site may read data, without credentials, and nothing else (U55).</summary>
[Collection(ApiSites.Name)]
public sealed class OpenReadingTests(ApiSite site)
{
    private const string Origin = "Access-Control-Allow-Origin";

    [Theory]
    [InlineData("/api/v1/status", HttpStatusCode.OK)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/papers?page=0", HttpStatusCode.BadRequest)]
    [InlineData("/openapi/v1.json", HttpStatusCode.OK)]
    [InlineData("/openapi/v1.yaml", HttpStatusCode.OK)]
    [InlineData("/search.json?q=models", HttpStatusCode.OK)]
    [InlineData("/network.json?id=2311.09227&budget=5", HttpStatusCode.OK)]
    [InlineData("/network.json?id=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/works.csv?id=2311.09227", HttpStatusCode.OK)]
    [InlineData("/bibtex/2311.09227", HttpStatusCode.OK)]
    public async Task Data_can_be_read_from_anywhere_and_no_cookie_goes_along(string path, HttpStatusCode status)
    {
        var answer = await site.Client.GetAsync(path, ("Origin", "https://elsewhere.example.org"));
        Assert.Equal(status, answer.Status);
        Assert.Equal("*", answer.Headers.GetValues(Origin).Single());
        Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Contains("RateLimit", answer.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/abs/2311.09227")]
    [InlineData("/abs/nonsense")]
    [InlineData("/api")]
    [InlineData("/api/errors")]
    [InlineData("/health/ready")]
    public async Task Pages_are_not_for_the_scripts_of_others(string path)
    {
        var answer = await site.Client.GetAsync(path, ("Origin", "https://elsewhere.example.org"));
        Assert.False(answer.Headers.Contains(Origin));
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Fact]
    public async Task A_browser_that_asks_first_is_answered()
    {
        var answer = await site.Client.SendAsync(
            HttpMethod.Options, "/api/v1/papers", "*/*",
            ("Origin", "https://elsewhere.example.org"), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "content-type, if-none-match"));
        Assert.Equal((HttpStatusCode.NoContent, ""), (answer.Status, answer.Body));
        Assert.Equal("*", answer.Headers.GetValues(Origin).Single());
        Assert.Equal("GET, HEAD", answer.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Headers").Single());
    }

    [Fact]
    public async Task Programs_never_get_a_page()
    {
        foreach (var path in new[] { "/api/v1", "/api/v1/", "/api/v2/papers", "/api/x", "/openapi/v2.json", "/api/v1/papers/%2e%2e%2fabs" })
        {
            var answer = await site.Client.GetAsync(path);
            Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.Status, answer.ContentHeaders.ContentType!.MediaType));
        }
    }
}

using System.Net;

namespace ArxivLens.Tests.Api.V1;

/// <summary>Version 1 over HTTP: tags, HEAD, headers that clients send, and the addresses of the older site.</summary>
[Collection(V1Contract.Name)]
public sealed class RevalidationContractTests(V1Site site)
{
    [Theory]
    [InlineData("/papers?query=glass")]
    [InlineData("/papers?page=1&pageSize=1&categories=math.AG")]
    [InlineData("/papers/by-date/2024-01-03")]
    [InlineData("/papers/math-0601001")]
    [InlineData("/papers/math/0601001")]
    [InlineData("/papers/math-0601001/key-findings")]
    [InlineData("/arxiv/categories")]
    [InlineData("/authors?authorName=ada")]
    [InlineData("/authors/ada-lowe")]
    public async Task What_a_client_has_is_not_sent_again_and_HEAD_says_the_same(string path)
    {
        var first = await site.Client.GetAsync("/api/v1" + path, "application/json");
        Assert.False(first.Headers.ETag!.IsWeak);
        var again = await site.Client.GetAsync("/api/v1" + path, ("If-None-Match", first.Headers.ETag.ToString()));
        Assert.Equal((HttpStatusCode.NotModified, ""), (again.Status, again.Body));
        var head = await site.Client.HeadAsync("/api/v1" + path);
        Assert.Equal((HttpStatusCode.OK, ""), (head.Status, head.Body));
        Assert.Equal(first.Headers.ETag, head.Headers.ETag);
        Assert.Equal(first.ContentHeaders.ContentType, head.ContentHeaders.ContentType);
        Assert.Equal(first.Body, (await site.Client.GetAsync("/api/v1" + path, "application/json")).Body);
    }

    [Theory]
    [InlineData("/papers?query=glass")]
    [InlineData("/papers/no-such-paper")]
    public async Task A_content_type_with_a_GET_and_any_Accept_are_harmless(string path)
    {
        var usual = await site.Client.GetAsync("/api/v1" + path, "application/json");
        foreach (var accept in new[] { "text/html", "*/*", "image/png", "nonsense" })
            Assert.Equal(usual.ContentHeaders.ContentType, (await site.Client.GetAsync("/api/v1" + path, accept)).ContentHeaders.ContentType);
        var typed = await site.Client.GetWithContentTypeAsync("/api/v1" + path, "application/json");
        Assert.Equal(usual.Status, typed.Status);
        Assert.Equal(usual.ContentHeaders.ContentType, typed.ContentHeaders.ContentType);
    }

    [Theory]
    [InlineData("/PaperView/Details/math-0601001", HttpStatusCode.MovedPermanently, "/abs/math/0601001")]
    [InlineData("/paperview/details/2401.00001", HttpStatusCode.MovedPermanently, "/abs/2401.00001")]
    [InlineData("/PAPERVIEW/DETAILS/math%2F0601001v2", HttpStatusCode.MovedPermanently, "/abs/math/0601001v2")]
    [InlineData("/PaperView/Details/math/0601001", HttpStatusCode.MovedPermanently, "/abs/math/0601001")]
    [InlineData("/search?doiOrArxivId=2401.00001", HttpStatusCode.Redirect, "/abs/2401.00001")]
    [InlineData("/search?doiOrArxivId=math-0601001", HttpStatusCode.Redirect, "/abs/math/0601001")]
    [InlineData("/Search?DoiOrArxivId=arXiv%3Amath%2F0601001v2", HttpStatusCode.Redirect, "/abs/math/0601001")]
    [InlineData("/search?doiOrArxivId=10.1000%2FXYZ", HttpStatusCode.Redirect, "/work/10.1000/xyz")]
    [InlineData("/search?doiOrArxivId=https%3A%2F%2Fdoi.org%2F10.48550%2FarXiv.2401.00001", HttpStatusCode.Redirect, "/abs/2401.00001")]
    public async Task Addresses_of_the_older_site_lead_to_the_paper(string path, HttpStatusCode status, string to)
    {
        var answer = await site.Client.GetAsync(path);
        Assert.Equal((status, to), (answer.Status, answer.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/PaperView/Details/")]
    [InlineData("/PaperView/Details/no-such")]
    [InlineData("/PaperView/Details//evil.example")]
    [InlineData("/PaperView/Details/%2F%2Fevil.example")]
    [InlineData("/PaperView/Details/https:%2F%2Fevil.example")]
    public async Task Addresses_that_lead_nowhere_are_404(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(path)).Status);

    [Fact]
    public async Task Words_in_place_of_an_id_are_searched_for_and_lead_nowhere_else()
    {
        Assert.Contains("quantum glass", (await site.Client.GetAsync("/search?doiOrArxivId=quantum+glass")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/search?doiOrArxivId=%2F%2Fevil.example")).Status);
    }
}

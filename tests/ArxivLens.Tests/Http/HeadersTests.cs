using System.Net;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Tests.Http;

/// <summary>What holds for every answer of every address, whatever became of the request.</summary>
[Collection(SharedSite.Name)]
public sealed class HeadersTests(Site site)
{
    /// <summary>What may be said of an answer that browsers keep: nothing of who asked for it.</summary>
    private const string Evil = "evil.example";

    /// <summary>Addresses that lead on by what is asked of them.</summary>
    private static readonly string[] Queried = ["/abs", "/pdf", "/search", "/search.atom", "/citations.atom", "/articles.atom", "/questions", "/network", "/oembed"];

    private readonly SiteClient _client = site.Client;

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_readers_safe()
    {
        var seen = new HashSet<HttpStatusCode>();
        foreach (var path in Addresses().Concat(["/nothing/here/at/all", "/abs/0713.0001", "/dist/none.js", "/search?q=x&page=0"]))
        {
            foreach (var answer in new[] { await _client.GetAsync(path), await _client.HeadAsync(path), await _client.GetAsync(path, ("Accept-Encoding", "br")) })
            {
                Assert.True((int)answer.Status < 500, $"{path}: {answer.Status}");
                AssertSafe(path, answer);
                seen.Add(answer.Status);
            }

            if ((await _client.GetAsync(path)).Headers.ETag is not { } tag)
                continue;
            var again = await _client.GetAsync(path, ("If-None-Match", tag.ToString()));
            seen.Add(again.Status);
            AssertSafe(path, again);
        }

        foreach (var status in new[] { 200, 301, 302, 304, 400, 404 })
            Assert.Contains((HttpStatusCode)status, seen);
    }

    [Fact]
    public async Task Nothing_can_be_sent_to_what_is_not_of_the_community()
    {
        foreach (var route in site.Endpoints)
        {
            var methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            // The page that says what went wrong says it of any method; asked for by its own name it is one at which nothing is kept.
            if (route.RoutePattern.RawText == "error" || IsOfCommunity(route))
                continue;
            Assert.True(methods.Count > 0 && methods.All(method => method is "GET" or "HEAD" or "OPTIONS"), $"{route.RoutePattern.RawText} takes {string.Join(' ', methods)}.");
        }

        foreach (var path in site.Endpoints.Where(route => !IsOfCommunity(route)).Select(route => SiteRoutes.AddressOf(route)).Distinct().Append("/error"))
        {
            foreach (var method in new[] { "POST", "PUT", "DELETE", "PATCH", "TRACE" })
            {
                var answer = await _client.SendAsync(method, path, "application/x-www-form-urlencoded", "q=x");
                Assert.True(answer.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{method} {path}: {answer.Status}");
                AssertSafe(path, answer);
            }
        }
    }

    [Fact]
    public async Task Reading_changes_nothing()
    {
        var before = await StateAsync();
        foreach (var path in Addresses())
            await _client.GetAsync(path);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task A_forged_host_comes_into_no_answer()
    {
        (string, string)[] forged =
        [
            ("Host", Evil), ("Host", $"127.0.0.1@{Evil}"), ("X-Forwarded-Host", Evil), ("X-Forwarded-Proto", $"{Evil}://"),
            ("X-Original-URL", $"//{Evil}/"), ("X-Rewrite-URL", $"//{Evil}/"), ("Forwarded", $"host={Evil}"), ("X-Forwarded-Prefix", $"//{Evil}"),
        ];
        foreach (var path in Addresses().Append("/nothing"))
        {
            foreach (var header in forged)
            {
                var answer = await _client.GetAsync(path, header);
                Assert.DoesNotContain(Evil, answer.Body, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(Evil, answer.Headers.ToString(), StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Theory]
    [InlineData("/{0}/evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("%5C%5Cevil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("%09//evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("https:%2F%2Fevil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("%0d%0aLocation:%20https://evil.example")]
    [InlineData("..%2F..%2F%2Fevil.example")]
    [InlineData("@evil.example")]
    [InlineData("https://evil.example/abs/0704.0001")]
    [InlineData("10.1000//evil.example")]
    public async Task No_address_leads_to_another_server(string payload)
    {
        var routes = site.Endpoints.Where(route => route.RoutePattern.Parameters.Count > 0).Select(route => SiteRoutes.AddressOf(route, payload));
        string[] queries = [.. Queried.Select(path => $"{path}?id={payload}&url={payload}&work={payload}&q={payload}")];
        foreach (var asked in routes.Concat(queries).Append("/" + payload).Distinct())
        {
            var answer = await _client.GetAsync(asked);
            Assert.True((int)answer.Status < 500, $"{asked}: {answer.Status}");
            if (answer.Headers.Location is not { } location)
                continue;
            // As browsers read it: backslashes are slashes, tabs and line ends are nothing.
            var text = location.OriginalString.Replace('\\', '/').Replace("\t", "", StringComparison.Ordinal);
            Assert.True(new Uri(_client.Address, text).Host is "127.0.0.1" or "arxiv.org", $"{asked} leads to {location}.");
            Assert.DoesNotContain(text, char.IsControl);
        }
    }

    private static bool IsOfCommunity(RouteEndpoint route) => route.Metadata.GetMetadata<CommunityAttribute>() is not null;

    private IEnumerable<string> Addresses() => site.Endpoints.Select(route => SiteRoutes.AddressOf(route)).Distinct();

    private async Task<string> StateAsync() => string.Join(
        ' ', await site.Storage.Library.ComputeContentHashAsync(), await site.Storage.Library.ReadStampAsync(), await site.Storage.Articles.ReadStampAsync());

    private static void AssertSafe(string path, SiteAnswer answer)
    {
        if (answer.Status != HttpStatusCode.NotModified)
        {
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            foreach (var rule in new[] { "default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'" })
                Assert.Contains(rule, policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        }

        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("strict-origin-when-cross-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        foreach (var name in new[] { "Server", "X-Powered-By", "Set-Cookie", "Strict-Transport-Security" })
            Assert.False(answer.Headers.Contains(name), $"{path} carries {name}.");
        if (answer.ContentHeaders.ContentType is { } type && (type.MediaType!.StartsWith("text/", StringComparison.Ordinal)))
            Assert.True(type.CharSet is "utf-8", $"{path} does not name its characters: {type}.");
        Assert.True(answer.Length == 0 || answer.ContentHeaders.ContentType is not null, $"{path} does not say what it is.");
    }
}

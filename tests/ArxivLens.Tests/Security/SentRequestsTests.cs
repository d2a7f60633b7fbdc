using System.Net;
using ArxivLens.Tests.Http;
using ArxivLens.Tests.Security.Authorization;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace ArxivLens.Tests.Security;

/// <summary>Nothing is changed in a reader's name from another site, at any address that takes anything (R53).</summary>
[Collection(SharedSite.Name)]
public sealed class SentRequestsTests(Site site)
{
    private const int Administrator = 3;

    [Fact]
    public async Task What_is_sent_without_the_word_of_this_site_is_refused_everywhere()
    {
        var routes = await RoutesAsync();
        foreach (var route in routes)
        {
            await site.Everybody.RenewAsync(Administrator);
            var answer = await SendAsync(route, Administrator, hasWord: false);
            // A page that keeps the words of a form looks first whose the thing is, and then at the word.
            if (answer.Status == HttpStatusCode.Forbidden)
                answer = await SendAsync(route, 0, hasWord: false);
            Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{route}: {answer.Status}");
        }

        // Signing in as somebody else is an attack too.
        foreach (var open in routes.Where(route => route is "POST /sign-in" or "POST /sign-up"))
            Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(open, null, hasWord: false)).Status);
        Assert.Contains("POST /sign-in", routes);
        Assert.Contains("POST /sign-up", routes);
    }

    [Fact]
    public async Task What_another_site_sends_is_refused_everywhere_though_it_knows_the_word()
    {
        foreach (var route in await RoutesAsync())
        {
            await site.Everybody.RenewAsync(Administrator);
            foreach (var foreign in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null") })
            {
                var answer = await SendAsync(route, Administrator, hasWord: true, foreign);
                Assert.True(answer.Status == HttpStatusCode.Forbidden, $"{route} {foreign}: {answer.Status}");
            }
        }
    }

    [Fact]
    public async Task Data_is_not_taken_as_a_form_or_as_text()
    {
        foreach (var endpoint in Endpoints().Where(one => one.Metadata.GetMetadata<PageActionDescriptor>() is null))
        {
            foreach (var type in new[] { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x" })
            {
                using var content = new StringContent("""{"a":1}""", System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type));
                var answer = await site.Client.SendAsync(
                    HttpMethod.Post, SiteRoutes.AddressOf(endpoint), "*/*", content, [.. site.Everybody.HeadersOf(Administrator, hasWord: true)]);
                Assert.True(answer.Status == HttpStatusCode.UnsupportedMediaType, $"{endpoint.RoutePattern.RawText} {type}: {answer.Status}");
            }
        }
    }

    [Fact]
    public async Task Looking_changes_nothing_whoever_looks()
    {
        var everybody = await AuthorizationSite.PrepareAsync(site);
        var routes = everybody.Routes().Where(route => route.StartsWith("GET ", StringComparison.Ordinal)).ToList();
        var asked = new List<string>();
        foreach (var route in routes)
            asked.Add((await everybody.MakeAsync(route)).Address);
        // An account gets its first shelf when it first looks for one.
        foreach (var place in new[] { 0, Administrator })
            await site.Client.SendAsync(HttpMethod.Get, "/shelves", "text/html", [.. site.Everybody.HeadersOf(place)]);
        var before = (CommunityState.Read(site.CommunityFile), await site.Storage.Library.ComputeContentHashAsync());
        foreach (var address in asked)
        {
            foreach (var headers in new[] { site.Everybody.HeadersOf(null), site.Everybody.HeadersOf(0), site.Everybody.HeadersOf(Administrator) })
                await site.Client.SendAsync(HttpMethod.Get, address, "text/html", [.. headers]);
        }

        Assert.Equal(before, (CommunityState.Read(site.CommunityFile), await site.Storage.Library.ComputeContentHashAsync()));
    }

    /// <summary>What takes anything from browsers.</summary>
    private IEnumerable<RouteEndpoint> Endpoints() => site.Endpoints.Where(endpoint =>
        endpoint.RoutePattern.RawText != "error" && endpoint.Metadata.GetMetadata<SentByMachinesAttribute>() is null
        && (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Any(method => method is not ("GET" or "HEAD" or "OPTIONS")));

    private async Task<IReadOnlyList<string>> RoutesAsync()
    {
        var patterns = Endpoints().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).ToHashSet(StringComparer.Ordinal);
        var everybody = await AuthorizationSite.PrepareAsync(site);
        return [.. everybody.Routes().Where(route => !route.StartsWith("GET ", StringComparison.Ordinal) && patterns.Contains(route.Split(' ')[1].Split("?handler=")[0]))];
    }

    private async Task<SiteAnswer> SendAsync(string route, int? place, bool hasWord, params (string, string)[] more)
    {
        var asked = await (await AuthorizationSite.PrepareAsync(site)).MakeAsync(route);
        using var content = AuthorizationSite.ContentOf(asked);
        return await site.Client.SendAsync(
            new HttpMethod(route.Split(' ')[0]), asked.Address, "text/html", content, [.. site.Everybody.HeadersOf(place, hasWord), .. more]);
    }
}

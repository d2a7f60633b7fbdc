using System.Net;
using ArxivLens.Tests.Http;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Features.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Security;

/// <summary>Where accounts are off the site is as if there had never been any.</summary>
public sealed class AccountsOffTests
{
    [Fact]
    public async Task Nothing_of_the_community_is_there()
    {
        await using var site = await DebateCases.StartAsync();
        using var client = new SiteClient(site.Address);
        var endpoints = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var ofCommunity = 0;
        foreach (var endpoint in endpoints.Where(one => one.RoutePattern.RawText != "error"))
        {
            var address = SiteRoutes.AddressOf(endpoint);
            var answer = await client.GetAsync(address);
            Assert.True((int)answer.Status < 500, $"{address}: {answer.Status}");
            Assert.False(answer.Headers.Contains("Set-Cookie"), address);
            Assert.DoesNotContain("Cookie", answer.Headers.Vary);
            foreach (var link in new[] { "/sign-in", "/sign-up", "/account", "/shelves", "/following", "method=\"post\"" })
                Assert.False(answer.Body.Contains($"\"{link}", StringComparison.Ordinal), $"{address} leads to {link}.");
            if (endpoint.Metadata.GetMetadata<CommunityAttribute>() is null)
                continue;
            ofCommunity++;
            Assert.True(answer.Status == HttpStatusCode.NotFound, $"{address}: {answer.Status}");
            var sent = await client.SendAsync("POST", address, "application/x-www-form-urlencoded", "Name=Ada");
            Assert.True(sent.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"POST {address}: {sent.Status}");
        }

        Assert.True(ofCommunity > 10, "There are no addresses of the community.");
        Assert.False(File.Exists(site.CommunityFile));
    }
}

using System.Net;
using ArxivLens.Core.Accounts;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Limits;
using ArxivLens.Web.Tests.Debate;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Tests.Limits;

/// <summary>Limits cost little, and a flood of one class leaves the others as they were (R33, R59).</summary>
public sealed class RequestLimitsTests
{
    private const int Clients = 100_000;
    private const long Allowed = 50_000_000;

    [Fact]
    public void A_hundred_thousand_clients_take_less_than_fifty_megabytes()
    {
        using var limits = new RequestLimits(Options.Create(new WebOptions()));
        var http = new DefaultHttpContext { Request = { Method = HttpMethods.Get } };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var client = 0; client < Clients; client++)
        {
            http.Connection.RemoteIpAddress = new IPAddress(client);
            limits.Count(http);
            using var lease = limits.Rates.AttemptAcquire(http);
            Assert.True(lease.IsAcquired);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, Allowed);
    }

    [Fact]
    public void Whoever_is_signed_in_is_counted_as_themselves_wherever_they_are()
    {
        using var limits = new RequestLimits(Options.Create(new WebOptions { Limits = new() { PerMinute = new Dictionary<RequestCost, int> { [RequestCost.Writing] = 1 } } }));
        Assert.True(MayWrite(limits, "192.0.2.1", 1));
        Assert.False(MayWrite(limits, "192.0.2.2", 1));
        Assert.True(MayWrite(limits, "192.0.2.1", 2));
        Assert.True(MayWrite(limits, "0.0.0.1", null));
        Assert.False(MayWrite(limits, "0.0.0.1", null));
    }

    [Theory]
    [InlineData("POST", "/sign-in", RequestCost.SignIn)]
    [InlineData("POST", "/Sign-In/passkey", RequestCost.SignIn)]
    [InlineData("POST", "/sign-up", RequestCost.SignIn)]
    [InlineData("POST", "/account/recover", RequestCost.SignIn)]
    [InlineData("POST", "/comments", RequestCost.Writing)]
    [InlineData("DELETE", "/comment/1", RequestCost.Writing)]
    [InlineData("GET", "/sign-in", RequestCost.Reading)]
    public void What_is_sent_has_limits_of_its_own_and_signing_in_the_strictest(string method, string path, object cost)
    {
        var http = new DefaultHttpContext();
        (http.Request.Method, http.Request.Path) = (method, path);
        Assert.Equal((RequestCost)cost, RequestClass.Of(http));
        Assert.True(LimitOptions.Usual[RequestCost.SignIn] < LimitOptions.Usual[RequestCost.Writing]);
    }

    [Fact]
    public void Passwords_are_counted_by_where_they_are_tried_from()
    {
        using var limits = new RequestLimits(Options.Create(new WebOptions { Limits = new() { PerMinute = new Dictionary<RequestCost, int> { [RequestCost.SignIn] = 1 } } }));
        Assert.True(May(limits, "/sign-in", "192.0.2.1", 1));
        Assert.False(May(limits, "/sign-in", "192.0.2.1", 2));
        Assert.False(May(limits, "/sign-in", "192.0.2.1", null));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:1:ffff::2", true)]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:2::1", false)]
    [InlineData("0.0.0.1", "0:0:0:1::", false)]
    public void A_client_is_an_address_or_a_network_of_them(string one, string other, bool isSame) => Assert.Equal(
        isSame,
        ClientKey.Of(IPAddress.Parse(one), true, RequestCost.Search) == ClientKey.Of(IPAddress.Parse(other), true, RequestCost.Search));

    [Fact]
    public async Task While_networks_are_flooded_papers_and_searches_are_answered()
    {
        await using var site = await DebateCases.StartAsync();
        using var pages = new DebatePages();
        var limits = site.Services.GetRequiredService<RequestLimits>();
        var waiting = Enumerable.Range(0, RequestLimits.AtOnce(RequestCost.Analysis) + RequestLimits.Line(RequestCost.Analysis))
            .Select(_ => limits.Crowds.AcquireAsync(Asking(limits)).AsTask()).ToList();

        var network = await pages.GetAsync(site, $"/network.json?id={DebateCases.AskedId}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, network.Status);
        Assert.NotNull(network.Response.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync(site, $"/abs/{DebateCases.AskedId}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync(site, "/search?q=bridges")).Status);
        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync(site, "/api/v1/papers?query=bridges")).Status);

        // Who waits in line comes to his turn.
        foreach (var turn in waiting)
        {
            using var lease = await turn;
            Assert.True(lease.IsAcquired);
        }

        Assert.Equal(HttpStatusCode.OK, (await pages.GetAsync(site, $"/network.json?id={DebateCases.AskedId}")).Status);
    }

    private static bool MayWrite(RequestLimits limits, string address, long? account) => May(limits, "/comments", address, account);

    private static bool May(RequestLimits limits, string path, string address, long? account)
    {
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        (http.Request.Method, http.Request.Path) = (HttpMethods.Post, path);
        if (account is { } number)
            http.Features.Set(new SignedIn(new Reader(number, "A reader", Role.Reader, true, DateTimeOffset.UnixEpoch)));
        limits.Count(http);
        using var lease = limits.Rates.AttemptAcquire(http);
        return lease.IsAcquired;
    }

    private static DefaultHttpContext Asking(RequestLimits limits)
    {
        var http = new DefaultHttpContext();
        (http.Request.Method, http.Request.Path) = (HttpMethods.Get, "/network.json");
        Assert.Equal(RequestCost.Analysis, limits.Count(http)!.Key.Cost);
        return http;
    }
}

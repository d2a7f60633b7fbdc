using ArxivLens.Core.Webmentions;
using ArxivLens.Sources.Http;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Sources.Webmentions;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Webmentions;

/// <summary>Whether a page links to what it says it links to.</summary>
public sealed class PostReaderTests
{
    private const string Target = "https://lens.example.org/abs/2403.00001";
    private static readonly Uri Post = new("https://blog.example.net/a/post");

    [Theory]
    [InlineData($"<p><a href=\"{Target}\">x</a>", true)]
    [InlineData($"<A class=x HREF = '{Target}' >x</A>", true)]
    [InlineData($"<a href={Target}>x</a>", true)]
    [InlineData("<a href=https&#58;//lens.example.org/abs/2403&#46;00001>x</a>", true)]
    [InlineData($"<link rel=canonical href={Target}>", true)]
    [InlineData($"<img src=\"{Target}\">", true)]
    [InlineData($"<a title='>' data-x=\"<\" href=\"{Target}\">", true)]
    [InlineData($"{Target}", false)]
    [InlineData($"<!-- <a href=\"{Target}\"> -->", false)]
    [InlineData($"<!-- never closed <a href=\"{Target}\">", false)]
    [InlineData($"<script>document.write('<a href=\"{Target}\">')</script>", false)]
    [InlineData($"<textarea><a href=\"{Target}\"></textarea>", false)]
    [InlineData($"<template><a href=\"{Target}\"></template><p>", false)]
    [InlineData($"<a data-href=\"{Target}\">", false)]
    [InlineData($"<a href=\"{Target}9\">", false)]
    [InlineData($"<a href=\"javascript:{Target}\">", false)]
    [InlineData("<a href=\"/abs/2403.00001\">", false)]
    [InlineData($"<a href=\"{Target}", false)]
    [InlineData("<", false)]
    [InlineData("<a href", false)]
    [InlineData("<a href=", false)]
    [InlineData("<script", false)]
    public void A_link_is_what_a_browser_takes_for_one(string html, bool expected) =>
        Assert.Equal(expected, LinkScan.Links(html, Post, address => address.AbsoluteUri == Target));

    [Fact]
    public void A_relative_link_is_read_from_where_the_page_stands() =>
        Assert.True(LinkScan.Links("<a href='../b'>", Post, address => address.AbsoluteUri == "https://blog.example.net/b"));

    [Fact]
    public void A_page_of_nothing_but_openings_takes_no_longer_than_its_length()
    {
        foreach (var piece in new[] { "<a ", "<", "<a href=\"", "<script>", "<!--", "<a href='x'>" })
            Assert.False(LinkScan.Links(string.Concat(Enumerable.Repeat(piece, 200_000)), Post, _ => false));
    }

    [Theory]
    [InlineData("200 OK", "text/html", $"<a href='{Target}'>", PostSight.Links)]
    [InlineData("200 OK", "text/plain", $"see {Target} for more", PostSight.Links)]
    [InlineData("200 OK", "text/html", "<p>nothing", PostSight.LinksNot)]
    [InlineData("200 OK", "image/png", $"<a href='{Target}'>", PostSight.Closed)]
    [InlineData("404 Not Found", "text/html", $"<a href='{Target}'>", PostSight.Gone)]
    [InlineData("410 Gone", "text/html", "", PostSight.Gone)]
    [InlineData("403 Forbidden", "text/html", "", PostSight.Closed)]
    [InlineData("503 Service Unavailable", "text/html", "", PostSight.Unreadable)]
    public async Task A_page_is_what_its_server_says(string status, string type, string body, PostSight sight)
    {
        await using var server = LocalServer.Start();
        server.Answer = (_, stream, token) => LocalServer.SendAsync(stream, body, token, type, status);
        Assert.Equal(sight, (await ReadAsync(server)).Sight);
    }

    [Fact]
    public async Task What_its_site_does_not_want_read_is_not_asked_for()
    {
        await using var server = LocalServer.Start();
        server.RobotsText = "User-agent: *\nDisallow: /post";
        Assert.Equal(PostSight.Closed, (await ReadAsync(server)).Sight);
        Assert.Empty(server.Pages);
    }

    [Fact]
    public async Task An_address_of_this_machine_is_not_asked()
    {
        await using var server = LocalServer.Start();
        using var client = new GuardedClient(new GuardedClientOptions(), new HandClock(runs: true));
        var reading = await new PostReader(client, null, TimeProvider.System)
            .ReadAsync(new Uri($"http://127.0.0.1:{server.Port}/post"), _ => true, CancellationToken.None);
        Assert.Equal(PostSight.Closed, reading.Sight);
        Assert.Equal(0, server.Connections);
    }

    private static async Task<PostReading> ReadAsync(LocalServer server)
    {
        using var client = Doors.ClientOf(new HandClock(runs: true), server);
        return await new PostReader(client, null, TimeProvider.System).ReadAsync(
            new Uri($"http://blog.example:{server.Port}/post"), address => address.AbsoluteUri == Target, CancellationToken.None);
    }
}

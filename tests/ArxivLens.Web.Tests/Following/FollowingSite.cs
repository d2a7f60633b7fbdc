using System.Net;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Tests.Following;

/// <summary>A site with accounts, and readers who follow by its forms.</summary>
internal sealed class FollowingSite : IAsyncDisposable
{
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
#pragma warning restore RS0030

    private FollowingSite(DebateSite site) => Site = site;

    public DebateSite Site { get; }

    public SqliteCommunity Community => Site.Community!;

    public static async Task<FollowingSite> StartAsync(params IReadOnlyList<Work> works) => new(await DebateSite.StartCommunityAsync(works));

    /// <summary>A paper of cs.LG that came out some days ago.</summary>
    public static Work Paper(string id, string title = "On learning", int daysAgo = 1)
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-daysAgo);
        return DebateSite.Paper(id, title, "We show a thing.") with
        {
            Published = day,
            Year = day.Year,
            Authors = [new PersonName("Ada", "Lovelace")],
            Categories = [CategoryCode.TryParse("cs.LG", out var code) ? code : default],
        };
    }

    public Task<Reader> JoinAsync(string name) => CommunityAccounts.AddAsync(Community, name);

    public async Task<(HttpStatusCode Status, string Text)> GetAsync(string path, Reader? reader = null)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, reader);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Reader? reader, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, new Uri(Site.Address, path)) { Content = content };
        if (reader is not null)
            request.Headers.Add(TestSignIn.Header, reader.SignInText());
        return _client.SendAsync(request);
    }

    /// <summary>Sends a form of this site's.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, Reader? reader, params (string Name, string Value)[] fields)
    {
        var http = new DefaultHttpContext { RequestServices = Site.Services };
        var word = Site.Part<IAntiforgery>().GetAndStoreTokens(http);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Site.Address, path))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        request.Headers.Add(word.HeaderName!, word.RequestToken);
        request.Headers.Add("Cookie", http.Response.Headers.SetCookie.Single()!.Split(';')[0]);
        if (reader is not null)
            request.Headers.Add(TestSignIn.Header, reader.SignInText());
        return _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> FollowAsync(Reader reader, string kind, string value, string back = "/following") =>
        PostAsync("/following?handler=follow", reader, ("kind", kind), ("value", value), ("return", back));

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Site.DisposeAsync();
    }
}

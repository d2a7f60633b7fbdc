using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Debate;

/// <summary>One served debate for the tests that only read it, and a reader that follows no redirect.</summary>
public sealed class DebatePages : IAsyncLifetime, IDisposable
{
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
#pragma warning restore RS0030

    internal DebateSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await DebateCases.StartAsync();

    public async Task DisposeAsync() => await Site.DisposeAsync();

    public void Dispose() => _client.Dispose();

    internal Task<(HttpStatusCode Status, string Body, HttpResponseMessage Response)> GetAsync(
        string path, params (string Name, string Value)[] headers) => GetAsync(Site, path, headers);

    internal async Task<(HttpStatusCode Status, string Body, HttpResponseMessage Response)> GetAsync(
        DebateSite site, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, path));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var response = await _client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    internal Task<IDocument> ReadAsync(string path) => ReadAsync(Site, path);

    internal async Task<IDocument> ReadAsync(DebateSite site, string path)
    {
        var (status, body, _) = await GetAsync(site, path);
        Assert.Equal(HttpStatusCode.OK, status);
        return Parse(body);
    }

    internal static IDocument Parse(string body) => new HtmlParser().ParseDocument(body);

    /// <summary>The text of an element with its white space folded.</summary>
    internal static string TextOf(IDocument page, string testId) => Fold(page.QuerySelector($"[data-testid={testId}]")!.TextContent);

    internal static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

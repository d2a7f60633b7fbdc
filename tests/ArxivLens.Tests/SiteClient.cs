using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ArxivLens.Tests;

/// <summary>Asks a running server, follows no redirect, and judges nothing.</summary>
internal sealed class SiteClient(Uri address) : IDisposable
{
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
#pragma warning restore RS0030

    /// <summary>Where it asks.</summary>
    public Uri Address => address;

    /// <summary>Asks for a path, given as it goes over the wire.</summary>
    public Task<SiteAnswer> GetAsync(string path, string accept = "text/html") => SendAsync(HttpMethod.Get, path, accept);

    /// <summary>Asks for a path with one more header.</summary>
    public Task<SiteAnswer> GetAsync(string path, (string Name, string Value) header)
        => SendAsync(HttpMethod.Get, path, "text/html", header);

    /// <summary>Asks for a path with the type of a body that is not there, as some clients do.</summary>
    public async Task<SiteAnswer> GetWithContentTypeAsync(string path, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, path))
        {
            Content = new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
        };
        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return new SiteAnswer(response.StatusCode, response.Headers, response.Content.Headers, body, body.Length);
    }

    /// <summary>Asks for the headers of a path alone.</summary>
    public Task<SiteAnswer> HeadAsync(string path) => SendAsync(HttpMethod.Head, path, "*/*");

    /// <summary>Sends something to a path.</summary>
    public async Task<SiteAnswer> SendAsync(string method, string path, string type, string body)
    {
        using var content = new StringContent(body, MediaTypeHeaderValue.Parse(type));
        return await SendAsync(new HttpMethod(method), path, "*/*", content);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Asks in any way.</summary>
    public Task<SiteAnswer> SendAsync(HttpMethod method, string path, string accept, params (string Name, string Value)[] more) =>
        SendAsync(method, path, accept, content: null, more);

    /// <summary>Sends something in any way.</summary>
    public async Task<SiteAnswer> SendAsync(
        HttpMethod method, string path, string accept, HttpContent? content, params (string Name, string Value)[] more)
    {
        using var request = new HttpRequestMessage(method, new Uri(address + path.TrimStart('/'), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = content;
        request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in more)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _client.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return new SiteAnswer(
            response.StatusCode, response.Headers, response.Content.Headers, await response.Content.ReadAsStringAsync(), bytes.Length)
        {
            Bytes = bytes,
        };
    }
}

/// <summary>What a server answered.</summary>
internal sealed record SiteAnswer(HttpStatusCode Status, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, string Body, int Length)
{
    /// <summary>The body as it came.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

using System.Net;
using System.Text;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Http;

namespace ArxivLens.Web.Tests.Http;

/// <summary>Who comes through the gate, and with what (R53, R56, R60).</summary>
public sealed class GateTests : IAsyncLifetime, IDisposable
{
    private const string Ada = "1 Ada Reader";
    private const string Body = """{"text":"words"}""";

#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
#pragma warning restore RS0030

    private GateSite _site = null!;

    public async Task InitializeAsync() => _site = await GateSite.StartAsync();

    public Task DisposeAsync() => _site.DisposeAsync().AsTask();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("/mine", null, 302)]
    [InlineData("/mine", Ada, 200)]
    [InlineData("/to-moderate", null, 302)]
    [InlineData("/to-moderate", Ada, 403)]
    [InlineData("/to-moderate", "2 Mary Moderator", 200)]
    [InlineData("/to-moderate", "3 Grace Administrator", 200)]
    [InlineData("/mine.json", null, 401)]
    [InlineData("/to-moderate.json", Ada, 403)]
    public async Task Each_comes_as_far_as_their_role(string path, string? reader, int status) =>
        Assert.Equal(status, (int)(await SendAsync(HttpMethod.Get, path, reader)).StatusCode);

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_back_to_what_they_asked_for()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/mine?page=2&q=a%26b", null);
        Assert.Equal("/sign-in?return=%2Fmine%3Fpage%3D2%26q%3Da%2526b", answer.Headers.Location!.OriginalString);
        Assert.Equal(PrivateAnswers.NoStore, answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/mine.json", null, "/api/errors#sign-in-first")]
    [InlineData("/to-moderate.json", Ada, "/api/errors#not-allowed")]
    public async Task Programs_are_told_why_in_a_problem(string path, string? reader, string type)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, reader);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(type, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_is_taken_with_the_word_of_this_site_and_without_it_refused()
    {
        var (cookie, word) = await ReadWordAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, "/words.json", Ada, Json())).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, "/words.json", Ada, Json(), (SentRequests.TokenHeader, word))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, "/words.json", Ada, Json(), ("Cookie", cookie))).StatusCode);
        Assert.Equal(
            HttpStatusCode.OK,
            (await SendAsync(HttpMethod.Post, "/words.json", Ada, Json(), ("Cookie", cookie), (SentRequests.TokenHeader, word))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(HttpMethod.Post, "/words.json", null, Json())).StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("text/plain; charset=application/json")]
    [InlineData("application/json, text/plain")]
    public async Task Data_of_a_type_that_forms_have_is_refused(string type)
    {
        var (cookie, word) = await ReadWordAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await SendAsync(HttpMethod.Post, "/words.json", Ada, content, ("Cookie", cookie), (SentRequests.TokenHeader, word));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 200)]
    [InlineData("Sec-Fetch-Site", "none", 200)]
    [InlineData("Origin", "https://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "{site}", 200)]
    public async Task What_another_site_sends_is_refused_though_it_knows_the_word(string header, string value, int status)
    {
        var (cookie, word) = await ReadWordAsync();
        var own = value.Replace("{site}", _site.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        using var answer = await SendAsync(
            HttpMethod.Post, "/words.json", Ada, Json(), ("Cookie", cookie), (SentRequests.TokenHeader, word), (header, own));
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task What_machines_send_needs_no_word()
    {
        using var content = new FormUrlEncodedContent([new("source", "https://a.example/"), new("target", "https://b.example/")]);
        using var answer = await SendAsync(HttpMethod.Post, "/announced", null, content, ("Origin", "https://a.example"), ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_for_one_reader_or_sets_a_cookie_is_stored_by_nobody()
    {
        using var open = await SendAsync(HttpMethod.Get, "/open", null);
        Assert.Null(open.Headers.CacheControl);
        Assert.Equal(["Cookie"], open.Headers.Vary);
        foreach (var (path, reader) in new[] { ("/open", Ada), ("/mine", Ada), ("/form", null) })
        {
            using var answer = await SendAsync(HttpMethod.Get, path, reader);
            Assert.Equal(PrivateAnswers.NoStore, answer.Headers.CacheControl!.ToString());
        }
    }

    [Theory]
    [InlineData(null, "__Host-arxivlens-form=", true)]
    [InlineData("https://lens.example", "__Host-arxivlens-form=", true)]
    [InlineData("http://lens.lan", "arxivlens-form=", false)]
    public async Task The_cookie_of_forms_is_for_this_host_alone(string? publicAddress, string name, bool isSecure)
    {
        await using var site = await GateSite.StartAsync(publicAddress is null ? null : new Uri(publicAddress));
        using var answer = await _client.GetAsync(new Uri(site.Address, "/form"));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith(name, cookie, StringComparison.Ordinal);
        var traits = cookie.ToLowerInvariant().Split("; ")[1..];
        Assert.Equal(isSecure ? ["path=/", "secure", "samesite=strict", "httponly"] : ["path=/", "samesite=strict", "httponly"], traits);
        Assert.InRange(cookie.Length, 1, 4_096);
    }

    private static StringContent Json() => new(Body, Encoding.UTF8, "application/json");

    private async Task<(string Cookie, string Word)> ReadWordAsync()
    {
        using var answer = await SendAsync(HttpMethod.Get, "/form", null);
        return (answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0], await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? reader, HttpContent? content = null, params IReadOnlyList<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(method, new Uri(_site.Address, path)) { Content = content };
        if (reader is not null)
            request.Headers.Add(TestSignIn.Header, reader);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return _client.SendAsync(request);
    }
}

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
    [InlineData("/long", null, true)]
    [InlineData("/long", Ada, true)]
    [InlineData("/my-long", null, true)]
    [InlineData("/my-long", Ada, false)]
    public async Task What_may_hold_a_secret_is_not_measured_by_its_length(string path, string? reader, bool isCompressed)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, reader, null, ("Accept-Encoding", "gzip"));
        Assert.Equal(isCompressed ? ["gzip"] : [], answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("lens.example", 200)]
    [InlineData("LENS.example:8443", 200)]
    [InlineData("lens.example.", 200)]
    [InlineData("localhost:5080", 200)]
    [InlineData("127.0.0.1:5080", 200)]
    [InlineData("[::1]:5080", 200)]
    [InlineData("192.0.2.7", 200)]
    [InlineData("evil.example", 421)]
    [InlineData("lens.example.evil.example", 421)]
    [InlineData("xlens.example", 421)]
    [InlineData("localhost.evil.example", 421)]
    public async Task By_no_name_but_its_own_is_it_reached_where_it_has_one(string host, int status)
    {
        await using var named = await GateSite.StartAsync(new Uri("https://lens.example/"));
        Assert.Equal(status, await AskByAsync(named, "/open", host));
        Assert.Equal(200, await AskByAsync(named, "/health/live", host));
        Assert.Equal(200, await AskByAsync(_site, "/open", host));
        await using var behindProxy = await GateSite.StartAsync(new Uri("https://lens.example/"), IPNetwork.Parse("127.0.0.0/8"));
        Assert.Equal(200, await AskByAsync(behindProxy, "/open", host));
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

    private async Task<int> AskByAsync(GateSite site, string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Address, path));
        request.Headers.Host = host;
        using var answer = await _client.SendAsync(request);
        return (int)answer.StatusCode;
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

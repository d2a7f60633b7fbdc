using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace ArxivLens.Scale.Community;

/// <summary>Somebody with a browser: a connection, cookies, and forms that are sent as the page gave them.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public Visitor(Uri address)
    {
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 1 })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromSeconds(30),
        };
#pragma warning restore RS0030
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Opens a page.</summary>
    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends the form of a page whose action begins so, with what it holds and these fields.</summary>
    public Task<Answer> SubmitAsync(string html, string action, params (string Name, string Value)[] fields)
    {
        // A form without an action is sent to its own page.
        var form = Forms().Matches(html).FirstOrDefault(match => (ActionOf(match) ?? "/sign-up").StartsWith(action, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The page has no form for {action}.");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match input in Hidden().Matches(form.Value))
        {
            if (Name().Match(input.Value) is { Success: true } name)
                values[name.Groups[1].Value] = WebUtility.HtmlDecode(Value().Match(input.Value).Groups[1].Value);
        }

        foreach (var (name, value) in fields)
            values[name] = value;
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, ActionOf(form) ?? action) { Content = new FormUrlEncodedContent(values) });
    }

    private static string? ActionOf(Match form) => Action().Match(form.Groups["tag"].Value) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var began = Stopwatch.GetTimestamp();
        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        var took = Stopwatch.GetElapsedTime(began);
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            foreach (var cookie in cookies)
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
            }
        }

        return new Answer((int)response.StatusCode, response.Headers.Location?.OriginalString, body, took);
    }

    [GeneratedRegex("(?<tag><form[^>]*>).*?</form>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Forms();

    [GeneratedRegex(" action=\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Action();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]*)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Value();
}

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string? Location, string Body, TimeSpan Took);

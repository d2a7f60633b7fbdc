using System.Net;
using System.Text.RegularExpressions;

namespace ArxivLens.Tests.Shared;

/// <summary>A browser as far as accounts go: it keeps cookies and sends forms with the word that stands in them.</summary>
internal sealed partial class AccountClient(Uri site, string address) : IDisposable
{
    public const string Password = "four words that rhyme";

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });

    /// <summary>The cookies by name.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The secret of the session.</summary>
    public string? Session => Cookies.GetValueOrDefault("__Host-arxivlens");

    public Task<Answer> GetAsync(string path) => AskAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(site, path)));

    /// <summary>The same browser, at a server that was started anew.</summary>
    public AccountClient At(Uri other)
    {
        var client = new AccountClient(other, address);
        foreach (var (name, value) in Cookies)
            client.Cookies[name] = value;
        Dispose();
        return client;
    }

    /// <summary>The word that the forms of a page carry.</summary>
    public static string WordIn(string page) => WordPattern().Match(page).Groups[1].Value;

    /// <summary>Opens a page and sends its form.</summary>
    public Task<Answer> SendAsync(string path, params (string Name, string Value)[] fields) => SendToAsync(path, path, fields);

    /// <summary>Opens a page and sends its form to an address.</summary>
    public async Task<Answer> SendToAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        var word = WordIn((await GetAsync(page)).Text);
        return await PostAsync(path, [.. fields, ("form-word", word)]);
    }

    /// <summary>Sends a form as it is.</summary>
    public Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields) => AskAsync(new HttpRequestMessage(HttpMethod.Post, new Uri(site, path))
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    public void Dispose() => _http.Dispose();

    private async Task<Answer> AskAsync(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Add("X-Forwarded-For", address);
            request.Headers.Add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0");
            if (Cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var response = await _http.SendAsync(request, CancellationToken.None);
            var set = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.ToList() : [];
            foreach (var cookie in set)
                Keep(cookie);
            return new Answer(
                response.StatusCode, response.Headers.Location?.OriginalString, await response.Content.ReadAsStringAsync(), set,
                response.Headers.RetryAfter?.Delta);
        }
    }

    private void Keep(string cookie)
    {
        var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var first, var second] ? (first, second) : (cookie, "");
        if (value.Length > 0)
            Cookies[name] = value;
        else
            Cookies.Remove(name);
    }

    [GeneratedRegex("name=\"form-word\" type=\"hidden\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex WordPattern();
}

/// <summary>What came back.</summary>
internal sealed record Answer(
    HttpStatusCode Status, string? Location, string Text, IReadOnlyList<string> SetCookies, TimeSpan? RetryAfter)
{
    /// <summary>What the page says is wrong.</summary>
    public IReadOnlyList<string> Faults => [.. Text.Split("class=\"fault").Skip(1)
        .Select(part => WebUtility.HtmlDecode(part[(part.IndexOf('>') + 1)..part.IndexOf('<')])).Where(fault => fault.Length > 0)];
}

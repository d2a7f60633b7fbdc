using AngleSharp.Dom;
using ArxivLens.Core.Accounts;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Tests.Debate;

namespace ArxivLens.Web.Tests.Discussion;

/// <summary>A reader whose browser has no scripts: asks for pages, fills in their forms and sends them.</summary>
internal sealed class CommentingReader(Uri site, Reader? reader) : IDisposable
{
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
#pragma warning restore RS0030

    // Browsers take this machine for safe and keep its secure cookies; the client would not.
    private readonly Dictionary<string, string> _cookies = [];

    /// <summary>Whether the session has ended.</summary>
    public bool IsSignedOut { get; set; }

    public async Task<Answer> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(site, path));
        return await SendAsync(request);
    }

    /// <summary>Follows what leads on, as browsers do.</summary>
    public async Task<Answer> FollowAsync(Answer answer)
    {
        while (answer.Location is { } location)
            answer = await GetAsync(location);
        return answer;
    }

    /// <summary>Sends the form of a page, with some of its fields filled in.</summary>
    public async Task<Answer> SendAsync(Answer page, string selector, params (string Name, string Value)[] fields)
    {
        var form = page.Page.QuerySelector(selector) ?? throw new InvalidOperationException($"No {selector} in {page.Body}");
        var values = form.QuerySelectorAll("input[name], textarea[name], select[name]").ToDictionary(field => field.GetAttribute("name")!, ValueOf);
        foreach (var (name, value) in fields)
            values[name] = value;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            content.Add(new StringContent(value), name);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site, form.GetAttribute("action")!)) { Content = content };
        return await SendAsync(request);
    }

    public void Dispose() => _client.Dispose();

    private static string ValueOf(IElement field) => field.LocalName switch
    {
        "textarea" => field.TextContent,
        "select" => field.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
        _ => field.GetAttribute("value") ?? "",
    };

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        if (reader is not null && !IsSignedOut)
            request.Headers.Add(TestSignIn.Header, reader.SignInText());
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        using var response = await _client.SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var parts = set.Split(';')[0].Split('=', 2);
            _cookies[parts[0]] = parts[1];
        }

        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.OriginalString, response.Headers.Contains("Set-Cookie"));
    }

    /// <summary>What came back.</summary>
    internal sealed record Answer(int Status, string Body, string? Location, bool SetsCookie)
    {
        private IDocument? _page;

        public IDocument Page => _page ??= DebatePages.Parse(Body);

        public string? Text(string testId) => Page.QuerySelector($"[data-testid={testId}]") is { } found ? DebatePages.Fold(found.TextContent) : null;

        public string Words => Page.QuerySelector("textarea")!.TextContent;
    }
}

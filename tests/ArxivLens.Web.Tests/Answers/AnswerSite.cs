using System.Net;
using AngleSharp.Dom;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Questions;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Tests.Debate;

namespace ArxivLens.Web.Tests.Answers;

/// <summary>A debate with readers who have accounts, as their browsers see it without scripts.</summary>
internal sealed class AnswerSite : IAsyncDisposable
{
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
#pragma warning restore RS0030

    private AnswerSite(DebateSite site) => Site = site;

    public DebateSite Site { get; }

    public Reader Ada { get; private set; } = null!;

    public Reader Bob { get; private set; } = null!;

    /// <summary>The page of the question that both articles ask.</summary>
    public string Question { get; private set; } = "";

    public static async Task<AnswerSite> StartAsync()
    {
        var site = new AnswerSite(await DebateCases.StartCommunityAsync());
        site.Ada = await CommunityAccounts.AddAsync(site.Site.Community!, "Ada");
        site.Bob = await CommunityAccounts.AddAsync(site.Site.Community!, "Bob");
        var asked = await site.Site.Storage.Questions.ListAsync(new QuestionFilter { Label = "Liability" }, 0, 1);
        site.Question = $"/question/{asked.Questions[0].Id}";
        return site;
    }

    public async Task<(HttpStatusCode Status, IDocument Page, HttpResponseMessage Answer)> GetAsync(string path, Reader? reader = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Site.Address, path));
        return await SendAsync(request, reader);
    }

    /// <summary>Opens a page and sends its form as a browser would, with some fields filled in.</summary>
    public async Task<(HttpStatusCode Status, IDocument Page, HttpResponseMessage Answer)> SendFormAsync(
        Reader reader, string path, params (string Name, string Value)[] filled)
    {
        var (_, page, answer) = await GetAsync(path, reader);
        var form = page.QuerySelector("form.comment-form")!;
        var fields = form.QuerySelectorAll("input[type=hidden], input[type=checkbox][checked]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""))
            .Where(field => filled.All(one => one.Name != field.Key))
            .Concat(filled.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Site.Address, form.GetAttribute("action")!));
        request.Content = new FormUrlEncodedContent(fields);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0])));
        return await SendAsync(request, reader);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Site.DisposeAsync();
    }

    private async Task<(HttpStatusCode, IDocument, HttpResponseMessage)> SendAsync(HttpRequestMessage request, Reader? reader)
    {
        if (reader is not null)
            request.Headers.Add(TestSignIn.Header, reader.SignInText());
        var answer = await _client.SendAsync(request);
        return (answer.StatusCode, DebatePages.Parse(await answer.Content.ReadAsStringAsync()), answer);
    }
}

using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Tests.Debate;

namespace ArxivLens.Web.Tests.Annotations;

/// <summary>A site with the small debate and two readers, for tests of comments on passages.</summary>
public sealed partial class AnnotatedSite : IAsyncLifetime, IDisposable
{
    internal const string Paper = "/abs/" + DebateCases.AskedId;
    internal const string Import = "/annotations/import";

#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
#pragma warning restore RS0030

    internal DebateSite Site { get; private set; } = null!;

    internal Reader Ada { get; private set; } = null!;

    internal Reader Bob { get; private set; } = null!;

    internal Reader Mary { get; private set; } = null!;

    internal IContributionStore Store => Site.Community!.Contributions;

    public async Task InitializeAsync()
    {
        Site = await DebateCases.StartCommunityAsync();
        _client.BaseAddress = Site.Address;
        Ada = await CommunityAccounts.AddAsync(Site.Community!, "Ada");
        Bob = await CommunityAccounts.AddAsync(Site.Community!, "Bob");
        Mary = await CommunityAccounts.AddAsync(Site.Community!, "Mary", Role.Moderator);
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();

    public void Dispose() => _client.Dispose();

    /// <summary>A reader who has written nothing yet.</summary>
    internal Task<Reader> AddReaderAsync(string name) => CommunityAccounts.AddAsync(Site.Community!, name);

    /// <summary>Keeps a comment on a passage of the paper, whether its words stand there or not.</summary>
    internal Task<Contribution> SayAsync(Reader by, string text, Anchor? anchor, Subject? about = null) => Store.AddAsync(
        new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = by.Account,
            Subject = about ?? new Subject(SubjectKind.Work, DebateCases.AskedId),
            Text = text,
            Written = new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero),
        },
        anchor);

    internal async Task<Answer> GetAsync(string path, Reader? reader = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, reader);
    }

    /// <summary>Looks at a file, as the form of the page sends it.</summary>
    internal Task<Answer> LookAsync(Reader? reader, string json) => PostAsync(reader, new MultipartFormDataContent
    {
        { new ByteArrayContent(Encoding.UTF8.GetBytes(json)), "file", "annotations.jsonld" },
    });

    /// <summary>Takes a file in that was looked at.</summary>
    internal async Task<Answer> TakeAsync(Reader reader, string json)
    {
        var looked = await LookAsync(reader, json);
        var form = looked.Page.QuerySelector("[data-testid=import-form]") ?? throw new InvalidOperationException(looked.Body);
        var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name]"))
            content.Add(new StringContent(field.LocalName == "textarea" ? field.TextContent : field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        return await PostAsync(reader, content);
    }

    /// <summary>Sends a form to the page of imports, with the word of a page that has one.</summary>
    internal async Task<Answer> PostAsync(Reader? reader, HttpContent content, bool hasWord = true, string? from = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Import) { Content = content };
        if (hasWord && reader is not null)
        {
            var page = await GetAsync(Import, reader);
            request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
            request.Headers.Add("X-Arxivlens-Form", Word().Match(page.Body).Groups[1].Value);
        }

        if (from is not null)
            request.Headers.Add("Sec-Fetch-Site", from);
        return await SendAsync(request, reader);
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, Reader? reader)
    {
        if (reader is not null)
            request.Headers.Add(TestSignIn.Header, reader.SignInText());
        var answer = await _client.SendAsync(request);
        return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers);
    }

    [GeneratedRegex("name=\"form-word\"[^>]*value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    /// <summary>What came back.</summary>
    internal sealed record Answer(HttpStatusCode Status, string Body, System.Net.Http.Headers.HttpResponseHeaders Headers)
    {
        private IDocument? _page;

        public IDocument Page => _page ??= DebatePages.Parse(Body);

        /// <summary>What became of each annotation: whether it is taken, and the words behind what it says.</summary>
        public IReadOnlyList<(bool IsTaken, string Outcome)> Lines =>
        [
            .. Page.QuerySelectorAll("[data-testid=import-lines] li").Select(line => (
                line.GetAttribute("data-taken") == "yes",
                DebatePages.Fold(line.TextContent[line.QuerySelector("q")!.TextContent.Length..]))),
        ];

        public string? Fault => Page.QuerySelector("#file-fault")?.TextContent;
    }
}

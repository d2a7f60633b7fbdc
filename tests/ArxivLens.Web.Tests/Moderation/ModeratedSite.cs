using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Web.Tests.Moderation;

/// <summary>A site with a paper, a comment on it, and readers who ask by HTTP and send the forms they are shown.</summary>
internal sealed class ModeratedSite : IAsyncDisposable
{
    public const string Words = "An unmistakable sentence about chromatic numbers.";
    public const string Paper = "2311.09227";

#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
#pragma warning restore RS0030

    private ModeratedSite(DebateSite site) => Site = site;

    public DebateSite Site { get; }

    public required Reader Ada { get; init; }

    public required Reader Bob { get; init; }

    public required Reader Mary { get; init; }

    public required Reader Grace { get; init; }

    public Contribution Comment { get; private set; } = null!;

    public static async Task<ModeratedSite> StartAsync()
    {
        var site = await DebateSite.StartCommunityAsync(DebateSite.Paper(Paper, "A paper", "An abstract of a paper. It has two sentences."));
        var started = new ModeratedSite(site)
        {
            Ada = await CommunityAccounts.AddAsync(site.Community!, "Ada"),
            Bob = await CommunityAccounts.AddAsync(site.Community!, "Bob"),
            Mary = await CommunityAccounts.AddAsync(site.Community!, "Mary", Role.Moderator),
            Grace = await CommunityAccounts.AddAsync(site.Community!, "Grace", Role.Administrator),
        };
        started.Comment = await started.SayAsync(started.Ada, Words);
        return started;
    }

    public Task<Contribution> SayAsync(Reader reader, string text, ContributionState state = ContributionState.Shown) =>
        Site.Community!.Contributions.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = reader.Account,
            Subject = new Subject(SubjectKind.Work, Paper),
            Text = text,
            State = state,
            Written = TimeProvider.System.GetUtcNow(),
        });

    public async Task<RulingResult> DecideAsync(Reader by, ModerationAction action, Contribution about, HouseRule? rule = HouseRule.Spam) =>
        await Site.Part<ModerationDesk>().DecideAsync(new Ruling
        {
            Action = action, Contribution = about.Number, By = by, Rule = rule, Words = "In the words of the moderator.",
        });

    /// <summary>Asks for an address.</summary>
    public async Task<Answer> GetAsync(string path, Reader? reader = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Site.Address, path));
        return await SendAsync(request, reader, headers);
    }

    /// <summary>Sends the form of a page that has a button or a field of this name, as a browser does.</summary>
    public async Task<Answer> SubmitAsync(string path, Reader reader, string field, params (string Name, string Value)[] values)
    {
        var shown = await GetAsync(path, reader);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        var form = shown.Page.QuerySelectorAll<IHtmlFormElement>("form[method=post]").First(one => one.QuerySelector(field) is not null);
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(one => KeyValuePair.Create(one.Name!, one.Value)).ToList();
        fields.AddRange(values.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : path;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Site.Address, address)) { Content = new FormUrlEncodedContent(fields) };
        return await SendAsync(request, reader, ("Cookie", shown.Cookie));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Site.DisposeAsync();
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, Reader? reader, params (string Name, string Value)[] headers)
    {
        if (reader is not null)
            request.Headers.Add(TestSignIn.Header, reader.SignInText());
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _client.SendAsync(request);
        var cookies = answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(one => one.Split(';')[0])) : "";
        return new Answer(
            answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.OriginalString, answer.Headers.ETag?.ToString(), cookies);
    }
}

/// <summary>An answer.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, string? Location, string? Tag, string Cookie)
{
    public IHtmlDocument Page => field ??= new HtmlParser().ParseDocument(Body);

    public string Text(string selector) => Page.QuerySelector(selector)?.TextContent.Trim() ?? "";
}

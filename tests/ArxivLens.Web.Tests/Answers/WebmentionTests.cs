using System.Net;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Webmentions;
using ArxivLens.Web.Features.Webmentions;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Tests.Answers;

/// <summary>Posts elsewhere announce themselves.</summary>
public sealed class WebmentionTests : IAsyncLifetime, IDisposable
{
    private const string Home = "https://lens.example.org";
#pragma warning disable RS0030 // The ban is on doors of the product; this is the reader on the other side.
    private readonly HttpClient _client = new();
#pragma warning restore RS0030
    private AnswerSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await AnswerSite.StartAsync();
        _site.Site.Part<IOptions<WebOptions>>().Value.PublicAddress = new Uri(Home);
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task An_announcement_is_taken_without_cookie_and_word_and_the_page_says_where()
    {
        var (_, _, page) = await _site.GetAsync("/abs/2403.00001");
        Assert.Contains("</webmention>; rel=\"webmention\"", string.Join(',', page.Headers.GetValues("Link")), StringComparison.Ordinal);
        Assert.False((await _site.GetAsync("/questions")).Answer.Headers.TryGetValues("Link", out var links) && links.Any(link => link.Contains("webmention", StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("https://blog.example.net/post?x=1#top", $"{Home}/abs/2403.00001v1"));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("https://blog.example.net/post?x=1", $"{Home}{_site.Question}"));

        var first = await Mentions.FindDueAsync(TimeProvider.System.GetUtcNow());
        Assert.Equal(new Uri("https://blog.example.net/post?x=1"), first!.Source);
        Assert.Equal(new Subject(SubjectKind.Work, "2403.00001"), first.Target);
    }

    [Theory]
    [InlineData("https://blog.example.net/post", "https://lens.example.org/abs/2499.99999")]
    [InlineData("https://blog.example.net/post", "https://lens.example.org/")]
    [InlineData("https://blog.example.net/post", "https://lens.example.org/abs/\0")]
    [InlineData("https://blog.example.net/post", "https://elsewhere.example.org/abs/2403.00001")]
    [InlineData("https://blog.example.net/post", "/abs/2403.00001")]
    [InlineData("https://lens.example.org/abs/2403.00002", "https://lens.example.org/abs/2403.00001")]
    [InlineData("https://user:pass@blog.example.net/", "https://lens.example.org/abs/2403.00001")]
    [InlineData("https://鶻溲篤釘冶覙淠咣戓屽綖訊涏纼鎙嬍靶淪侭榽舾燆敎翙扭圵心鴘鴈.example/", "https://lens.example.org/abs/2403.00001")]
    [InlineData("file:///etc/passwd", "https://lens.example.org/abs/2403.00001")]
    [InlineData("javascript:alert(1)", "https://lens.example.org/abs/2403.00001")]
    [InlineData("", "https://lens.example.org/abs/2403.00001")]
    public async Task What_cannot_be_an_announcement_is_refused(string source, string target) =>
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(source, target));

    [Fact]
    public async Task One_host_can_make_only_so_many_wait()
    {
        for (var number = 0; number < WebmentionLimits.WaitingPerHost; number++)
            Assert.Equal(HttpStatusCode.Accepted, await SendAsync($"https://blog.example.net/{number}", $"{Home}/abs/2403.00001"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await SendAsync("https://blog.example.net/more", $"{Home}/abs/2403.00001"));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("https://blog.example.net/0", $"{Home}/abs/2403.00001"));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("https://other.example.net/", $"{Home}/abs/2403.00001"));
    }

    [Fact]
    public async Task A_post_is_held_shown_once_approved_brought_up_to_date_and_gone_with_its_page()
    {
        var reader = new Reader();
        await SendAsync("https://blog.example.net/post", $"{Home}/abs/2403.00001");
        await VisitAsync(reader);
        var post = Assert.Single(await Posts.ListAsync(ContributionKind.Post, [new Subject(SubjectKind.Work, "2403.00001")]));
        Assert.Equal((ContributionState.Held, "On <bridges>"), (post.State, post.Text));
        Assert.Null((await _site.GetAsync("/abs/2403.00001")).Page.QuerySelector("[data-testid=posts]"));

        await Posts.SetStateAsync(post.Number, ContributionState.Shown);
        var shown = (await _site.GetAsync("/abs/2403.00001")).Page.QuerySelector("[data-testid=posts] a")!;
        Assert.Equal(("On <bridges>", "https://blog.example.net/post"), (shown.TextContent, shown.GetAttribute("href")));
        Assert.Contains("nofollow", shown.GetAttribute("rel"), StringComparison.Ordinal);

        // The same again changes nothing; other words are looked at anew.
        await SendAsync("https://blog.example.net/post", $"{Home}/abs/2403.00001");
        await VisitAsync(reader);
        Assert.Equal(ContributionState.Shown, (await Posts.FindAsync(post.Number))!.State);
        reader.Title = "Buy pills";
        await SendAsync("https://blog.example.net/post", $"{Home}/abs/2403.00001");
        await VisitAsync(reader);
        Assert.Equal((ContributionState.Held, "Buy pills"), ((await Posts.FindAsync(post.Number)) is { } now ? (now.State, now.Text) : default));

        await Posts.SetStateAsync(post.Number, ContributionState.Shown);
        reader.Sight = PostSight.Gone;
        await SendAsync("https://blog.example.net/post", $"{Home}/abs/2403.00001");
        await VisitAsync(reader);
        Assert.Equal((ContributionState.TakenBack, ""), ((await Posts.FindAsync(post.Number)) is { } gone ? (gone.State, gone.Text) : default));
    }

    [Fact]
    public async Task What_a_moderator_removed_does_not_come_back_and_a_site_that_is_down_loses_nothing()
    {
        var reader = new Reader();
        await SendAsync("https://blog.example.net/post", $"{Home}/abs/2403.00001");
        await VisitAsync(reader);
        var post = Assert.Single(await Posts.ListAsync(ContributionKind.Post, [new Subject(SubjectKind.Work, "2403.00001")]));
        await Posts.SetStateAsync(post.Number, ContributionState.Removed);
        await SendAsync("https://blog.example.net/post", $"{Home}/abs/2403.00001");
        await VisitAsync(reader);
        Assert.Single(await Posts.ListAsync(ContributionKind.Post, [new Subject(SubjectKind.Work, "2403.00001")]));

        // Nor by a link that is taken out, announced, and put in again.
        foreach (var sight in new[] { PostSight.LinksNot, PostSight.Links })
        {
            reader.Sight = sight;
            await SendAsync("https://blog.example.net/post", $"{Home}/abs/2403.00001");
            await VisitAsync(reader);
        }

        Assert.Equal(ContributionState.Removed, Assert.Single(
            await Posts.ListAsync(ContributionKind.Post, [new Subject(SubjectKind.Work, "2403.00001")])).State);

        await Posts.SetStateAsync(post.Number, ContributionState.Shown);
        reader.Sight = PostSight.Unreadable;
        await SendAsync("https://blog.example.net/post", $"{Home}/abs/2403.00001");
        await VisitAsync(reader);
        Assert.Null(await Mentions.FindDueAsync(TimeProvider.System.GetUtcNow()));
        Assert.Equal(1, (await Mentions.FindDueAsync(TimeProvider.System.GetUtcNow().AddMinutes(11)))!.Attempts);
        Assert.Equal(ContributionState.Shown, (await Posts.FindAsync(post.Number))!.State);
    }

    private IWebmentionStore Mentions => _site.Site.Community!.Webmentions;

    private IContributionStore Posts => _site.Site.Community!.Contributions;

    private async Task<HttpStatusCode> SendAsync(string source, string target)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("source", source), KeyValuePair.Create("target", target)]);
        using var answer = await _client.PostAsync(new Uri(_site.Site.Address, "/webmention"), form);
        return answer.StatusCode;
    }

    private async Task VisitAsync(Reader reader)
    {
        var targets = _site.Site.Part<WebmentionTargets>();
        var visited = await new WebmentionVisit(Mentions, Posts, reader, TimeProvider.System).VisitNextAsync(
            (address, subject) => targets.TryRead(address, out var read) && read == subject, CancellationToken.None);
        Assert.NotNull(visited);
    }

    private sealed class Reader : IPostReader
    {
        public PostSight Sight { get; set; } = PostSight.Links;

        public string Title { get; set; } = "On <bridges>";

        public Task<PostReading> ReadAsync(Uri source, Func<Uri, bool> isTarget, CancellationToken cancellationToken)
        {
            Assert.True(isTarget(new Uri($"{Home}/abs/2403.00001v1")));
            Assert.False(isTarget(new Uri($"{Home}/abs/2403.00002")));
            Assert.False(isTarget(new Uri("https://鶻溲篤釘冶覙淠咣戓屽綖訊涏纼鎙嬍靶淪侭榽舾燆敎翙扭圵心鴘鴈.example/")));
            return Task.FromResult(new PostReading(Sight, "seen") { Facts = new() { Title = Title, Author = "Ada\nWriter" } });
        }
    }
}

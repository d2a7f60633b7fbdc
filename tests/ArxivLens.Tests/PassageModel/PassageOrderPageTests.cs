using System.Net;
using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using ArxivLens.Core.Library;
using ArxivLens.Host;
using ArxivLens.Sources.ChatModel;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Processes;
using ArxivLens.Tests.SummaryModel;
using Microsoft.AspNetCore.Builder;

namespace ArxivLens.Tests.PassageModel;

/// <summary>What readers of a site with a model for passages see: never a wait, and nothing that our own ranking did not find.</summary>
public sealed class PassageOrderPageTests : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();
    private FakeModel _model = null!;
    private DirectoryLock _lock = null!;
    private SqliteStorage _storage = null!;
    private WebApplication _application = null!;
    private SiteClient _client = null!;
    private IReadOnlyList<string> _questions = [];

    public async Task InitializeAsync()
    {
        _model = await FakeModel.StartAsync();
        await TideLibrary.FillAsync(_data);
        var directory = new DataDirectory(_data.Path);
        _lock = directory.Lock(DirectoryRole.Server);
        _storage = SqliteStorage.Open(directory.LibraryFile);
        _application = ArxivLensApplication.Build(directory, _storage, new ServeOptions("http://127.0.0.1:0", LoadBuiltIn: false)
        {
            // Longer than any busy machine takes, so that one that stalls is still asked for the first time.
            PassageModel = new ChatModelOptions(_model.Endpoint, "judge <1>") { Timeout = TimeSpan.FromMinutes(5) },
        });
        await _application.StartAsync();
        _client = new SiteClient(new Uri(_application.Urls.Single()));
        await Eventually.IsTrueAsync(
            async () => (await _client.GetAsync("/health/ready")).Status == HttpStatusCode.OK, () => "The site is not ready.");
        _questions = await TideLibrary.QuestionsAsync(_client);
    }

    public async Task DisposeAsync()
    {
        await _application.DisposeAsync();
        await _model.DisposeAsync();
    }

    public void Dispose()
    {
        _client?.Dispose();
        _storage?.Dispose();
        _lock?.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task The_models_order_shows_at_a_later_visit_says_whose_it_is_and_ours_is_one_click_away()
    {
        _model.Answer = FakeModel.Says("{\"order\":[3,1]}");
        var first = await _client.GetAsync(_questions[0]);
        var own = TideLibrary.Ids((await EvidenceAsync("?order=index")).GetProperty("passages"));
        Assert.Null((await ReadAsync(first)).QuerySelector("[data-testid=ordered-by]"));
        await EventuallyOrderedAsync(_questions[0]);

        var page = await PageAsync(_questions[0]);
        var said = page.QuerySelector("[data-testid=ordered-by]")!;
        Assert.Contains("ordered by judge <1>, a language model", said.TextContent, StringComparison.Ordinal);
        Assert.Equal([own[2], own[0]], Shown(page, "[data-testid=passages] > div > .passages"));
        Assert.Equal([own[1]], Shown(page, "[data-testid=below] .passages"));
        // A reader's copy of the page from before the order came is no longer what the address says.
        var again = await _client.GetAsync(_questions[0], ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, again.Status);

        var click = said.QuerySelector("a")!.GetAttribute("href")!;
        Assert.Equal(_questions[0] + "?order=index", click);
        var byCloseness = await PageAsync(click);
        Assert.Equal(own, Shown(byCloseness, "[data-testid=passages] .passages"));
        Assert.Equal(_questions[0], byCloseness.QuerySelector("[data-testid=other-order] a, a[data-testid=other-order]")!.GetAttribute("href"));
        Assert.Single(_model.Asked);
    }

    [Fact]
    public async Task The_data_says_who_ordered_and_keeps_texts_and_closeness()
    {
        _model.Answer = FakeModel.Says("{\"order\":[2]}");
        var own = await EvidenceAsync("?order=index");
        Assert.Equal("index", own.GetProperty("orderedBy").GetString());
        Assert.False(own.TryGetProperty("below", out _));
        await EventuallyOrderedAsync(_questions[0]);

        var ordered = await EvidenceAsync("");
        Assert.Equal("judge <1>", ordered.GetProperty("orderedBy").GetString());
        Assert.Equal(
            [own.GetProperty("passages")[1].GetRawText()], ordered.GetProperty("passages").EnumerateArray().Select(one => one.GetRawText()));
        Assert.Equal(
            [own.GetProperty("passages")[0].GetRawText(), own.GetProperty("passages")[2].GetRawText()],
            ordered.GetProperty("below").EnumerateArray().Select(one => one.GetRawText()));
        Assert.Equal(own.GetRawText(), (await EvidenceAsync("?order=index")).GetRawText());
        var odd = await _client.GetAsync(_questions[0] + ".json?order=best");
        Assert.Equal(HttpStatusCode.BadRequest, odd.Status);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(_questions[0] + "?order=best")).Status);
    }

    [Fact]
    public async Task That_none_bears_on_it_is_the_models_word_and_the_passages_stay_below()
    {
        _model.Answer = FakeModel.Says("{\"order\":[]}");
        var own = TideLibrary.Ids(await PassagesAsync());
        await EventuallyOrderedAsync(_questions[0]);
        var page = await PageAsync(_questions[0]);
        Assert.StartsWith("judge <1> holds that none", page.QuerySelector("[data-testid=none-by-model]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[data-testid=nothing-bears]"));
        Assert.Equal(own, Shown(page, "[data-testid=below] .passages"));
    }

    [Fact]
    public async Task A_lie_changes_nothing_and_what_stalls_holds_nobody_up()
    {
        _model.Answer = FakeModel.Says("{\"order\":[3,99]}");
        var own = TideLibrary.Ids(await PassagesAsync());
        await Eventually.IsTrueAsync(() => Task.FromResult(_model.Asked.Count == 1), () => "The model was not asked.");
        _model.Answer = FakeModel.Says("{\"order\":[1]}");
        // One question after the other: when the second is there, the first has been judged.
        await EventuallyOrderedAsync(_questions[1]);
        Assert.Equal(own, TideLibrary.Ids(await PassagesAsync()));
        Assert.Null((await PageAsync(_questions[0])).QuerySelector("[data-testid=ordered-by]"));
        Assert.Equal(2, _model.Asked.Count);
    }

    [Fact]
    public async Task While_the_model_stalls_the_page_answers_and_it_is_asked_once()
    {
        var asked = new TaskCompletionSource();
        _model.Answer = FakeModel.Stalls(asked);
        var own = TideLibrary.Ids(await PassagesAsync());
        await asked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(own, TideLibrary.Ids(await PassagesAsync()));
        Assert.Null((await PageAsync(_questions[1])).QuerySelector("[data-testid=ordered-by]"));
        Assert.Single(_model.Asked);
    }

    [Fact]
    public async Task Pages_that_only_count_passages_ask_no_model()
    {
        var asked = new TaskCompletionSource();
        _model.Answer = FakeModel.Stalls(asked);
        await PageAsync("/abs/0704.0001");
        await PageAsync("/questions");
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/abs/0704.0001/debate.json")).Status);
        // Whoever stands in line is asked in order: the first is the question that is opened only now.
        await PageAsync(_questions[1]);
        await asked.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("Could the wind alone", Assert.Single(_model.Asked), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Shown(IDocument page, string list) =>
        [.. page.QuerySelectorAll($"{list} > li").Select(item => item.Id!["p-".Length..].Replace("-a", "#a", StringComparison.Ordinal))];

    private Task EventuallyOrderedAsync(string question) => Eventually.IsTrueAsync(
        async () => (await PageAsync(question)).QuerySelector("[data-testid=ordered-by]") is not null, () => "The model's order does not show.");

    private async Task<JsonElement> EvidenceAsync(string query) => (await _client.GetAsync(_questions[0] + ".json" + query)).Json.GetProperty("evidence");

    private async Task<JsonElement> PassagesAsync() => (await EvidenceAsync("")).GetProperty("passages");

    private async Task<IDocument> PageAsync(string path)
    {
        var answer = await _client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return await ReadAsync(answer);
    }

    private static Task<IDocument> ReadAsync(SiteAnswer answer) => BrowsingContext.New().OpenAsync(response => response.Content(answer.Body));
}

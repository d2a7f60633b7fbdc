using System.Text.Json;
using ArxivLens.Core.LanguageModels;
using ArxivLens.Sources.ChatModel;
using ArxivLens.Sources.SummaryModel;
using ArxivLens.Tests.Shared;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Tests.SummaryModel;

/// <summary>The door to the model, against one that answers in every way but the right one.</summary>
public sealed class SummaryModelClientTests : IAsyncLifetime, IDisposable
{
    private readonly HandClock _clock = new();
    private FakeModel _model = null!;
    private SummaryModelClient _client = null!;

    public async Task InitializeAsync()
    {
        _model = await FakeModel.StartAsync();
        _client = new SummaryModelClient(new ChatModelOptions(_model.Endpoint, "fake-1") { Key = "s3cret", MostTokens = 99 }, _clock);
    }

    public async Task DisposeAsync() => await _model.DisposeAsync();

    public void Dispose() => _client?.Dispose();

    [Fact]
    public async Task An_answer_is_passed_on_and_the_question_is_what_the_interface_expects()
    {
        _model.Answer = FakeModel.Says("It does \"this\". It finds that.");

        var written = await AskAsync();

        Assert.Equal(ModelReply.Of("It does \"this\". It finds that."), written);
        Assert.Equal("Bearer s3cret", Assert.Single(_model.Keys));
        using var asked = JsonDocument.Parse(Assert.Single(_model.Asked));
        var root = asked.RootElement;
        Assert.Equal("fake-1", root.GetProperty("model").GetString());
        Assert.Equal(0, root.GetProperty("temperature").GetInt32());
        Assert.Equal(99, root.GetProperty("max_tokens").GetInt32());
        Assert.False(root.GetProperty("stream").GetBoolean());
        var messages = root.GetProperty("messages").EnumerateArray().ToArray();
        Assert.Equal(["system", "user"], messages.Select(message => message.GetProperty("role").GetString()));
        Assert.Equal("Title: A title\n\nAbstract: An abstract.", messages[1].GetProperty("content").GetString());
    }

    [Fact]
    public async Task Without_a_key_none_is_shown()
    {
        using var client = new SummaryModelClient(new ChatModelOptions(new Uri(_model.Endpoint + "/"), "fake-1"), _clock);
        _model.Answer = FakeModel.Says("It does this.");

        Assert.Equal(ModelOutcome.Answered, (await client.WriteAsync("", "", CancellationToken.None)).Outcome);
        Assert.Equal("", Assert.Single(_model.Keys));
        Assert.DoesNotContain("s3cret", new ChatModelOptions(_model.Endpoint, "fake-1") { Key = "s3cret" }.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(204)]
    public async Task A_status_that_is_no_success_is_a_refusal(int status)
    {
        _model.Answer = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        await AssertAsync(ModelOutcome.Refused, $"{status}");
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        _model.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        };
        await AssertAsync(ModelOutcome.Refused, "307");
        Assert.Equal(0, _model.Strayed);
        Assert.Single(_model.Asked);
    }

    [Theory]
    [InlineData("<html><body>Bad gateway</body></html>", "text/html", "type")]
    [InlineData("It does this.", "text/plain", "type")]
    [InlineData("data: {}", "text/event-stream", "type")]
    [InlineData("It does this.", "application/json", "not JSON")]
    [InlineData("<html></html>", "application/json", "not JSON")]
    [InlineData("", "application/json", "not JSON")]
    [InlineData("{\"choices\":[", "application/json", "not JSON")]
    [InlineData("{}", "application/json", "no choices")]
    [InlineData("[]", "application/json", "no choices")]
    [InlineData("null", "application/json", "no choices")]
    [InlineData("{\"choices\":[]}", "application/json", "no choices")]
    [InlineData("{\"choices\":{\"0\":1}}", "application/json", "no choices")]
    [InlineData("{\"choices\":[null]}", "application/json", "no text")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{\"type\":\"function\"}]},\"finish_reason\":\"tool_calls\"}]}", "application/json", "no text")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\"}]}}]}", "application/json", "no text")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"It does\"},\"finish_reason\":\"length\"}]}", "application/json", "cut off")]
    [InlineData("{\"choices\":[{\"message\":{\"content\":\"\\ud800\"}}]}", "application/json", "Unicode")]
    public async Task What_is_no_answer_is_unusable(string body, string type, string detail)
    {
        _model.Answer = FakeModel.Sends(body, type);
        await AssertAsync(ModelOutcome.Unusable, detail);
    }

    [Fact]
    public async Task JSON_of_a_thousand_levels_is_unusable()
    {
        _model.Answer = FakeModel.Sends(new string('[', 1000) + new string(']', 1000));
        await AssertAsync(ModelOutcome.Unusable, "not JSON");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_flood_that_has_no_end_is_hung_up_on(bool saysLength)
    {
        var hungUp = new TaskCompletionSource();
        _model.Answer = FakeModel.Floods(saysLength, hungUp);
        await AssertAsync(ModelOutcome.Unusable, "bytes");
        await hungUp.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_model_that_never_answers_is_left_at_the_deadline()
    {
        var asked = new TaskCompletionSource();
        _model.Answer = FakeModel.Stalls(asked);
        await AssertLeftAtDeadlineAsync(asked);
    }

    [Fact]
    public async Task A_model_that_drips_is_left_at_the_same_deadline()
    {
        var begun = new TaskCompletionSource();
        _model.Answer = FakeModel.Drips(begun);
        await AssertLeftAtDeadlineAsync(begun);
    }

    [Fact]
    public async Task Who_calls_it_off_is_not_told_of_a_deadline()
    {
        var asked = new TaskCompletionSource();
        _model.Answer = FakeModel.Stalls(asked);
        using var stop = new CancellationTokenSource();
        var writing = _client.WriteAsync("A title", "An abstract.", stop.Token);
        await asked.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writing);
    }

    [Fact]
    public async Task One_that_hangs_up_or_is_not_there_is_unreachable()
    {
        _model.Answer = FakeModel.HangsUp;
        Assert.Equal(ModelOutcome.Unreachable, (await AskAsync()).Outcome);

        await _model.DisposeAsync();
        Assert.Equal(ModelOutcome.Unreachable, (await AskAsync()).Outcome);
    }

    private async Task AssertLeftAtDeadlineAsync(TaskCompletionSource reached)
    {
        var writing = AskAsync();
        await reached.Task;
        _clock.Pass(TimeSpan.FromSeconds(19.9));
        Assert.False(writing.IsCompleted);
        _clock.Pass(TimeSpan.FromSeconds(0.2));
        var written = await writing;
        Assert.Equal((ModelOutcome.TimedOut, "no whole answer within 20 s"), (written.Outcome, written.Detail));
    }

    private async Task AssertAsync(ModelOutcome outcome, string detail)
    {
        var written = await AskAsync();
        Assert.Equal((outcome, ""), (written.Outcome, written.Text));
        Assert.Contains(detail, written.Detail, StringComparison.Ordinal);
    }

    private Task<ModelReply> AskAsync() => _client.WriteAsync("A title", "An abstract.", CancellationToken.None);
}

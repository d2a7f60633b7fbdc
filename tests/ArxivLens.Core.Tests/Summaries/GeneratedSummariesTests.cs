using ArxivLens.Core.LanguageModels;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class GeneratedSummariesTests
{
    private const string Honest = "The paper studies rings of cold atoms. It finds that the rings decay.";
    private readonly Writer _writer = new();
    private readonly GeneratedSummaries _summaries;

    public GeneratedSummariesTests() => _summaries = new GeneratedSummaries(_writer, new StoppedClock());

    [Fact]
    public async Task A_summary_is_asked_for_once_and_shown_from_then_on()
    {
        Assert.Null(_summaries.Find(Paper(1)));
        Assert.Null(_summaries.Find(Paper(1)));

        var turn = await _summaries.WriteNextAsync(CancellationToken.None);

        Assert.Equal((Paper(1).Key.ToString(), ModelTurnKind.Kept), (turn.Subject, turn.Kind));
        var found = _summaries.Find(Paper(1));
        Assert.Equal(Honest, string.Join(' ', found!.Sentences.Select(s => s.Text)));
        Assert.Equal(("a-model", StoppedClock.Now), (found.Model, found.Written));
        Assert.Equal(1, _writer.Asked);
        Assert.Equal(0, _summaries.Waiting);
    }

    [Fact]
    public async Task A_lie_is_dropped_and_not_asked_for_again()
    {
        _writer.Answer = ModelReply.Of("The paper studies 17 rings of cold atoms.");
        Assert.Null(_summaries.Find(Paper(1)));

        var turn = await _summaries.WriteNextAsync(CancellationToken.None);

        Assert.Equal(ModelTurnKind.Dropped, turn.Kind);
        Assert.Contains("17", turn.Detail, StringComparison.Ordinal);
        Assert.Null(_summaries.Find(Paper(1)));
        Assert.Equal(0, _summaries.Waiting);
    }

    [Fact]
    public async Task After_a_failure_the_next_reader_asks_again()
    {
        _writer.Answer = ModelReply.Failed(ModelOutcome.TimedOut, "too slow");
        Assert.Null(_summaries.Find(Paper(1)));
        var turn = await _summaries.WriteNextAsync(CancellationToken.None);
        Assert.Equal((ModelTurnKind.Failed, "too slow"), (turn.Kind, turn.Detail));

        _writer.Answer = ModelReply.Of(Honest);
        Assert.Null(_summaries.Find(Paper(1)));
        await _summaries.WriteNextAsync(CancellationToken.None);

        Assert.NotNull(_summaries.Find(Paper(1)));
    }

    [Fact]
    public async Task Who_awaits_a_summary_is_told_how_often_it_failed_and_not_for_ever_to_wait()
    {
        _writer.Answer = ModelReply.Failed(ModelOutcome.TimedOut, "too slow");
        for (var failures = 0; failures < GeneratedSummaries.MostFailures; failures++)
        {
            Assert.Equal(new ModelProgress(failures, StoppedClock.Now), _summaries.Await(Paper(1)));
            Assert.Equal(new ModelProgress(failures, StoppedClock.Now), _summaries.Await(Paper(1)));
            await _summaries.WriteNextAsync(CancellationToken.None);
        }

        Assert.Null(_summaries.Await(Paper(1)));
        Assert.Equal((GeneratedSummaries.MostFailures, 0), (_writer.Asked, _summaries.Waiting));
    }

    [Fact]
    public async Task What_is_kept_is_found_without_asking_and_awaited_no_more()
    {
        Assert.Null(_summaries.FindKept(Paper(1)));
        Assert.Equal(0, _summaries.Waiting);
        Assert.NotNull(_summaries.Await(Paper(1)));
        await _summaries.WriteNextAsync(CancellationToken.None);
        Assert.Null(_summaries.Await(Paper(1)));
        Assert.NotNull(_summaries.FindKept(Paper(1)));
        for (var place = 0; place < GeneratedSummaries.MostWaiting; place++)
            Assert.NotNull(_summaries.Await(Paper(100 + place)));
        Assert.Null(_summaries.Await(Paper(99)));
    }

    [Fact]
    public async Task When_the_abstract_changes_its_summary_is_forgotten()
    {
        _summaries.Find(Paper(1));
        await _summaries.WriteNextAsync(CancellationToken.None);
        var changed = Paper(1) with { Abstract = "We study rings of cold atoms. The rings are stable." };

        Assert.Null(_summaries.Find(changed));
        Assert.Equal(1, _summaries.Waiting);
        Assert.Equal(ModelTurnKind.Dropped, (await _summaries.WriteNextAsync(CancellationToken.None)).Kind);
        Assert.Null(_summaries.Find(changed));
    }

    [Fact]
    public async Task Who_comes_when_the_line_is_full_is_turned_away_and_may_come_again()
    {
        for (var number = 0; number <= GeneratedSummaries.MostWaiting; number++)
            _summaries.Find(Paper(number));
        for (var number = 0; number < GeneratedSummaries.MostWaiting; number++)
            await _summaries.WriteNextAsync(CancellationToken.None);
        Assert.Equal(0, _summaries.Waiting);

        _summaries.Find(Paper(GeneratedSummaries.MostWaiting));

        Assert.Equal(
            Paper(GeneratedSummaries.MostWaiting).Key.ToString(), (await _summaries.WriteNextAsync(CancellationToken.None)).Subject);
    }

    [Fact]
    public async Task The_oldest_goes_when_there_are_too_many()
    {
        for (var number = 0; number <= GeneratedSummaries.MostKept; number++)
        {
            _summaries.Find(Paper(number));
            await _summaries.WriteNextAsync(CancellationToken.None);
        }

        Assert.NotNull(_summaries.Find(Paper(1)));
        Assert.Null(_summaries.Find(Paper(0)));
    }

    [Fact]
    public void Without_a_model_or_an_abstract_nothing_is_asked()
    {
        var off = new GeneratedSummaries(null, new StoppedClock());
        Assert.False(off.IsOn);
        Assert.Null(off.Find(Paper(1)));
        Assert.Null(_summaries.Find(Paper(1) with { Abstract = "" }));
        Assert.Equal(0, _summaries.Waiting);
    }

    private static Work Paper(int number) => new()
    {
        Key = WorkKey.Of(Id(number)),
        Title = "Rings of cold atoms",
        Abstract = "We study rings of cold atoms. We find that the rings decay.",
    };

    private static ArxivId Id(int number) => ArxivId.TryParse($"2001.{number + 1:00000}", out var id) ? id : throw new InvalidOperationException();

    private sealed class Writer : ISummaryWriter
    {
        public ModelReply Answer { get; set; } = ModelReply.Of(Honest);

        public int Asked { get; private set; }

        public string Model => "a-model";

        public Task<ModelReply> WriteAsync(string title, string text, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(Answer);
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public static DateTimeOffset Now { get; } = new(2026, 5, 17, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

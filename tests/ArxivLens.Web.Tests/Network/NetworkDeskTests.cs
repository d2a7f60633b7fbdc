using ArxivLens.Core.Network;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Network;

namespace ArxivLens.Web.Tests.Network;

public sealed class NetworkDeskTests : IDisposable
{
    private readonly DeskCase _case = new();

    [Fact]
    public async Task The_same_question_is_answered_once_for_all_who_ask()
    {
        _case.Works.Close();
        var watches = new List<PictureWatch>();
        for (var reader = 0; reader < 5; reader++)
            watches.Add(await AskAsync(_case.Question));
        _case.Works.Open();
        var pictures = new List<NetworkPicture>();
        foreach (var watch in watches)
            pictures.Add(await watch.WholeAsync(CancellationToken.None));
        pictures.Add(await DrawAsync(_case.Question));
        Assert.Equal(1, _case.Desk.BegunCount);
        Assert.Single(pictures.Distinct());
        watches.ForEach(watch => watch.Dispose());
        Assert.NotSame(pictures[0], await DrawAsync(_case.Question with { Budget = 3 }));
        Assert.Equal(2, _case.Desk.BegunCount);
    }

    [Fact]
    public async Task A_picture_nobody_waits_for_is_stopped_and_the_next_reader_gets_a_whole_one()
    {
        _case.Works.Close();
        var (first, second) = (await AskAsync(_case.Question), await AskAsync(_case.Question));
        await _case.Works.IsReached;
        first.Dispose();
        Assert.False(_case.Works.IsStopped.IsCompleted);
        second.Dispose();
        await _case.Works.IsStopped;
        _case.Works.Open();
        Assert.Equal(6, (await DrawAsync(_case.Question)).Nodes.Count);
        Assert.Equal(2, _case.Desk.BegunCount);
    }

    [Fact]
    public async Task A_reader_who_leaves_spoils_nothing_for_those_who_stay()
    {
        _case.Works.Close();
        var (first, second) = (await AskAsync(_case.Question), await AskAsync(_case.Question));
        using var patience = new CancellationTokenSource();
        var left = first.WholeAsync(patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        first.Dispose();
        _case.Works.Open();
        Assert.True((await second.WholeAsync(CancellationToken.None)).IsSettled);
        second.Dispose();
        Assert.Equal(1, _case.Desk.BegunCount);
    }

    [Fact]
    public async Task Large_pictures_that_cannot_be_taken_are_refused_and_small_ones_are_not()
    {
        _case.Works.Close();
        var watches = new List<PictureWatch>();
        NetworkAnswer answer;
        for (var budget = NetworkDesk.LargeBudget + 1; ; budget++)
        {
            answer = await _case.Desk.AskAsync(_case.Question with { Budget = budget }, CancellationToken.None);
            if (answer.Watch is not { } watch)
                break;
            watches.Add(watch);
            Assert.True(watches.Count < 1000, "Nothing is ever refused.");
        }

        Assert.Equal(NetworkOutcome.Busy, answer.Outcome);
        Assert.True(watches.Count > Environment.ProcessorCount);
        using var small = await AskAsync(_case.Question);
        _case.Works.Open();
        Assert.True((await small.WholeAsync(CancellationToken.None)).IsSettled);
        foreach (var watch in watches)
            Assert.True((await watch.WholeAsync(CancellationToken.None)).IsSettled);
        watches.ForEach(watch => watch.Dispose());
        Assert.NotNull((await _case.Desk.AskAsync(_case.Question with { Budget = 9_999 }, CancellationToken.None)).Watch);
    }

    [Fact]
    public async Task A_newer_index_gets_a_new_picture()
    {
        var before = await DrawAsync(_case.Question);
        var key = _case.Desk.KeyOf(_case.Question);
        _case.BuildAgain();
        Assert.NotEqual(key, _case.Desk.KeyOf(_case.Question));
        Assert.NotSame(before, await DrawAsync(_case.Question));
        Assert.Equal(2, _case.Desk.BegunCount);
    }

    [Fact]
    public async Task A_picture_settles_in_stages_of_which_the_last_is_whole()
    {
        var stages = new List<NetworkPicture>();
        using var watch = await AskAsync(_case.Question);
        await foreach (var stage in watch.StagesAsync(CancellationToken.None))
            stages.Add(stage);
        Assert.True(stages[^1].IsSettled);
        Assert.All(stages.SkipLast(1), stage => Assert.False(stage.IsSettled));
    }

    [Fact]
    public async Task What_is_not_there_is_told_apart()
    {
        var missing = WorkKey.TryParse("work:none", out var key) ? key : default;
        var answer = await _case.Desk.AskAsync(new NetworkQuestion { Starts = [missing] }, CancellationToken.None);
        Assert.Equal((NetworkOutcome.NoSuchWork, missing), (answer.Outcome, answer.Missing));
        answer = await _case.Desk.AskAsync(_case.Question with { Origin = "nobody" }, CancellationToken.None);
        Assert.Equal(NetworkOutcome.NoSuchOrigin, answer.Outcome);
    }

    [Fact]
    public async Task A_failure_reaches_who_waits_and_is_not_kept()
    {
        _case.Works.Close();
        using var watch = await AskAsync(_case.Question);
        _case.Works.Fail();
        await Assert.ThrowsAsync<InvalidDataException>(() => watch.WholeAsync(CancellationToken.None));
        _case.Works.Open();
        Assert.True((await DrawAsync(_case.Question)).IsSettled);
    }

    public void Dispose() => _case.Dispose();

    private async Task<PictureWatch> AskAsync(NetworkQuestion question)
        => (await _case.Desk.AskAsync(question, CancellationToken.None)).Watch ?? throw new InvalidOperationException("It was refused.");

    private async Task<NetworkPicture> DrawAsync(NetworkQuestion question)
    {
        using var watch = await AskAsync(question);
        return await watch.WholeAsync(CancellationToken.None);
    }
}

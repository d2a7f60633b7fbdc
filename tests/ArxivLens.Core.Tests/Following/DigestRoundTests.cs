using ArxivLens.Core.Following;

namespace ArxivLens.Core.Tests.Following;

public sealed class DigestRoundTests : IDisposable
{
    private static readonly FollowedThing Learning = new(FollowKind.Category, "cs.LG");

    private readonly NewsLibrary _library = new();

    [Fact]
    public async Task A_thousand_accounts_get_one_each_in_small_steps_however_often_the_clock_is_looked_at()
    {
        const int accounts = 1000;
        await _library.IndexAsync();
        for (var number = 0; number < accounts; number++)
            await FollowAsync(await _library.JoinAsync($"reader{number}"));
        Assert.False(await _library.Round.RunAsync(default));
        Assert.Equal(0, await CountAsync());

        _library.Clock.Pass(TimeSpan.FromDays(1));
        var rounds = 0;
        while (await _library.Round.RunAsync(default))
            Assert.True(++rounds <= accounts / DigestRound.Size, "It does not end.");
        Assert.Equal(accounts / DigestRound.Size, rounds);
        Assert.False(await _library.Round.RunAsync(default));
        Assert.Equal(accounts, await CountAsync());
    }

    [Fact]
    public async Task After_days_without_a_server_one_digest_tells_of_the_whole_time()
    {
        await _library.IndexAsync();
        var account = await _library.JoinAsync("Ada");
        await FollowAsync(account);
        var from = (await _library.Community.Digests.ListAsync(account))[0].From;
        _library.Clock.Pass(TimeSpan.FromDays(3.5));
        Assert.False(await _library.Round.RunAsync(default));
        Assert.False(await _library.Round.RunAsync(default));
        Assert.Equal(1, await CountAsync());
        var due = Assert.Single(await _library.Community.Digests.ListAsync(account));
        Assert.True(due.From.At > from.At.AddDays(3));
        Assert.True(due.Due > _library.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_death_before_or_after_the_outbox_repeats_the_very_same_digest(bool wasPutIn)
    {
        await _library.IndexAsync();
        var account = await _library.JoinAsync("Ada");
        await FollowAsync(account);
        _library.Clock.Pass(TimeSpan.FromDays(1));
        // As the death leaves it: the digest is closed, and perhaps put in.
        var end = await _library.Desk.SettledAsync(default);
        var closed = (await _library.Community.Digests.CloseAsync(account, DigestChoice.Daily, end, default))!;
        if (wasPutIn)
        {
            var key = FormattableString.Invariant($"digest:{account}:Daily:{closed.Due.UtcDateTime:yyyyMMddHHmmss}");
            await _library.Community.Outbox.AddAsync(DigestOrder.Kind, account, new DigestOrder(DigestChoice.Daily, new NewsSpan(closed.From, end)).Write(), closed.Due, key);
        }

        _library.Clock.Pass(TimeSpan.FromHours(2));
        await _library.Round.RunAsync(default);
        var mail = await _library.Community.Outbox.BeginAsync(_library.Clock.GetUtcNow(), []);
        Assert.Equal(new NewsSpan(closed.From, end), DigestOrder.Read(mail!.Data)!.Span);
        Assert.Equal(1, await CountAsync());
        Assert.Equal(end, Assert.Single(await _library.Community.Digests.ListAsync(account)).From);
    }

    [Fact]
    public async Task A_clock_that_ran_ahead_or_was_set_back_keeps_nobody_from_their_digest()
    {
        await _library.IndexAsync();
        var account = await _library.JoinAsync("Ada");
        await FollowAsync(account);
        await _library.Community.Digests.ScheduleAsync(account, DigestChoice.Daily, _library.Clock.GetUtcNow().AddYears(3), default);
        await _library.Round.RunAsync(default);
        Assert.Equal(0, await CountAsync());
        var due = Assert.Single(await _library.Community.Digests.ListAsync(account)).Due;
        Assert.InRange(due, _library.Clock.GetUtcNow(), _library.Clock.GetUtcNow().AddDays(1));

        _library.Clock.Pass(TimeSpan.FromDays(1));
        await _library.Round.RunAsync(default);
        Assert.Equal(1, await CountAsync());
        _library.Clock.Pass(TimeSpan.FromDays(-1));
        await _library.Round.RunAsync(default);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task While_there_is_no_index_nothing_is_done_and_nothing_lost()
    {
        var account = await _library.JoinAsync("Ada");
        await _library.Community.Digests.ScheduleAsync(account, DigestChoice.Daily, _library.Clock.GetUtcNow(), new NewsMark(_library.Clock.GetUtcNow(), 0, 0));
        await Assert.ThrowsAsync<IndexUnavailableException>(() => _library.Round.RunAsync(default));
        await _library.IndexAsync();
        await _library.Round.RunAsync(default);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Wishes_say_which_digests_come_and_ending_them_ends_all()
    {
        await _library.IndexAsync();
        var account = await _library.JoinAsync("Ada");
        await FollowAsync(account);
        await _library.Community.Follows.AddAsync(account, new Follow(FollowedThing.Replies, DigestChoice.Weekly, await _library.MarkAsync()));
        await _library.Schedule.UpdateAsync(account, default);
        Assert.Equal([DigestChoice.Daily, DigestChoice.Weekly], await DigestsAsync(account));
        await _library.Community.Follows.RemoveAsync(account, Learning);
        await _library.Schedule.UpdateAsync(account, default);
        Assert.Equal([DigestChoice.Weekly], await DigestsAsync(account));
        Assert.True(await _library.Schedule.EndAsync(account, default));
        Assert.False(await _library.Schedule.EndAsync(account, default));
        await _library.Schedule.UpdateAsync(account, default);
        Assert.Empty(await DigestsAsync(account));
        Assert.Single(await _library.Community.Follows.ListAsync(account));
    }

    public void Dispose() => _library.Dispose();

    private async Task FollowAsync(long account)
    {
        await _library.Community.Follows.AddAsync(account, new Follow(Learning, DigestChoice.Daily, await _library.MarkAsync()));
        await _library.Schedule.UpdateAsync(account, default);
    }

    private async Task<int> CountAsync()
    {
        var status = await _library.Community.Outbox.ReadStatusAsync();
        return status.Waiting;
    }

    private async Task<IEnumerable<DigestChoice>> DigestsAsync(long account) =>
        (await _library.Community.Digests.ListAsync(account)).Select(due => due.Digest);
}

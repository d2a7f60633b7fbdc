using ArxivLens.Sources.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Http;

/// <summary>How often a host is asked, whoever wants it asked.</summary>
public sealed class HostTurnsTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly HandClock _clock = new();

    [Fact]
    public async Task A_host_is_left_alone_for_two_seconds_after_each_request()
    {
        var turns = new HostTurns(_clock, Pause, 4, 16);
        (await TakeAsync(turns, "a"))!.Dispose();
        var next = TakeAsync(turns, "A");
        _clock.Pass(Pause - TimeSpan.FromMilliseconds(1));
        Assert.False(next.IsCompleted);
        _clock.Pass(TimeSpan.FromMilliseconds(1));
        Assert.NotNull(await next);
    }

    [Fact]
    public async Task Requests_to_a_host_are_never_beside_each_other()
    {
        var turns = new HostTurns(_clock, TimeSpan.Zero, 4, 16);
        var first = await TakeAsync(turns, "a");
        var second = TakeAsync(turns, "a");
        Assert.False(second.IsCompleted);
        first!.Dispose();
        Assert.NotNull(await second);
    }

    [Fact]
    public async Task Other_hosts_do_not_wait()
    {
        var turns = new HostTurns(_clock, Pause, 4, 16);
        Assert.NotNull(await TakeAsync(turns, "a"));
        Assert.True(TakeAsync(turns, "b").IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Who_finds_too_many_waiting_is_sent_away()
    {
        var turns = new HostTurns(_clock, Pause, 2, 3);
        Assert.NotNull(await TakeAsync(turns, "a"));
        var waiting = new[] { TakeAsync(turns, "a"), TakeAsync(turns, "a") };
        Assert.Null(await TakeAsync(turns, "a"));
        Assert.All(waiting, turn => Assert.False(turn.IsCompleted));
        Assert.NotNull(await TakeAsync(turns, "b"));
        Assert.NotNull(await TakeAsync(turns, "c"));
        Assert.Null(await TakeAsync(turns, "d"));
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_place_to_the_next()
    {
        var turns = new HostTurns(_clock, Pause, 1, 16);
        var first = await TakeAsync(turns, "a");
        using var stop = new CancellationTokenSource();
        var second = turns.TakeAsync("a", stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        var third = TakeAsync(turns, "a");
        first!.Dispose();
        await Eventually(() => _clock.Waits.Count == 1);
        _clock.Pass(Pause);
        Assert.NotNull(await third);
    }

    [Fact]
    public async Task One_who_gives_up_during_the_pause_lets_the_next_wait_no_longer()
    {
        var turns = new HostTurns(_clock, Pause, 4, 16);
        (await TakeAsync(turns, "a"))!.Dispose();
        using var stop = new CancellationTokenSource();
        var second = turns.TakeAsync("a", stop.Token);
        _clock.Pass(TimeSpan.FromSeconds(1));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        var third = TakeAsync(turns, "a");
        _clock.Pass(TimeSpan.FromSeconds(1));
        Assert.NotNull(await third);
    }

    private static async Task Eventually(Func<bool> isSo)
    {
        while (!isSo()) await Task.Yield();
    }

    private static Task<IDisposable?> TakeAsync(HostTurns turns, string host) => turns.TakeAsync(host, CancellationToken.None);
}

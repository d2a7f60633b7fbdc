using ArxivLens.Core;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Privacy;
using ArxivLens.Host;
using ArxivLens.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArxivLens.Tests.Host;

/// <summary>What is kept for a time only is dropped each day.</summary>
public sealed class RetentionKeeperTests
{
    [Fact]
    public async Task Each_day_is_dropped_what_is_past_its_time_and_what_fails_hinders_nothing()
    {
        var clock = new HandClock();
        var (dropped, community) = (new List<DateTimeOffset>(), new Forgetful());
        using var keeper = new RetentionKeeper(
            [
                new Retention("what fails", (_, _) => throw new LibraryException("full")),
                new Retention("what passes", (now, _) =>
                {
                    dropped.Add(now);
                    return Task.CompletedTask;
                }),
            ],
            community, clock, NullLogger<RetentionKeeper>.Instance);
        await keeper.StartAsync(CancellationToken.None);
        await Eventually.IsTrueAsync(() => Task.FromResult(clock.Waits.Count == 1), () => "It does not wait.");
        Assert.Equal(RetentionKeeper.Interval, clock.Waits[0]);
        clock.Pass(RetentionKeeper.Interval);
        await Eventually.IsTrueAsync(() => Task.FromResult(clock.Waits.Count == 1), () => "It does not wait again.");
        await keeper.StopAsync(CancellationToken.None);
        Assert.Equal([DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)], dropped);
        Assert.Equal(2, community.Times);
    }

    private sealed class Forgetful : ICommunity
    {
        public int Times { get; private set; }

        public Task<string> ReadStampAsync(CancellationToken cancellationToken = default) => Task.FromResult("");

        public Task ForgetAsync(CancellationToken cancellationToken = default)
        {
            Times++;
            return Task.CompletedTask;
        }
    }
}

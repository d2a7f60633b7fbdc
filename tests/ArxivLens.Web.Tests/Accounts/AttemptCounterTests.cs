using ArxivLens.Tests.Shared;
using ArxivLens.Web.Features.Accounts;

namespace ArxivLens.Web.Tests.Accounts;

public sealed class AttemptCounterTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public void The_last_attempt_of_a_window_is_free_and_the_next_waits_for_its_end()
    {
        var counter = new AttemptCounter(_clock, 2, TimeSpan.FromMinutes(5));

        counter.Count("ada");
        Assert.Null(counter.WaitOf("ada"));
        _clock.Pass(TimeSpan.FromMinutes(1));
        counter.Count("ada");

        Assert.Equal(TimeSpan.FromMinutes(4), counter.WaitOf("ada"));
        Assert.Null(counter.WaitOf("eve"));
        _clock.Pass(TimeSpan.FromMinutes(4));
        Assert.Null(counter.WaitOf("ada"));
    }

    [Fact]
    public void What_is_forgiven_begins_anew_and_is_not_forgotten_with_the_window_before()
    {
        var counter = new AttemptCounter(_clock, 1, TimeSpan.FromMinutes(5), capacity: 2);
        counter.Count("ada");
        counter.Forget("ada");
        counter.Count("ada");

        counter.Count("eve");

        Assert.NotNull(counter.WaitOf("ada"));
    }

    [Fact]
    public void A_hundred_thousand_keys_take_less_than_50_MB_and_more_push_out_the_oldest()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var counter = new AttemptCounter(_clock, 1, TimeSpan.FromMinutes(5));
        for (var i = 0; i < 100_000; i++)
            counter.Count($"network {i}");
        var after = GC.GetTotalMemory(forceFullCollection: true);

        Assert.NotNull(counter.WaitOf("network 0"));
        counter.Count("one more");

        Assert.Null(counter.WaitOf("network 0"));
        Assert.NotNull(counter.WaitOf("network 1"));
        Assert.InRange(after - before, 0, 50_000_000);
    }
}

using ArxivLens.Core.Sources;
using ArxivLens.Host;
using ArxivLens.Storage.Memory;
using ArxivLens.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace ArxivLens.Tests.Host;

/// <summary>When sources are asked again that are asked regularly.</summary>
public sealed class SourceKeeperTests
{
    private readonly HandClock _clock = new();
    private readonly ISourceStateStore _states = new MemoryStorage().States;
    private readonly RegularSource _source = new();

    [Fact]
    public async Task A_source_is_asked_at_once_and_then_each_interval_over_restarts()
    {
        Assert.Equal(TimeSpan.Zero, await WaitAsync());
        _source.Outcome = state => state.Succeed(_clock.GetUtcNow(), "here");
        await RunAsync();
        _clock.Pass(TimeSpan.FromHours(2));
        Assert.Equal(TimeSpan.FromHours(4), await WaitAsync());
        _clock.Pass(TimeSpan.FromHours(4));
        Assert.Equal(TimeSpan.Zero, await WaitAsync());
    }

    [Fact]
    public async Task What_fails_is_asked_after_pauses_that_double_and_when_it_says()
    {
        foreach (var minutes in new[] { 5, 10, 20, 40 })
        {
            _source.Outcome = state => state.Fail(_clock.GetUtcNow(), "busy");
            await RunAsync();
            Assert.Equal(TimeSpan.FromMinutes(minutes), await WaitAsync());
            _clock.Pass(TimeSpan.FromMinutes(minutes));
            Assert.True(await WaitAsync() <= TimeSpan.Zero);
        }

        _source.Outcome = state => state.Fail(_clock.GetUtcNow(), "busy", _clock.GetUtcNow().AddHours(5));
        await RunAsync();
        Assert.Equal(TimeSpan.FromHours(5), await WaitAsync());
    }

    [Fact]
    public async Task A_clock_that_is_set_makes_nobody_wait_longer_than_the_interval()
    {
        await _states.SaveAsync(new SourceState("tests", "").Succeed(_clock.GetUtcNow().AddYears(12), "here"));
        Assert.Equal(_source.Interval, await WaitAsync());
        await _states.SaveAsync(new SourceState("tests", "").Fail(_clock.GetUtcNow(), "busy", _clock.GetUtcNow().AddYears(12)));
        Assert.True(await WaitAsync() <= TimeSpan.FromHours(6));
    }

    [Fact]
    public async Task What_was_cut_off_goes_on_at_once_and_what_stumbles_ends_nothing()
    {
        await _states.SaveAsync(new SourceState("tests", "") { Position = "half", Attempted = _clock.GetUtcNow() });
        Assert.Equal(TimeSpan.Zero, await WaitAsync());
        _source.Outcome = _ => throw new InvalidOperationException("a mistake");
        await RunAsync();
    }

    private SourceKeeper Keeper => new([_source], _states, _clock, NullLogger<SourceKeeper>.Instance);

    private Task<TimeSpan> WaitAsync() => Keeper.FindWaitAsync(_source, CancellationToken.None);

    private async Task RunAsync()
    {
        _source.States = _states;
        await Keeper.RunAsync(_source, CancellationToken.None);
    }

    private sealed class RegularSource : IRegularSource
    {
        public Source About { get; } = new("tests", "Tests", null);

        public TimeSpan Interval => TimeSpan.FromHours(6);

        public ISourceStateStore States { get; set; } = null!;

        public Func<SourceState, SourceState> Outcome { get; set; } = state => state;

        public async Task RunAsync(CancellationToken cancellationToken) =>
            await States.SaveAsync(Outcome(await States.FindAsync("tests", "", cancellationToken) ?? new SourceState("tests", "")), cancellationToken);
    }
}

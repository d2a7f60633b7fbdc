using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Storage.Memory;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Core.Tests.Sources;

/// <summary>What sources gave, put together.</summary>
public sealed class SourceReportsTests
{
    private readonly MemoryStorage _storage = new();
    private readonly HandClock _clock = new();
    private readonly SourceReports _reports;

    public SourceReportsTests() => _reports = new SourceReports(
        new SourceList(
        [
            new Source("fresh", "Fresh", null) { GoesOldAfter = TimeSpan.FromDays(2) }, new Source("never", "Never used", null),
            new Source("ageless", "Ageless", null),
        ]),
        _storage.Imports, _storage.States, _storage.Citations, _clock);

    [Fact]
    public async Task A_source_is_old_when_its_last_news_is()
    {
        await ImportAsync("fresh");
        await ImportAsync("ageless");
        _clock.Pass(TimeSpan.FromDays(2));
        Assert.DoesNotContain((await _reports.ReadAsync(null)).Used, report => report.IsOld);
        _clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["fresh"], (await _reports.ReadAsync(null)).Used.Where(report => report.IsOld).Select(report => report.Source.Name));

        // An answer that holds nothing new is news all the same.
        await _storage.States.SaveAsync(new SourceState("fresh", "cs").Succeed(_clock.GetUtcNow(), "here"));
        var report = (await _reports.ReadAsync(null)).Used.Single(one => one.Source.Name == "fresh");
        Assert.False(report.IsOld);
        Assert.Equal(_clock.GetUtcNow(), report.Last);
        Assert.Equal(DateTimeOffset.UnixEpoch, report.First);
    }

    [Fact]
    public async Task An_import_that_broke_off_is_no_news_where_there_is_better()
    {
        await ImportAsync("fresh");
        _clock.Pass(TimeSpan.FromDays(1));
        await ImportAsync("fresh", "it broke off");
        var report = (await _reports.ReadAsync(null)).Used.Single();
        Assert.Equal("it broke off", report.Latest!.Failure);
        Assert.Equal(2, report.Sums.Single().Runs);
    }

    [Fact]
    public async Task Whoever_gave_anything_is_told_of_known_or_not()
    {
        await ImportAsync("fresh");
        await _storage.States.SaveAsync(new SourceState("stranger", "").Fail(_clock.GetUtcNow(), "503", _clock.GetUtcNow().AddHours(1)));
        await _storage.Citations.SaveAsync(
            [new Citation(Key("0704.0001"), Key("0704.0002"), "crossref") { Contexts = [new CitationContext("See [1].", CitationIntents.None)] }], 1);
        var read = await _reports.ReadAsync(null);
        Assert.Equal(["crossref", "Fresh", "stranger"], read.Used.Select(report => report.Source.Title));
        Assert.Equal(["Ageless", "Never used"], read.Unused.Select(report => report.Source.Title));
        Assert.Equal((1L, (long?)null), (read.Used[0].Sentences, read.Used[0].Citations));
        Assert.Equal("503", Assert.Single(read.Used[2].Failing).Failure);
    }

    [Fact]
    public async Task The_last_news_follow_the_log()
    {
        Assert.Empty(await _reports.ReadLastNewsAsync());
        await ImportAsync("fresh");
        Assert.Equal(DateTimeOffset.UnixEpoch, (await _reports.ReadLastNewsAsync())["fresh"]);
        _clock.Pass(TimeSpan.FromDays(1));
        await ImportAsync("fresh");
        Assert.Equal(_clock.GetUtcNow(), (await _reports.ReadLastNewsAsync())["fresh"]);
    }

    private async Task ImportAsync(string source, string? failure = null) => await _storage.Imports.EndAsync(
        await _storage.Imports.BeginAsync("papers", "p.gz", _clock.GetUtcNow(), source),
        new ImportReport(1, 0, 0, 0, IsComplete: failure is null), _clock.GetUtcNow(), failure);

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text, nameof(text));
}

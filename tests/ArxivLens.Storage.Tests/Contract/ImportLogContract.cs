using ArxivLens.Core.Ingest;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every log of imports promises.</summary>
public abstract class ImportLogContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public async Task An_import_that_has_not_ended_has_no_report()
    {
        await Given.Imports.BeginAsync("papers", "a.jsonl", Noon);
        Assert.Equal([new ImportEntry("papers", "a.jsonl", Noon, null, null)], await Given.Imports.ReadAsync(10));
    }

    [Fact]
    public async Task An_ended_import_has_all_its_counts()
    {
        var import = await Given.Imports.BeginAsync("citations", "c.csv", Noon);
        var report = new ImportReport(1, 2, 3, 4, 5, 6, IsComplete: false);
        await Given.Imports.EndAsync(import, report, Noon.AddTicks(1));
        var entry = Assert.Single(await Given.Imports.ReadAsync(10));
        Assert.Equal(new ImportEntry("citations", "c.csv", Noon, Noon.AddTicks(1), report), entry);
        Assert.Equal(TimeSpan.Zero, entry.Began.Offset);
    }

    [Fact]
    public async Task The_newest_imports_come_first_and_no_more_than_asked_for()
    {
        var numbers = new List<long>();
        foreach (var file in new[] { "1", "2", "3" })
            numbers.Add(await Given.Imports.BeginAsync("works", file, Noon.AddHours(-numbers.Count)));
        Assert.Equal(3, numbers.Distinct().Count());
        Assert.Equal(["3", "2"], (await Given.Imports.ReadAsync(2)).Select(e => e.File));
        Assert.Empty(await Given.Imports.ReadAsync(0));
    }

    [Fact]
    public async Task The_latest_import_of_a_kind_that_ended_is_found()
    {
        Assert.Null(await Given.Imports.FindLatestAsync("retractions"));
        foreach (var (kind, file) in new[] { ("retractions", "1"), ("retractions", "2"), ("works", "3") })
            await Given.Imports.EndAsync(await Given.Imports.BeginAsync(kind, file, Noon), new ImportReport(0, 0, 0, 0), Noon);
        await Given.Imports.BeginAsync("retractions", "4", Noon);
        Assert.Equal("2", (await Given.Imports.FindLatestAsync("retractions"))!.File);
    }

    [Fact]
    public async Task A_log_entry_does_not_change_the_stamp()
    {
        var stamp = await Given.Library.ReadStampAsync();
        await Given.Imports.EndAsync(await Given.Imports.BeginAsync("works", "-", Noon), new ImportReport(0, 0, 0, 0), Noon);
        Assert.Equal(stamp, await Given.Library.ReadStampAsync());
    }
}

using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every library promises of where its records are from.</summary>
public abstract class RecordOriginContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly Work Paper = Samples.Paper(Samples.Key(1));

    [Fact]
    public async Task A_record_tells_who_gave_it_first_as_it_is_and_last()
    {
        Assert.Null(await Given.Works.FindRecordOriginAsync(Paper.Key));
        await Given.Citations.SaveAsync([Samples.Citation(2, 1)], await BeginAsync("openalex", 0));
        await Given.Works.SaveAsync([Paper], await BeginAsync("arxiv-snapshot", 1));
        Assert.Equal(
            new RecordOrigin("arxiv-snapshot", "arxiv-snapshot.gz", Noon.AddDays(1), Noon), await Given.Works.FindRecordOriginAsync(Paper.Key));

        await Given.Works.SaveAsync([Paper], await BeginAsync("arxiv-oai", 2));
        Assert.Equal(
            new RecordOrigin("arxiv-snapshot", "arxiv-snapshot.gz", Noon.AddDays(1), Noon) { Confirmed = Noon.AddDays(2) },
            await Given.Works.FindRecordOriginAsync(Paper.Key));
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task A_lesser_record_leaves_the_origin_and_a_better_one_is_its_own()
    {
        await Given.Works.SaveAsync([Paper], await BeginAsync("arxiv-snapshot", 0));
        await Given.Works.SaveAsync([Samples.Work(Paper.Key)], await BeginAsync("work-file", 1));
        Assert.Equal(
            new RecordOrigin("arxiv-snapshot", "arxiv-snapshot.gz", Noon, Noon), await Given.Works.FindRecordOriginAsync(Paper.Key));
        await Given.Works.SaveAsync([Samples.Paper(Paper.Key, versions: 2)], await BeginAsync("arxiv-oai", 2));
        Assert.Equal(
            new RecordOrigin("arxiv-oai", "arxiv-oai.gz", Noon.AddDays(2), Noon), await Given.Works.FindRecordOriginAsync(Paper.Key));
    }

    [Fact]
    public async Task A_record_of_no_import_tells_nothing_until_one_confirms_it()
    {
        await Given.Works.SaveAsync([Paper]);
        Assert.Null(await Given.Works.FindRecordOriginAsync(Paper.Key));
        Assert.Null(await Given.Works.FindRecordOriginAsync(Samples.Key(9)));
    }

    [Fact]
    public async Task Who_gave_a_record_is_no_content()
    {
        await Given.Works.SaveAsync([Paper], await BeginAsync("a", 0));
        var (stamp, hash) = (await Given.Library.ReadStampAsync(), await Given.Library.ComputeContentHashAsync());
        await Given.Works.SaveAsync([Paper], await BeginAsync("b", 1));
        Assert.Equal((stamp, hash), (await Given.Library.ReadStampAsync(), await Given.Library.ComputeContentHashAsync()));
    }

    [Fact]
    public async Task A_retraction_tells_where_it_is_from()
    {
        var retracted = new Retraction(Samples.Key("10.1000/xyz"), null);
        Assert.Null(await Given.Retractions.FindOriginAsync(Paper));
        await Given.Retractions.SaveAsync([retracted], await BeginAsync("retraction-watch", 0));
        await Given.Retractions.SaveAsync([retracted], await BeginAsync("public-dump", 1));
        Assert.Equal(
            new RecordOrigin("retraction-watch", "retraction-watch.gz", Noon, Noon), await Given.Retractions.FindOriginAsync(Paper));
        await Given.Retractions.SaveAsync([new Retraction(Paper.Key, null)]);
        Assert.Equal("retraction-watch", (await Given.Retractions.FindOriginAsync(Paper))!.Source);
    }

    [Fact]
    public async Task A_full_text_tells_where_it_is_from()
    {
        var text = new FullText(Paper.Key, null, null, [new FullTextPart(1, null, ["One."])]);
        Assert.Null(await Given.FullTexts.FindOriginAsync(Paper.Key));
        await Given.FullTexts.SaveAsync([text], await BeginAsync("fulltext-file", 0));
        await Given.FullTexts.SaveAsync([text], await BeginAsync("public-dump", 1));
        Assert.Equal(
            new RecordOrigin("fulltext-file", "fulltext-file.gz", Noon, Noon), await Given.FullTexts.FindOriginAsync(Paper.Key));
        await Given.FullTexts.RemoveAsync(Paper.Key);
        Assert.Null(await Given.FullTexts.FindOriginAsync(Paper.Key));
    }

    [Fact]
    public async Task What_sources_gave_is_summed_by_kind()
    {
        await EndAsync(await BeginAsync("b", 0), new ImportReport(1, 2, 3, 4, 5, 6), 0);
        await EndAsync(await BeginAsync("b", 2), new ImportReport(10, 20, 30, 40, 50, 60, IsComplete: false), 3, "it broke \0 off");
        await BeginAsync("b", 4);
        await EndAsync(await Given.Imports.BeginAsync("works", "-", Noon, "a"), new ImportReport(7, 0, 0, 0), 0);
        await EndAsync(await Given.Imports.BeginAsync("works", "-", Noon), new ImportReport(9, 0, 0, 0), 0);
        var sums = await Given.Imports.SumAsync();
        Assert.Equal([("a", "works"), ("b", "papers")], sums.Select(sum => (sum.Source, sum.Kind)));
        Assert.Equal((2L, new ImportReport(11, 22, 33, 44, 55, 66, IsComplete: false), Noon), (sums[1].Runs, sums[1].Report, sums[1].First));
        Assert.Equal(
            (Noon.AddDays(2), Noon.AddDays(3), "it broke \0 off", "b"),
            (sums[1].Latest.Began, sums[1].Latest.Ended, sums[1].Latest.Failure, sums[1].Latest.Source));
        Assert.Null(sums[0].Latest.Failure);
    }

    private Task<long> BeginAsync(string source, int days) => Given.Imports.BeginAsync("papers", $"{source}.gz", Noon.AddDays(days), source);

    private Task EndAsync(long import, ImportReport report, int days, string? failure = null) =>
        Given.Imports.EndAsync(import, report, Noon.AddDays(days), failure);
}

using ArxivLens.Core.Fetching;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.ArxivAtom;
using ArxivLens.Sources.Tests.ArxivAtom;
using Reply = ArxivLens.Sources.Tests.ArxivAtom.FakeArxiv.Reply;

namespace ArxivLens.Tests.Fetching;

/// <summary>Papers fetched from an arXiv on this machine into a library in SQLite.</summary>
public sealed class PaperFetchTests
{
    [Fact]
    public async Task A_paper_comes_in_once_and_is_fresh_for_a_day()
    {
        await using var fetch = FetchCase.With("2304.00001");
        await fetch.FetchAsync("2304.00001", "2304.00001");
        Assert.Equal(["2304.00001 Added"], fetch.Told);
        Assert.Equal("A paper", (await fetch.FindAsync("2304.00001"))!.Title);
        var origin = await fetch.Storage.Works.FindRecordOriginAsync(WorkKey.Of(FetchCase.Id("2304.00001")));
        Assert.Equal(("arxiv-api", "2304.00001"), (origin!.Source, origin.File));

        await fetch.FetchAsync("2304.00001");
        Assert.Equal(["2304.00001 Fresh"], fetch.Told);
        Assert.Single(fetch.Arxiv.Asked);

        await fetch.FetchAsync(new FetchWish(Again: true), "2304.00001");
        Assert.Equal(["2304.00001 Unchanged"], fetch.Told);

        fetch.Clock.Pass(PaperFetch.Freshness);
        fetch.Arxiv.Version = 2;
        await fetch.FetchAsync("2304.00001");
        Assert.Equal(["2304.00001 Updated"], fetch.Told);
        Assert.Equal(2, (await fetch.FindAsync("2304.00001"))!.Paper!.Versions.Count);
    }

    [Fact]
    public async Task A_record_from_a_time_to_come_is_not_fresh()
    {
        await using var fetch = FetchCase.With("2304.00001");
        fetch.Clock.Pass(TimeSpan.FromDays(1000));
        await fetch.FetchAsync("2304.00001");
        fetch.Clock.Pass(-TimeSpan.FromDays(1000));
        await fetch.FetchAsync("2304.00001");
        Assert.Equal(["2304.00001 Unchanged"], fetch.Told);
    }

    [Fact]
    public async Task Thousands_of_papers_go_a_hundred_at_a_time()
    {
        var ids = Enumerable.Range(1, 2_345).Select(number => $"2304.{number:00000}").ToList();
        await using var fetch = FetchCase.With(ids);

        await fetch.FetchAsync(new FetchWish(), ids.Append("2304.09999"));

        Assert.Equal(2_345, fetch.Papers.Count(one => one.Result == FetchResult.Added));
        Assert.Equal("2304.09999", fetch.Papers.Single(one => one.Result == FetchResult.Unknown).Id.ToString());
        // The one that is unknown is asked for twice.
        Assert.Equal(25, fetch.Arxiv.Asked.Count);
        var entry = Assert.Single(await fetch.Storage.Imports.ReadAsync(10));
        Assert.Equal((2_345, true, "2304.00001 and 2345 more"), (entry.Report!.Added, entry.Report.IsComplete, entry.File));
    }

    [Fact]
    public async Task Where_arXiv_falls_silent_the_rest_fails_and_says_when_to_try_again()
    {
        var ids = Enumerable.Range(1, 250).Select(number => $"2304.{number:00000}").ToList();
        await using var fetch = FetchCase.With(ids);
        fetch.Arxiv.Then(_ => null).Then(Reply.Busy);

        await fetch.FetchAsync(new FetchWish(), ids);

        Assert.Equal((100, 150), (fetch.Papers.Count(one => one.Result == FetchResult.Added), fetch.Papers.Count(one => one.IsOutage)));
        Assert.All(fetch.Papers.Where(one => one.IsOutage), one => Assert.Equal("arXiv gave no answer: status 503", one.Reason));
        Assert.True(fetch.Papers[^1].Retry > fetch.Clock.GetUtcNow().AddMinutes(100));
        Assert.Equal(2, fetch.Arxiv.Asked.Count);
        var state = await fetch.Storage.States.FindAsync("arxiv-api", "");
        Assert.Equal(("arXiv gave no answer: status 503", 1, fetch.Papers[^1].Retry), (state!.Failure, state.Failures, state.Retry));
        Assert.False((await fetch.Storage.Imports.ReadAsync(1))[0].Report!.IsComplete);

        await fetch.FetchAsync(new FetchWish(), ids);
        Assert.Equal((100, 150), (fetch.Papers.Count(one => one.Result == FetchResult.Fresh), fetch.Papers.Count(one => one.Result == FetchResult.Added)));
        Assert.False((await fetch.Storage.States.FindAsync("arxiv-api", ""))!.IsFailing);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_among_the_rejected_with_its_reason()
    {
        await using var fetch = FetchCase.With();
        fetch.Arxiv.Then(new Reply(AtomFeeds.Feed(1, 0, AtomFeeds.Entry("2304.00001v1", title: ""))));

        await fetch.FetchAsync("2304.00001");

        Assert.Equal(["2304.00001 Failed"], fetch.Told);
        Assert.Contains("title is missing", Assert.Single(await File.ReadAllLinesAsync(fetch.Directory.RejectedFile)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_full_record_tells_is_not_lost_to_the_API()
    {
        await using var fetch = FetchCase.With("2304.00001");
        var full = new Work
        {
            Key = WorkKey.Of(FetchCase.Id("2304.00001")),
            Title = "The full record",
            Abstract = "In full.",
            Paper = new PaperFacts
            {
                License = "http://creativecommons.org/licenses/by/4.0/",
                Submitter = "S. Ubmitter",
                Versions = [new PaperVersion(1, new DateTimeOffset(2023, 4, 1, 8, 0, 0, TimeSpan.Zero))],
                MetadataChanged = new DateOnly(2023, 4, 2),
            },
        };
        await fetch.Storage.Works.SaveAsync([full]);

        await fetch.FetchAsync("2304.00001");
        Assert.Equal(["2304.00001 Unchanged"], fetch.Told);
        Assert.Equal("The full record", (await fetch.FindAsync("2304.00001"))!.Title);

        fetch.Arxiv.Version = 3;
        await fetch.FetchAsync(new FetchWish(Again: true), "2304.00001");
        Assert.Equal(["2304.00001 Updated"], fetch.Told);
        var now = (await fetch.FindAsync("2304.00001"))!;
        Assert.Equal(("A paper", full.Paper.License, "S. Ubmitter"), (now.Title, now.Paper!.License, now.Paper.Submitter));
        // The text of the version before is kept to compare.
        Assert.Equal("The full record", Assert.Single(await fetch.Storage.Works.FindTextsAsync(full.Key)).Title);
    }

    [Fact]
    public async Task Neighbours_come_with_their_facts_and_are_not_asked_for_twice()
    {
        await using var fetch = FetchCase.With("2304.00001", "2304.00002");
        var neighbours = new FetchCase.Neighbours();
        fetch.Citations.Add(neighbours);

        await fetch.FetchAsync(new FetchWish(Surroundings: true), "2304.00001", "2304.00002", "2304.00003");

        var told = Assert.Single(fetch.Surroundings);
        Assert.Equal((2, 2, 2), (told.Papers, told.References, told.Citations));
        // It stays a work with what the source told; nobody asked arXiv for its record.
        var cited = (await fetch.FindAsync("hep-th/9901001"))!;
        Assert.Equal(("An older work", WorkKind.Work), (cited.Title, cited.Kind));
        Assert.Equal(WorkKind.Unresolved, (await fetch.FindAsync("2401.00009"))!.Kind);
        Assert.Equal(["semantic-scholar", "arxiv-api"], (await fetch.Storage.Imports.ReadAsync(5)).Select(entry => entry.Source).Order(StringComparer.Ordinal).Reverse());

        await fetch.FetchAsync(new FetchWish(Surroundings: true), "2304.00001", "2304.00002");
        Assert.Single(neighbours.Asked);
        await fetch.FetchAsync(new FetchWish(Again: true, Surroundings: true), "2304.00001");
        Assert.Equal(2, neighbours.Asked.Count);
    }

    [Fact]
    public async Task A_source_of_citations_that_fails_costs_no_paper()
    {
        await using var fetch = FetchCase.With("2304.00001");
        fetch.Citations.Add(new FetchCase.Neighbours { Faults = [new SourceFault("2304.00001", "it has no such paper", null)] });

        await fetch.FetchAsync(new FetchWish(Surroundings: true), "2304.00001");

        Assert.Equal(["2304.00001 Added"], fetch.Told);
        Assert.Equal("it has no such paper", Assert.Single(Assert.Single(fetch.Surroundings).Faults).Reason);
    }

    [Fact]
    public async Task A_fetch_that_is_stopped_keeps_what_came_and_says_so_in_the_log()
    {
        var ids = Enumerable.Range(1, 300).Select(number => $"2304.{number:00000}").ToList();
        await using var fetch = FetchCase.With(ids);
        using var stop = new CancellationTokenSource();
        fetch.Arxiv.Then(_ => null).Then(_ =>
        {
            stop.Cancel();
            return null;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch.Fetch.FetchAsync([.. ids.Select(FetchCase.Id)], new FetchWish(), fetch, stop.Token));

        Assert.Equal(100, fetch.Papers.Count);
        Assert.NotNull(await fetch.FindAsync("2304.00100"));
        Assert.Null(await fetch.FindAsync("2304.00101"));
        var entry = Assert.Single(await fetch.Storage.Imports.ReadAsync(5));
        Assert.Equal((false, 100), (entry.Report!.IsComplete, entry.Report.Added));
    }

    [Fact]
    public async Task It_waits_for_whoever_changes_the_library()
    {
        await using var fetch = FetchCase.With("2304.00001");
        Task running;
        using (fetch.Directory.Lock(DirectoryRole.Builder))
        {
            running = fetch.FetchAsync("2304.00001");
            await Eventually.IsTrueAsync(() => Task.FromResult(fetch.Clock.Waits.Count > 0), () => "Nothing waits.");
            Assert.False(running.IsCompleted);
        }

        await running;
        Assert.Equal(["2304.00001 Added"], fetch.Told);
    }

    [Fact]
    public void The_API_says_what_its_records_lack() =>
        Assert.Contains("without licence", ArxivAtomClient.About.Gives, StringComparison.Ordinal);
}

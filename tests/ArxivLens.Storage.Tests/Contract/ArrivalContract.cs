using ArxivLens.Core.Following;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every library promises of when things came to it.</summary>
public abstract class ArrivalContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private const int Many = 100;

    [Fact]
    public async Task A_work_is_new_with_the_change_that_brought_it_and_not_before_or_after()
    {
        await SaveAsync(1);
        var first = await ReadChangeAsync();
        await SaveAsync(2);
        var second = await ReadChangeAsync();

        Assert.Equal([Samples.Key(2)], await ReadAsync(first, second));
        Assert.Equal([Samples.Key(2), Samples.Key(1)], await ReadAsync(0, second));
        Assert.Equal([Samples.Key(1)], await ReadAsync(0, first));
        Assert.Empty(await ReadAsync(second, second + Many));
        Assert.Single(await Given.Arrivals.ReadWorksAsync(0, second, 1));
    }

    [Fact]
    public async Task A_work_that_comes_again_is_not_new_again()
    {
        await SaveAsync(1);
        var before = await ReadChangeAsync();
        await SaveAsync(1);
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1), versions: 2)]);
        Assert.Empty(await ReadAsync(before, await ReadChangeAsync()));
    }

    [Fact]
    public async Task A_work_that_was_only_cited_is_new_when_its_first_record_comes()
    {
        await Given.Citations.SaveAsync([Samples.Citation(2, 1)], 0);
        var cited = await ReadChangeAsync();
        Assert.Empty(await ReadAsync(0, cited));
        await SaveAsync(1);
        Assert.Equal([Samples.Key(1)], await ReadAsync(cited, await ReadChangeAsync()));
    }

    [Fact]
    public async Task A_work_that_is_one_with_an_older_one_is_not_new()
    {
        await Given.Works.SaveAsync([Samples.Work(Samples.Key(1))]);
        var before = await ReadChangeAsync();
        await SaveAsync(2, 3);
        await Given.Merges.JoinAsync([new MergeClaim(Samples.Key(1), Samples.Key(2), MergeRule.Hand, "Same.")], DateTimeOffset.UnixEpoch);
        var after = await ReadChangeAsync();
        Assert.Equal([Samples.Key(3)], await ReadAsync(before, after));

        await Given.Merges.SplitAsync(Samples.Key(1), "Other.", DateTimeOffset.UnixEpoch);
        Assert.Equal([Samples.Key(2), Samples.Key(3)], (await ReadAsync(before, await ReadChangeAsync())).OrderBy(key => key.ToString()));
    }

    [Fact]
    public async Task Two_new_works_that_are_one_are_new_once_as_the_one_that_is_shown()
    {
        await Given.Works.SaveAsync([Samples.Work(Samples.Key(1)), Samples.Paper(Samples.Key(2))]);
        await Given.Merges.JoinAsync([new MergeClaim(Samples.Key(1), Samples.Key(2), MergeRule.Hand, "Same.")], DateTimeOffset.UnixEpoch);
        Assert.Equal([Samples.Key(2)], await ReadAsync(0, await ReadChangeAsync()));
    }

    [Fact]
    public async Task A_work_that_takes_the_place_of_one_told_before_came_with_that_one()
    {
        await Given.Works.SaveAsync([Samples.Work(Samples.Key(1))]);
        var told = await ReadChangeAsync();
        await SaveAsync(2);
        await Given.Merges.JoinAsync([new MergeClaim(Samples.Key(1), Samples.Key(2), MergeRule.Hand, "Same.")], DateTimeOffset.UnixEpoch);
        var came = Assert.Single(await Given.Arrivals.ReadWorksAsync(0, await ReadChangeAsync(), Many));
        Assert.Equal((Samples.Key(2), true), (came.Key, came.Change <= told));
    }

    [Fact]
    public async Task A_newer_version_a_withdrawal_and_a_retraction_are_events_of_the_work_once_each()
    {
        await SaveAsync(1);
        var before = await ReadChangeAsync();
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1), versions: 2)]);
        await Given.Works.SaveAsync([Withdrawn(3)]);
        await Given.Retractions.SaveAsync([new Retraction(Samples.Key(1), null)]);
        await Given.Retractions.SaveAsync([new Retraction(Samples.Key(1), Samples.Key(9))]);
        var after = await ReadChangeAsync();

        var events = await Given.Arrivals.FindEventsAsync(Samples.Key(1), before, after);
        Assert.Equal(
            [(WorkEventKind.Version, 2), (WorkEventKind.Version, 3), (WorkEventKind.Withdrawn, 0), (WorkEventKind.Retracted, 0)],
            events.Select(one => (one.Kind, one.Version)));
        Assert.Empty(await Given.Arrivals.FindEventsAsync(Samples.Key(1), after, after + Many));
        Assert.Empty(await Given.Arrivals.FindEventsAsync(Samples.Key(1), 0, before));
        Assert.Empty(await Given.Arrivals.FindEventsAsync(Samples.Key(8), 0, after));
    }

    [Fact]
    public async Task A_citation_tells_with_which_change_it_came_however_often_it_is_asserted()
    {
        await SaveAsync(1, 2, 3);
        await Given.Citations.SaveAsync([Samples.Citation(2, 1)], 0);
        var first = await ReadChangeAsync();
        await Given.Citations.SaveAsync([Samples.Citation(2, 1, "other"), Samples.Citation(3, 1)], 0);

        var came = await Given.Arrivals.FindCitationsAsync(Samples.Key(1), [Samples.Key(2), Samples.Key(3), Samples.Key(1)]);
        Assert.True(came[0] > 0 && came[0] <= first, $"{came[0]} {first}");
        Assert.True(came[1] > first, $"{came[1]} {first}");
        Assert.Equal(0, came[2]);
    }

    private static Work Withdrawn(int versions)
    {
        var paper = Samples.Paper(Samples.Key(1), versions);
        return paper with { Paper = paper.Paper! with { Comments = "This paper has been withdrawn by the author." } };
    }

    private Task<IReadOnlyList<SaveOutcome>> SaveAsync(params int[] numbers) => Given.Works.SaveAsync([.. numbers.Select(number => Samples.Paper(Samples.Key(number)))]);

    private async Task<long> ReadChangeAsync() => long.Parse((await Given.Library.ReadStampAsync()).Split('-')[0], null);

    private async Task<IEnumerable<WorkKey>> ReadAsync(long after, long upTo) =>
        (await Given.Arrivals.ReadWorksAsync(after, upTo, Many)).Select(one => one.Key);
}

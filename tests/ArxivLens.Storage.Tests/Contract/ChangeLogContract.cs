using ArxivLens.Core.Indexing;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Tests;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every log of changes promises.</summary>
public abstract class ChangeLogContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_state_nobody_follows_is_unknown()
    {
        var stamp = await Given.Library.ReadStampAsync();
        await Given.Works.SaveAsync([Samples.Work(Samples.Key(1))]);
        Assert.Null(await Given.Changes.ReadChangesAsync(stamp, 10));
        await Given.Changes.FollowAsync();
        Assert.Null(await Given.Changes.ReadChangesAsync(stamp, 10));
        foreach (var none in new[] { "", "-", "1", "x-y", "99999999999999999999-a", "1-0123456789abcdef" })
            Assert.Null(await Given.Changes.ReadChangesAsync(none, 10));
    }

    [Fact]
    public async Task A_state_of_another_library_is_unknown()
    {
        using var other = TEngine.Open();
        await Given.Works.SaveAsync([Samples.Work(Samples.Key(1))]);
        await other.Works.SaveAsync([Samples.Work(Samples.Key(1))]);
        await other.Changes.FollowAsync();
        Assert.Null(await other.Changes.ReadChangesAsync(await Given.Changes.FollowAsync(), 10));
    }

    [Fact]
    public async Task To_follow_changes_nothing_and_names_the_present_state()
    {
        var stamp = await Given.Library.ReadStampAsync();
        Assert.Equal(stamp, await Given.Changes.FollowAsync());
        Assert.Equal(stamp, await Given.Changes.FollowAsync());
        Assert.Equal(stamp, await Given.Library.ReadStampAsync());
        Assert.Equal(0, (await Given.Changes.ReadChangesAsync(stamp, 0))!.Count);
    }

    [Fact]
    public async Task New_and_changed_works_are_named_and_unchanged_ones_are_not()
    {
        await Given.Works.SaveAsync([Samples.Work(Samples.Key(1)), Samples.Work(Samples.Key(2)), Samples.Paper(Samples.Key(3))]);
        var stamp = await Given.Changes.FollowAsync();
        await Given.Works.SaveAsync([Samples.Work(Samples.Key(3)), Samples.Paper(Samples.Key(2)), Samples.Work(Samples.Key(4))]);
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(4)), Samples.Work(Samples.Key(1))]);
        Assert.Equal([Samples.Key(2), Samples.Key(4)], await WorksSinceAsync(stamp));
        Assert.Empty((await SinceAsync(stamp)).Citing);
    }

    [Fact]
    public async Task Works_whose_references_changed_are_named()
    {
        await Given.Citations.SaveAsync([Samples.Citation(1, 2), Samples.Citation(3, 4), Samples.Citation(5, 6)], import: 1);
        var stamp = await Given.Changes.FollowAsync();
        await Given.Citations.SaveAsync(
            [Samples.Citation(1, 4), Samples.Citation(3, 4, "other"), Samples.Citation(5, 6), Samples.Citation(7, 2)], import: 2);
        Assert.Equal([Samples.Key(1), Samples.Key(3), Samples.Key(7)], await CitingSinceAsync(stamp));
        Assert.Equal([Samples.Key(7)], await WorksSinceAsync(stamp));
    }

    [Fact]
    public async Task A_removed_work_is_named_until_it_is_there_again()
    {
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1)), Samples.Paper(Samples.Key(2)), Samples.Paper(Samples.Key(3))]);
        await Given.Citations.SaveAsync([Samples.Citation(1, 3), Samples.Citation(3, 2)], import: 1);
        var stamp = await Given.Changes.FollowAsync();
        Given.Remove(Samples.Key(3));
        Assert.Empty(await Given.Library.CheckAsync());
        var changes = await SinceAsync(stamp);
        Assert.Equal([Samples.Key(3)], changes.Removed);
        Assert.Empty(changes.Works);
        Assert.Equal([Samples.Key(1)], await CitingSinceAsync(stamp));

        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(9)), Samples.Paper(Samples.Key(3))]);
        Assert.Empty((await SinceAsync(stamp)).Removed);
        Assert.Equal([Samples.Key(3), Samples.Key(9)], await WorksSinceAsync(stamp));
        // It had references; whoever follows must learn that they are gone.
        Assert.Superset(new HashSet<WorkKey> { Samples.Key(1), Samples.Key(3) }, (await CitingSinceAsync(stamp)).ToHashSet());
    }

    [Fact]
    public async Task More_than_the_limit_is_too_much()
    {
        await Given.Works.SaveAsync([Samples.Work(Samples.Key(0))]);
        var stamp = await Given.Changes.FollowAsync();
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(0)), Samples.Work(Samples.Key(1))]);
        await Given.Citations.SaveAsync([Samples.Citation(1, 0)], import: 1);
        Assert.Equal(3, (await Given.Changes.ReadChangesAsync(stamp, 3))!.Count);
        Assert.Null(await Given.Changes.ReadChangesAsync(stamp, 2));
        Assert.Null(await Given.Changes.ReadChangesAsync(stamp, 0));
    }

    [Fact]
    public async Task Several_states_are_followed_until_the_older_ones_are_forgotten()
    {
        var first = await Given.Changes.FollowAsync();
        await Given.Works.SaveAsync([Samples.Work(Samples.Key(1))]);
        var second = await Given.Changes.FollowAsync();
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1)), Samples.Work(Samples.Key(2))]);
        var third = await Given.Changes.FollowAsync();
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(2))]);
        foreach (var stamp in new[] { first, second })
            Assert.Equal([Samples.Key(1), Samples.Key(2)], await WorksSinceAsync(stamp));
        Assert.Equal([Samples.Key(2)], await WorksSinceAsync(third));

        await Given.Changes.ForgetBeforeAsync("1-unknown");
        await Given.Changes.ForgetBeforeAsync(third);
        Assert.Null(await Given.Changes.ReadChangesAsync(first, 10));
        Assert.Null(await Given.Changes.ReadChangesAsync(second, 10));
        Assert.Equal([Samples.Key(2)], await WorksSinceAsync(third));
    }

    [Fact]
    public async Task Works_and_their_whole_references_are_read_by_number_in_the_order_asked_for()
    {
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1)), Samples.Paper(Samples.Key(2))]);
        await Given.Citations.SaveAsync(
            [Samples.Citation(2, 3), Samples.Citation(2, 1), Samples.Citation(2, 3, "other"), Samples.Citation(1, 2)], import: 1);
        var numbers = await Given.Works.ReadAllAsync().ToDictionaryAsync(work => work.Work.Key, work => work.Number);
        long[] asked = [numbers[Samples.Key(3)], 7_777, numbers[Samples.Key(2)]];

        var works = await Given.Changes.ReadWorksAsync(asked);
        Assert.Equal([Samples.Key(3), Samples.Key(2)], works.Select(work => work.Work.Key));
        Assert.Equal(WorkPrecedence.Fingerprint(Samples.Paper(Samples.Key(2))), WorkPrecedence.Fingerprint(works[1].Work));

        var rows = await Given.Changes.ReadReferencesAsync(asked);
        Assert.Equal([Samples.Key(3), Samples.Key(2)], rows.Select(row => row.Citing));
        Assert.Empty(rows[0].Cited);
        Assert.Equal([new CitedKey(Samples.Key(1), 0b01), new CitedKey(Samples.Key(3), 0b11)], rows[1].Cited);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_is_read_by_steps_is_what_is_there_in_the_end(int seed)
    {
        var replica = new Replica();
        var stamp = await Given.Changes.FollowAsync();
        var random = new Sequence((ulong)seed);
        for (var step = 0; step < 60; step++)
        {
            for (var act = random.Below(3); act >= 0; act--)
                await ActAsync(random);
            var next = random.Below(4) == 0 ? stamp : await Given.Changes.FollowAsync();
            await replica.TakeAsync(Given.Changes, await SinceAsync(stamp));
            if (next != stamp && random.Below(2) == 0)
                await Given.Changes.ForgetBeforeAsync(next);
            stamp = next;
        }

        await replica.AssertEqualAsync(Given);
    }

    private async Task ActAsync(Sequence random)
    {
        switch (random.Below(7))
        {
            case 0:
                Given.Remove(Samples.Key(random.Below(30)));
                break;
            case 5:
                await Given.Merges.JoinAsync(
                    [new MergeClaim(Samples.Key(random.Below(30)), Samples.Key(random.Below(30)), MergeRule.Hand, "Same.")], Noon);
                break;
            case 6:
                await Given.Merges.SplitAsync(Samples.Key(random.Below(30)), "Other.", Noon);
                break;
            case 1 or 2:
                var (citing, cited) = (random.Below(30), random.Below(30));
                if (citing != cited)
                    await Given.Citations.SaveAsync([Samples.Citation(citing, cited, $"o{random.Below(2)}")], random.Below(9));
                break;
            default:
                await Given.Works.SaveAsync([Samples.Paper(Samples.Key(random.Below(30)), versions: 1 + random.Below(5))]);
                break;
        }
    }

    private async Task<LibraryChanges> SinceAsync(string stamp) =>
        await Given.Changes.ReadChangesAsync(stamp, 1000) ?? throw new InvalidOperationException($"{stamp} is not known.");

    private async Task<IEnumerable<WorkKey>> WorksSinceAsync(string stamp) => Sorted(
        (await Given.Changes.ReadWorksAsync((await SinceAsync(stamp)).Works)).Select(work => work.Work.Key));

    private async Task<IEnumerable<WorkKey>> CitingSinceAsync(string stamp) => Sorted(
        (await Given.Changes.ReadReferencesAsync((await SinceAsync(stamp)).Citing)).Select(row => row.Citing));

    private static IEnumerable<WorkKey> Sorted(IEnumerable<WorkKey> keys) => keys.OrderBy(key => key.SortText, StringComparer.Ordinal);

    /// <summary>A copy of a library that is kept by nothing but its changes.</summary>
    private sealed class Replica
    {
        private readonly Dictionary<WorkKey, string> _works = [];
        private readonly Dictionary<WorkKey, List<CitedKey>> _references = [];

        public async Task TakeAsync(IChangeLog log, LibraryChanges changes)
        {
            var again = _references.Where(row => row.Value.Exists(cited => changes.Merged.Any(one => one.Key == cited.Key) || changes.Removed.Contains(cited.Key))).Select(row => row.Key);
            var citing = changes.Citing.Concat(changes.Merged.Select(one => one.Number)).Concat(await log.FindNumbersAsync([.. again])).ToList();
            foreach (var key in changes.Removed.Concat(changes.Merged.Where(one => one.Work != one.Key).Select(one => one.Key)))
            {
                _works.Remove(key);
                _references.Remove(key);
            }

            foreach (var (_, work) in await log.ReadWorksAsync([.. changes.Works, .. changes.Merged.Select(one => one.Number)]))
                _works[work.Key] = Convert.ToHexString(WorkPrecedence.Fingerprint(work));
            foreach (var row in await log.ReadReferencesAsync(citing))
                _references[row.Citing] = [.. row.Cited];
        }

        public async Task AssertEqualAsync(TestLibrary library)
        {
            var members = await library.Merges.ReadNumbersAsync().Select(one => one.Member).ToListAsync();
            var works = await library.Works.ReadAllAsync().Where(work => !members.Contains(work.Number)).ToListAsync();
            Assert.Equal(
                works.ToDictionary(work => work.Work.Key, work => Convert.ToHexString(WorkPrecedence.Fingerprint(work.Work))), _works);
            var rows = await library.Changes.ReadReferencesAsync([.. works.Select(work => work.Number), .. members]);
            Assert.Equal(works.Count, rows.Count);
            Assert.All(rows, row => Assert.Equal(row.Cited, _references.GetValueOrDefault(row.Citing) ?? []));
            Assert.True(_references.Keys.All(_works.ContainsKey), "A row is left of a work that is gone.");
        }
    }
}

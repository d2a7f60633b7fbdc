using ArxivLens.Core.Citations;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Tests;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of merges promises.</summary>
public abstract class MergeStoreContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly WorkKey Paper = Samples.Key("2311.09227");
    private static readonly WorkKey Published = Samples.Key("10.1000/one");
    private static readonly WorkKey Listed = Samples.Key("work:listed");
    private static readonly WorkKey Other = Samples.Key("2311.00001");

    [Fact]
    public async Task The_paper_with_arxivs_record_is_the_work()
    {
        await SaveAsync();
        Assert.Equal([MergeOutcome.Made], await JoinAsync((Paper, Published, MergeRule.Doi)));
        Assert.Equal([Paper, Paper, Listed, Samples.Key("10.1000/nobody")], await Given.Merges.FindWorksAsync([Published, Paper, Listed, Samples.Key("10.1000/nobody")]));
        var merge = Assert.Single(await Given.Merges.FindGroupAsync(Published));
        Assert.Equal(new Merge(Published, Paper, Paper, MergeRule.Doi, "Doi says so", Noon), merge);
        Assert.Equal([merge], await Given.Merges.FindGroupAsync(Paper));
        Assert.Empty(await Given.Merges.FindGroupAsync(Listed));
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task The_better_known_is_the_work_else_that_of_the_smaller_key()
    {
        var (b, a) = (Samples.Key("10.1000/b"), Samples.Key("10.1000/a"));
        await Given.Works.SaveAsync([Samples.Unresolved(Paper), Samples.Work(b), Samples.Work(a)]);
        await JoinAsync((Paper, b, MergeRule.Doi));
        Assert.Equal([b], await Given.Merges.FindWorksAsync([Paper]));
        await JoinAsync((b, a, MergeRule.Hand));
        Assert.Equal([a, a, a], await Given.Merges.FindWorksAsync([Paper, b, a]));
    }

    [Fact]
    public async Task Joining_a_work_that_has_members_moves_them_and_a_split_takes_back_what_came_with_it()
    {
        await SaveAsync();
        await JoinAsync((Published, Listed, MergeRule.Title), (Paper, Published, MergeRule.Doi));
        Assert.Equal([Paper, Paper], await Given.Merges.FindWorksAsync([Published, Listed]));
        Assert.Equal(Published, (await Given.Merges.FindGroupAsync(Paper)).Single(one => one.Member == Listed).Twin);

        Assert.Equal(SplitOutcome.Made, await Given.Merges.SplitAsync(Published, "Another paper.", Noon.AddDays(1)));
        Assert.Equal([Published, Published, Paper], await ShownAsync(Published, Listed, Paper));
        var history = await Given.Merges.ReadHistoryAsync(Listed);
        Assert.Equal([MergeEnding.Moved, MergeEnding.Moved, null], history.Where(one => one.Member == Listed).Select(one => one.End?.By));
        Assert.Equal(MergeRule.Title, history[^1].Rule);
        var ended = (await Given.Merges.ReadHistoryAsync(Published)).Single(one => one.End?.By == MergeEnding.Hand);
        Assert.Equal(new MergeEnd(MergeEnding.Hand, "Another paper.", Noon.AddDays(1)), ended.End);
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task What_somebody_split_no_rule_joins_again_and_somebody_may()
    {
        await SaveAsync();
        await JoinAsync((Published, Listed, MergeRule.Title), (Paper, Published, MergeRule.Doi));
        await Given.Merges.SplitAsync(Published, "Another paper.", Noon);
        foreach (var claim in new[] { (Paper, Published, MergeRule.Doi), (Published, Paper, MergeRule.Identifier), (Paper, Listed, MergeRule.Doi) })
            Assert.Equal([MergeOutcome.KeptApart], await JoinAsync(claim));
        Assert.Equal([MergeOutcome.Made], await JoinAsync((Paper, Published, MergeRule.Hand)));
        Assert.Equal([Paper, Paper], await ShownAsync(Published, Listed));
    }

    [Fact]
    public async Task No_rule_joins_two_papers_of_arxiv_and_somebody_may()
    {
        await SaveAsync();
        await JoinAsync((Paper, Published, MergeRule.Doi));
        Assert.Equal([MergeOutcome.Conflict, MergeOutcome.Conflict], await JoinAsync((Other, Paper, MergeRule.Identifier), (Other, Published, MergeRule.Doi)));
        Assert.Equal([MergeOutcome.Made], await JoinAsync((Other, Published, MergeRule.Hand)));
        Assert.Single((await ShownAsync(Other, Paper, Published)).Distinct());
    }

    [Fact]
    public async Task By_title_alone_two_dois_are_not_one()
    {
        var second = Samples.Key("10.1000/two");
        await Given.Works.SaveAsync([Samples.Work(Published), Samples.Work(second), Samples.Work(Listed)]);
        await JoinAsync((Listed, Published, MergeRule.Title));
        Assert.Equal([MergeOutcome.Conflict], await JoinAsync((Listed, second, MergeRule.Title)));
        Assert.Equal([MergeOutcome.Made], await JoinAsync((Listed, second, MergeRule.Identifier)));
    }

    [Fact]
    public async Task A_surer_reason_takes_the_place_of_a_less_sure_one_whichever_came_first()
    {
        await SaveAsync();
        await JoinAsync((Paper, Published, MergeRule.Title));
        var before = await Given.Library.ReadStampAsync();
        Assert.Equal([MergeOutcome.Known], await JoinAsync((Published, Paper, MergeRule.Doi)));
        Assert.Equal(MergeRule.Doi, Assert.Single(await Given.Merges.FindGroupAsync(Paper)).Rule);
        Assert.NotEqual(before, await Given.Library.ReadStampAsync());
        before = await Given.Library.ReadStampAsync();
        Assert.Equal([MergeOutcome.Known], await JoinAsync((Published, Paper, MergeRule.Title)));
        Assert.Equal(before, await Given.Library.ReadStampAsync());
    }

    [Fact]
    public async Task What_cannot_be_joined_or_split_says_so()
    {
        await SaveAsync();
        var nobody = Samples.Key("10.1000/nobody");
        Assert.Equal([MergeOutcome.Impossible, MergeOutcome.Impossible], await JoinAsync((Paper, nobody, MergeRule.Hand), (Paper, Paper, MergeRule.Hand)));
        Assert.Equal(SplitOutcome.Unknown, await Given.Merges.SplitAsync(nobody, "No.", Noon));
        Assert.Equal(SplitOutcome.NoMember, await Given.Merges.SplitAsync(Paper, "No.", Noon));
        Assert.Empty(await Given.Merges.ReadHistoryAsync(nobody));
    }

    [Fact]
    public async Task They_are_listed_by_rule_in_force_or_undone()
    {
        await SaveAsync();
        await JoinAsync((Paper, Published, MergeRule.Doi), (Other, Listed, MergeRule.Title));
        await Given.Merges.SplitAsync(Listed, "Other.", Noon);
        Assert.Equal([Published], await Given.Merges.ReadAllAsync().Select(one => one.Member).ToListAsync());
        Assert.Equal([Listed], await Given.Merges.ReadAllAsync(undone: true).Select(one => one.Member).ToListAsync());
        Assert.Empty(await Given.Merges.ReadAllAsync(MergeRule.Title).ToListAsync());
        Assert.Single(await Given.Merges.ReadAllAsync(MergeRule.Title, undone: true).ToListAsync());
    }

    [Fact]
    public async Task References_are_those_of_all_led_to_works_with_everybody_who_asserts_them()
    {
        await SaveAsync();
        await Given.Citations.SaveAsync(
        [
            new Citation(Paper, Other, "arxiv"), new Citation(Published, Other, "openalex"), new Citation(Published, Listed, "openalex"),
            new Citation(Published, Paper, "openalex"), new Citation(Other, Published, "file"), new Citation(Other, Paper, "arxiv"),
        ], 1);
        await JoinAsync((Paper, Published, MergeRule.Doi));
        var numbers = await Given.Works.ReadAllAsync().ToDictionaryAsync(work => work.Work.Key, work => work.Number);
        var rows = await Given.Changes.ReadReferencesAsync([numbers[Published], numbers[Paper], numbers[Other]]);
        var origins = await Given.Citations.ReadOriginsAsync();
        Assert.Equal([Paper, Other], rows.Select(row => row.Citing));
        Assert.Equal(
            [(Other, "arxiv openalex"), (Listed, "openalex")],
            rows[0].Cited.Select(one => (one.Key, Names(one.Origins))).OrderBy(one => one.Key.SortText, StringComparer.Ordinal));
        Assert.Equal([(Paper, "arxiv file")], rows[1].Cited.Select(one => (one.Key, Names(one.Origins))));
        Assert.Empty(await Given.Changes.ReadWorksAsync([numbers[Published]]));
        string Names(uint mask) => string.Join(' ', origins.Where((_, bit) => (mask >> bit & 1) != 0).Order());
    }

    [Fact]
    public async Task Another_library_that_takes_them_in_has_the_same_and_the_hash_does_not_depend_on_the_order()
    {
        await SaveAsync();
        var bare = await Given.Library.ComputeContentHashAsync();
        await JoinAsync((Published, Listed, MergeRule.Title), (Paper, Published, MergeRule.Doi), (Other, Published, MergeRule.Hand));
        await Given.Merges.SplitAsync((await ShownAsync(Other))[0] == Other ? Published : Other, "No.", Noon);
        var told = await Given.Merges.ReadAllAsync(undone: true).Concat(Given.Merges.ReadAllAsync()).Where(one => one.End?.By != MergeEnding.Rule).ToListAsync();
        Assert.NotEqual(bare, await Given.Library.ComputeContentHashAsync());

        using var mirror = TEngine.Open();
        await SaveAsync(mirror);
        await mirror.Merges.SaveAsync([.. told.OrderBy(one => one.End is null).ThenByDescending(one => one.Member.SortText, StringComparer.Ordinal)]);
        Assert.Equal(await Given.Library.ComputeContentHashAsync(), await mirror.Library.ComputeContentHashAsync());
        Assert.All(await mirror.Merges.SaveAsync(told), outcome => Assert.Equal(SaveOutcome.Unchanged, outcome));
        Assert.Equal([MergeOutcome.KeptApart], await mirror.Merges.JoinAsync([new MergeClaim(Other, Published, MergeRule.Identifier, "x")], Noon));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task There_are_never_chains_or_circles_whatever_is_joined_split_and_removed(int seed)
    {
        var random = new Sequence((ulong)seed);
        for (var step = 0; step < 120; step++)
        {
            var (one, other) = (Samples.Key(random.Below(12)), Samples.Key(random.Below(12)));
            switch (random.Below(8))
            {
                case 0:
                    Given.Remove(one);
                    break;
                case 1:
                    await Given.Merges.SplitAsync(one, "No.", Noon);
                    break;
                case 2 or 3:
                    await Given.Works.SaveAsync([Samples.Any(random.Below(12))]);
                    break;
                default:
                    await JoinAsync((one, other, random.Below(2) == 0 ? MergeRule.Hand : MergeRule.Title));
                    break;
            }
        }

        Assert.Empty(await Given.Library.CheckAsync());
        var merges = await Given.Merges.ReadAllAsync().ToListAsync();
        var works = merges.Select(one => one.Work).ToHashSet();
        Assert.DoesNotContain(merges, one => works.Contains(one.Member));
        Assert.All(merges, one => Assert.True(one.Twin == one.Work || merges.Any(twin => twin.Member == one.Twin && twin.Work == one.Work)));
    }

    private Task<IReadOnlyList<SaveOutcome>> SaveAsync() => SaveAsync(Given);

    private static Task<IReadOnlyList<SaveOutcome>> SaveAsync(TestLibrary library) => library.Works.SaveAsync(
        [Samples.Paper(Paper) with { Doi = null }, Samples.Work(Published), Samples.Work(Listed), Samples.Paper(Other) with { Doi = null }]);

    private Task<IReadOnlyList<WorkKey>> ShownAsync(params WorkKey[] keys) => Given.Merges.FindWorksAsync(keys);

    private Task<IReadOnlyList<MergeOutcome>> JoinAsync(params (WorkKey One, WorkKey Other, MergeRule Rule)[] claims) =>
        Given.Merges.JoinAsync([.. claims.Select(one => new MergeClaim(one.One, one.Other, one.Rule, $"{one.Rule} says so"))], Noon);
}

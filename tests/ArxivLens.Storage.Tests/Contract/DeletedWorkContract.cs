using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every library keeps of records that their source took away, and of what else arXiv records of a paper.</summary>
public abstract class DeletedWorkContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly WorkKey Key = Samples.Key(1);
    private static readonly DateOnly Changed = new(2021, 2, 3);

    [Fact]
    public async Task Classes_sizes_and_letters_come_back_as_they_were_saved()
    {
        var paper = Samples.Paper(Key, versions: 3);
        var versions = paper.Paper!.Versions;
        var rich = paper with
        {
            Paper = paper.Paper with
            {
                MscClass = "05C15 \0", AcmClass = "F.2.2; I.2.7",
                Versions = [versions[0] with { Kilobytes = 0 }, versions[1] with { SourceType = "D S\n" }, versions[2] with { Kilobytes = 7, SourceType = "I" }],
            },
        };
        await Given.Works.SaveAsync([paper]);
        Assert.Equal([SaveOutcome.Updated], await Given.Works.SaveAsync([rich]));
        Assert.Equal([SaveOutcome.Unchanged], await Given.Works.SaveAsync([paper]));
        var found = await Given.Works.FindAsync(Key);
        Assert.Equal(WorkPrecedence.Fingerprint(rich), WorkPrecedence.Fingerprint(found!));
        Assert.Equal(rich.Paper.Versions, found!.Paper!.Versions);
    }

    [Fact]
    public async Task What_was_known_of_a_deleted_record_is_kept()
    {
        await Given.Works.SaveAsync([Samples.Paper(Key)]);
        Assert.Equal([SaveOutcome.Updated], await Given.Works.SaveAsync([Gone(Changed.AddDays(1))]));
        var found = await Given.Works.FindAsync(Key);
        Assert.Equal((Changed.AddDays(1), Samples.Paper(Key).Title), (found!.Deleted, found.Title));
        Assert.True(Assert.Single(await Given.Works.ReadPartAsync("2020010")).IsWithdrawn);
    }

    [Fact]
    public async Task The_order_in_which_it_is_told_does_not_matter()
    {
        Work[] records = [Samples.Paper(Key), Gone(Changed), Gone(Changed.AddDays(-7)), Gone(Changed.AddDays(3)), Samples.Work(Key)];
        var hashes = new HashSet<string>();
        for (var seed = 0; seed < 6; seed++)
        {
            using var library = TEngine.Open();
            foreach (var record in Samples.Shuffled(records, seed)) await library.Works.SaveAsync([record]);
            Assert.Equal(Changed.AddDays(3), (await library.Works.FindAsync(Key))!.Deleted);
            hashes.Add(await library.Library.ComputeContentHashAsync());
        }

        Assert.Single(hashes);
    }

    [Fact]
    public async Task A_record_of_a_later_day_is_back_and_one_of_an_earlier_day_is_not()
    {
        await Given.Works.SaveAsync([Samples.Paper(Key), Gone(Changed.AddDays(2))]);
        var later = Samples.Paper(Key);
        await Given.Works.SaveAsync([later with { Paper = later.Paper! with { MetadataChanged = Changed.AddDays(2), Comments = "Other" } }]);
        Assert.NotNull((await Given.Works.FindAsync(Key))!.Deleted);
        await Given.Works.SaveAsync([later with { Paper = later.Paper! with { MetadataChanged = Changed.AddDays(3) } }]);
        Assert.Null((await Given.Works.FindAsync(Key))!.Deleted);
        await Given.Works.SaveAsync([Gone(Changed.AddDays(2))]);
        Assert.Null((await Given.Works.FindAsync(Key))!.Deleted);
    }

    [Fact]
    public async Task One_that_was_never_here_is_known_to_be_gone()
    {
        Assert.Equal([SaveOutcome.Added], await Given.Works.SaveAsync([Gone(Changed)]));
        await Given.Works.SaveAsync([Samples.Paper(Key)]);
        Assert.Equal(Changed, (await Given.Works.FindAsync(Key))!.Deleted);
        Assert.Equal(WorkKind.Paper, (await Given.Works.FindAsync(Key))!.Kind);
    }

    [Fact]
    public async Task What_its_source_gives_again_is_restored_whatever_its_day()
    {
        var paper = Samples.Paper(Key);
        await Given.Works.SaveAsync([paper, Gone(Changed), Samples.Paper(Samples.Key(2))]);
        var stamp = await Given.Library.ReadStampAsync();
        Assert.Equal(1, await Given.Works.AffirmAsync([paper, paper, Samples.Paper(Samples.Key(2)), Samples.Paper(Samples.Key(3))]));
        Assert.NotEqual(stamp, await Given.Library.ReadStampAsync());
        Assert.Equal(WorkPrecedence.Fingerprint(paper), WorkPrecedence.Fingerprint((await Given.Works.FindAsync(Key))!));

        stamp = await Given.Library.ReadStampAsync();
        Assert.Equal(0, await Given.Works.AffirmAsync([paper]));
        Assert.Equal(stamp, await Given.Library.ReadStampAsync());
    }

    [Fact]
    public async Task Of_two_records_of_one_day_the_one_its_source_gives_is_kept_and_of_others_the_newer()
    {
        var (one, other) = (Samples.Paper(Key, versions: 2), Samples.Paper(Key, versions: 2) with { Title = "Another", Doi = null });
        foreach (var given in (Work[])[one, other, one])
        {
            await Given.Works.SaveAsync([given]);
            await Given.Works.AffirmAsync([given]);
            Assert.Equal(given.Title, (await Given.Works.FindAsync(Key))!.Title);
        }

        Assert.Equal(0, await Given.Works.AffirmAsync([Samples.Paper(Key, versions: 1), one with { Paper = one.Paper! with { MetadataChanged = Changed.AddDays(-1) } }]));
    }

    private static Work Gone(DateOnly day) => Samples.Unresolved(Key) with { Deleted = day };
}

using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every library keeps of the texts of versions.</summary>
public abstract class VersionTextContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly WorkKey Key = Samples.Key(1);

    [Fact]
    public async Task A_newer_version_leaves_the_texts_of_the_one_before()
    {
        await Given.Works.SaveAsync([Version(1, "One \0 $x$")]);
        Assert.Empty(await Given.Works.FindTextsAsync(Key));
        await Given.Works.SaveAsync([Version(2, "Two")]);
        await Given.Works.SaveAsync([Version(4, "Four") with { Title = "Another title" }]);
        Assert.Equal(
            [new VersionText(1, $"On {Key} and $x^2$", "One \0 $x$", "12 pages"), new VersionText(2, $"On {Key} and $x^2$", "Two", "12 pages")],
            await Given.Works.FindTextsAsync(Key));
        Assert.Empty(await Given.Works.FindTextsAsync(Samples.Key(2)));
    }

    [Fact]
    public async Task An_older_version_that_comes_in_later_is_known_too()
    {
        await Given.Works.SaveAsync([Version(3, "Three")]);
        var stamp = await Given.Library.ReadStampAsync();
        Assert.Equal([SaveOutcome.Unchanged], await Given.Works.SaveAsync([Version(1, "One")]));
        Assert.Equal("One", Assert.Single(await Given.Works.FindTextsAsync(Key)).Abstract);
        Assert.NotEqual(stamp, await Given.Library.ReadStampAsync());

        stamp = await Given.Library.ReadStampAsync();
        await Given.Works.SaveAsync([Version(1, "One"), Version(3, "Three")]);
        Assert.Equal(stamp, await Given.Library.ReadStampAsync());
    }

    [Fact]
    public async Task Another_record_of_the_same_version_leaves_nothing()
    {
        await Given.Works.SaveAsync([Version(1, "One")]);
        await Given.Works.SaveAsync([Later(Version(1, "One, mended"))]);
        await Given.Works.SaveAsync([Samples.Work(Key), Samples.Described(Key), Samples.Unresolved(Key)]);
        Assert.Empty(await Given.Works.FindTextsAsync(Key));
    }

    [Fact]
    public async Task Of_several_records_of_a_version_the_better_is_known_and_the_order_does_not_matter()
    {
        Work[] records = [Version(1, "One"), Later(Version(1, "One, mended")), Version(2, "Two"), Version(3, "Three"), Later(Version(3, "Three, mended"))];
        var hashes = new HashSet<string>();
        for (var seed = 0; seed < 8; seed++)
        {
            using var library = TEngine.Open();
            foreach (var record in Samples.Shuffled(records, seed))
                await library.Works.SaveAsync([record]);
            Assert.Equal(["One, mended", "Two"], (await library.Works.FindTextsAsync(Key)).Select(text => text.Abstract));
            Assert.Empty(await library.Library.CheckAsync());
            hashes.Add(await library.Library.ComputeContentHashAsync());
        }

        Assert.Single(hashes);
        await Given.Works.SaveAsync([records[^1]]);
        Assert.DoesNotContain(await Given.Library.ComputeContentHashAsync(), hashes);
    }

    [Fact]
    public async Task A_removed_work_takes_its_texts_along()
    {
        await Given.Works.SaveAsync([Version(1, "One")]);
        await Given.Works.SaveAsync([Version(2, "Two")]);
        Given.Remove(Key);
        await Given.Works.SaveAsync([Version(3, "Three")]);
        Assert.Empty(await Given.Works.FindTextsAsync(Key));
    }

    private static Work Version(int number, string text) => Samples.Paper(Key, number, text);

    private static Work Later(Work work)
        => work with { Paper = work.Paper! with { MetadataChanged = work.Paper.MetadataChanged!.Value.AddDays(1) } };
}

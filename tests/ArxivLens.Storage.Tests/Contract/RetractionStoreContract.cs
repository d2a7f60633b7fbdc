using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of retractions promises.</summary>
public abstract class RetractionStoreContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly Work ByDoi = Samples.Work(Key("10.1000/one"));
    private static readonly Work Preprint = Samples.Work(Key("2311.09227")) with { Doi = "10.1000/TWO" };
    private static readonly Work Sound = Samples.Work(Key("2311.09228")) with { Doi = "10.1000/three" };

    [Fact]
    public async Task A_work_is_found_by_its_key_and_by_the_doi_it_was_published_under()
    {
        await SaveAsync(("10.1000/one", "10.1000/notice"), ("10.1000/two", null), ("2311.00001", "10.1000/notice"));
        Assert.Equal([Of("10.1000/one", "10.1000/notice")], await Given.Retractions.FindAsync(ByDoi));
        Assert.Equal([Of("10.1000/two", null)], await Given.Retractions.FindAsync(Preprint));
        Assert.Empty(await Given.Retractions.FindAsync(Sound));
        Assert.Equal(new[] { ByDoi.Key, Preprint.Key }.ToHashSet(), await Given.Retractions.FindAsync([ByDoi, Preprint, Sound]));
        Assert.Equal(3, await Given.Retractions.CountAsync());
    }

    [Fact]
    public async Task Several_notices_of_a_work_stand_in_order_and_it_counts_once()
    {
        await SaveAsync(("10.1000/one", null), ("10.1000/one", "10.1000/b"), ("10.1000/one", "10.1000/a"));
        Assert.Equal(
            [Of("10.1000/one", "10.1000/a"), Of("10.1000/one", "10.1000/b"), Of("10.1000/one", null)], await Given.Retractions.FindAsync(ByDoi));
        Assert.Equal(1, await Given.Retractions.CountAsync());
    }

    [Fact]
    public async Task What_is_known_is_unchanged_and_only_news_change_the_stamp()
    {
        Assert.Equal([SaveOutcome.Added, SaveOutcome.Unchanged], await SaveAsync(("10.1000/one", null), ("10.1000/ONE", null)));
        var stamp = await Given.Library.ReadStampAsync();
        Assert.Equal([SaveOutcome.Unchanged], await SaveAsync(("10.1000/one", null)));
        Assert.Equal(stamp, await Given.Library.ReadStampAsync());
        Assert.Equal([SaveOutcome.Added], await SaveAsync(("10.1000/one", "10.1000/notice")));
        Assert.NotEqual(stamp, await Given.Library.ReadStampAsync());
    }

    [Fact]
    public async Task The_hash_tells_them_and_does_not_depend_on_their_order()
    {
        var empty = await Given.Library.ComputeContentHashAsync();
        await SaveAsync(("10.1000/one", null), ("10.1000/two", "10.1000/notice"), ("2311.09227", null));
        using var other = TEngine.Open();
        await other.Retractions.SaveAsync([Of("2311.09227", null), Of("10.1000/two", "10.1000/notice")]);
        Assert.NotEqual(await Given.Library.ComputeContentHashAsync(), await other.Library.ComputeContentHashAsync());
        await other.Retractions.SaveAsync([Of("10.1000/one", null)]);
        Assert.Equal(await Given.Library.ComputeContentHashAsync(), await other.Library.ComputeContentHashAsync());
        Assert.NotEqual(empty, await Given.Library.ComputeContentHashAsync());
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task The_index_has_nothing_to_follow()
    {
        await Given.Works.SaveAsync([ByDoi]);
        var stamp = await Given.Changes.FollowAsync();
        await SaveAsync(("10.1000/one", null));
        Assert.Equal(0, (await Given.Changes.ReadChangesAsync(stamp, 100))!.Count);
    }

    private Task<IReadOnlyList<SaveOutcome>> SaveAsync(params (string Work, string? Notice)[] retractions)
        => Given.Retractions.SaveAsync([.. retractions.Select(one => Of(one.Work, one.Notice))]);

    private static Retraction Of(string work, string? notice) => new(Key(work), notice is null ? null : Key(notice));

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);
}

using ArxivLens.Core.Citations;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every library as a whole promises.</summary>
public abstract class LibraryContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    [Fact]
    public async Task An_empty_library_counts_nothing_and_is_sound()
    {
        Assert.Equal(new LibraryCounts(0, 0, 0, 0), await Given.Library.CountAsync());
        Assert.Empty(await Given.Library.CheckAsync());
        Assert.Matches("^[0-9a-f]{64}$", await Given.Library.ComputeContentHashAsync());
    }

    [Fact]
    public async Task Counts_follow_every_change_of_kind()
    {
        await Given.Citations.SaveAsync([Samples.Citation(1, 2), Samples.Citation(1, 3), Samples.Citation(1, 2, "b")], import: 1);
        Assert.Equal(new LibraryCounts(0, 0, 3, 2), await Given.Library.CountAsync());
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1)), Samples.Work(Samples.Key(2)), Samples.Work(Samples.Key(4))]);
        Assert.Equal(new LibraryCounts(1, 2, 1, 2), await Given.Library.CountAsync());
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(2)), Samples.Unresolved(Samples.Key(4))]);
        Assert.Equal(new LibraryCounts(2, 1, 1, 2), await Given.Library.CountAsync());
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task The_stamp_changes_exactly_with_the_content()
    {
        var stamps = new List<string> { await Given.Library.ReadStampAsync() };
        async Task SaveAsync(bool changes, Func<Task> save)
        {
            await save();
            var stamp = await Given.Library.ReadStampAsync();
            if (changes)
                Assert.DoesNotContain(stamp, stamps);
            else
                Assert.Equal(stamps[^1], stamp);
            stamps.Add(stamp);
        }

        await SaveAsync(true, () => Given.Works.SaveAsync([Samples.Work(Samples.Key(1))]));
        await SaveAsync(false, () => Given.Works.SaveAsync([Samples.Work(Samples.Key(1))]));
        await SaveAsync(true, () => Given.Works.SaveAsync([Samples.Paper(Samples.Key(1))]));
        await SaveAsync(false, () => Given.Works.SaveAsync([Samples.Work(Samples.Key(1))]));
        await SaveAsync(false, () => Given.Works.SaveAsync([]));
        await SaveAsync(true, () => Given.Citations.SaveAsync([Samples.Citation(1, 2)], import: 1));
        await SaveAsync(false, () => Given.Citations.SaveAsync([Samples.Citation(1, 2)], import: 1));
        await SaveAsync(false, () => Given.Citations.SaveAsync([Samples.Citation(1, 2)], import: 2));
        await SaveAsync(true, () => Given.Citations.SaveAsync([Samples.Citation(1, 2, "b")], import: 2));
    }

    [Fact]
    public async Task The_hash_tells_different_contents_apart()
    {
        var hashes = new List<string> { await Given.Library.ComputeContentHashAsync() };
        async Task AddAsync() => hashes.Add(await Given.Library.ComputeContentHashAsync());

        await Given.Works.SaveAsync([Samples.Work(Samples.Key(1)), Samples.Work(Samples.Key(2))]);
        await AddAsync();
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1))]);
        await AddAsync();
        await Given.Citations.SaveAsync([Samples.Citation(1, 2)], import: 1);
        await AddAsync();
        await Given.Citations.SaveAsync([Samples.Citation(2, 1)], import: 1);
        await AddAsync();
        await Given.Citations.SaveAsync([Samples.Citation(1, 2, "b")], import: 1);
        await AddAsync();
        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task The_hash_does_not_depend_on_the_order_of_saving(int seed)
    {
        var works = Enumerable.Range(0, 60).Select(Samples.Any).ToList();
        works = [.. works, .. works.Where((_, i) => i % 3 == 0).Select(w => Samples.Described(w.Key))];
        var citations = Enumerable.Range(0, 120)
            .Select(i => Samples.Citation(i % 60, (i * 7 + 1 + i / 60) % 60, $"o{i % 3}"))
            .Where(c => c.Citing != c.Cited)
            .ToList();
        using var other = TEngine.Open();
        await SaveAsync(Given, works, citations, seed: 0);
        await SaveAsync(other, Samples.Shuffled(works, seed), Samples.Shuffled(citations, seed), seed);
        Assert.Equal(await Given.Library.ComputeContentHashAsync(), await other.Library.ComputeContentHashAsync());
        Assert.Equal(await Given.Library.CountAsync(), await other.Library.CountAsync());
        Assert.Empty(await other.Library.CheckAsync());
    }

    [Fact]
    public async Task A_cancelled_reckoning_stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Given.Library.ComputeContentHashAsync(cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Given.Library.CheckAsync(cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Given.Library.CountAsync(cancelled.Token));
    }

    // Works and citations in batches whose sizes and turns the seed decides.
    private static async Task SaveAsync(TestLibrary library, List<Work> works, List<Citation> citations, int seed)
    {
        var batches = works.Chunk(7 + seed).Select<Work[], Func<Task>>(batch => () => library.Works.SaveAsync(batch))
            .Concat(citations.Chunk(11 + seed).Select<Citation[], Func<Task>>(
                batch => () => library.Citations.SaveAsync(batch, import: 1)));
        foreach (var save in Samples.Shuffled(batches, seed))
            await save();
    }
}

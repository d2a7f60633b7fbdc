using System.Globalization;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Tests;
using ArxivLens.Storage.Memory;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Core.Tests.Indexing;

/// <summary>An index that followed the library by any way of small steps answers like one built at once.</summary>
public sealed class FollowingIndexTests(ITestOutputHelper output) : IDisposable
{
    private const int Walks = 12;
    private const int Steps = 25;
    private const int Works = 40;

    private static readonly string[] Words = ["gravity", "monopole", "neutrino", "lattice", "duality", "of", "spin"];
    private static readonly CategoryCode[] Categories = [Category("hep-th"), Category("hep-ph"), Category("cs.AI")];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("arxivlens-following-");

    [Fact]
    public async Task Any_order_of_changes_updates_merges_and_restarts_gives_the_answers_of_a_build()
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        var random = new Sequence(seed);
        var updates = 0;
        for (var walk = 0; walk < Walks; walk++)
            updates += await WalkAsync(walk, random);
        Assert.True(updates > Walks, $"Only {updates} updates were made.");
    }

    public void Dispose() => folder.Delete(true);

    private async Task<int> WalkAsync(int walk, Sequence random)
    {
        var storage = new MemoryStorage();
        var directory = new DataDirectory(Path.Combine(folder.FullName, walk.ToString(CultureInfo.InvariantCulture)));
        var indexer = IndexerOf(directory, storage);
        var updates = 0;
        for (var step = 0; step < Steps; step++)
        {
            for (var acts = random.Below(6); acts > 0; acts--)
                await ChangeAsync(storage, random);
            switch (random.Below(8))
            {
                case 0:
                    await indexer.BuildAsync();
                    break;
                case 1:
                    // As a kill leaves it: the state is followed already, the index is not written.
                    await storage.Changes.FollowAsync();
                    break;
                case 2 when Directory.Exists(directory.IndexDirectory):
                    indexer.Merge();
                    break;
                default:
                    updates += (await indexer.UpdateAsync()).Kind == IndexingKind.Updated ? 1 : 0;
                    break;
            }

            if (random.Below(4) == 0)
                indexer = IndexerOf(directory, storage);
        }

        await indexer.UpdateAsync();
        await AssertLikeBuiltAsync(directory, storage);
        return updates;
    }

    private async Task AssertLikeBuiltAsync(DataDirectory followed, MemoryStorage storage)
    {
        var built = new DataDirectory(Path.Combine(folder.FullName, "built"));
        await new LibraryIndexer(built, storage.Library, storage.Works, storage.Citations, storage.Merges, new MemoryStorage().Changes).BuildAsync();
        using var expected = IndexReader.Open(built.IndexDirectory);
        using var actual = IndexReader.Open(followed.IndexDirectory);
        Assert.Equal(await storage.Library.ReadStampAsync(), actual.Manifest.Stamp);
        Assert.Equal(IndexAnswers.Read(expected), IndexAnswers.Read(actual));
    }

    private static async Task ChangeAsync(MemoryStorage storage, Sequence random)
    {
        switch (random.Below(11))
        {
            case 8 or 9:
                await storage.Merges.JoinAsync([new MergeClaim(Key(random.Below(Works)), Key(random.Below(Works)), MergeRule.Hand, "Same.")], DateTimeOffset.UnixEpoch);
                break;
            case 10:
                await storage.Merges.SplitAsync(Key(random.Below(Works)), "Other.", DateTimeOffset.UnixEpoch);
                break;
            case 0:
                storage.Remove(Key(random.Below(Works)));
                break;
            case < 4:
                var citations = Enumerable.Range(0, 1 + random.Below(6))
                    .Select(_ => new Citation(Key(random.Below(Works)), Key(random.Below(Works)), $"o{random.Below(3)}"))
                    .Where(citation => citation.Citing != citation.Cited);
                await storage.Citations.SaveAsync([.. citations], random.Below(9));
                break;
            default:
                await storage.Works.SaveAsync([.. Enumerable.Range(0, 1 + random.Below(4)).Select(_ => Paper(random))]);
                break;
        }
    }

    private static Work Paper(Sequence random)
    {
        var number = random.Below(Works);
        var year = 2000 + number % 5;
        return new Work
        {
            Key = Key(number),
            Title = Text(random, 3),
            Abstract = Text(random, 12),
            Authors = [new PersonName("A.", random.Below(2) == 0 ? "Writer" : "Author")],
            Published = random.Below(5) == 0 ? null : new DateOnly(year, 1 + random.Below(12), 1),
            Year = year,
            Categories = [Categories[random.Below(Categories.Length)]],
            Paper = new PaperFacts
            {
                Versions = [.. Enumerable.Range(1, 1 + random.Below(6)).Select(v => new PaperVersion(v, DateTimeOffset.UnixEpoch.AddDays(v)))],
            },
        };
    }

    private static string Text(Sequence random, int most) =>
        string.Join(' ', Enumerable.Range(0, 1 + random.Below(most)).Select(_ => Words[random.Below(Words.Length)]));

    private static LibraryIndexer IndexerOf(DataDirectory directory, MemoryStorage storage) =>
        new(directory, storage.Library, storage.Works, storage.Citations, storage.Merges, storage.Changes);

    private static WorkKey Key(int number) =>
        WorkKey.TryParse($"work:w{number}", out var key) ? key : throw new ArgumentOutOfRangeException(nameof(number));

    private static CategoryCode Category(string text) =>
        CategoryCode.TryParse(text, out var code) ? code : throw new ArgumentException(text, nameof(text));
}

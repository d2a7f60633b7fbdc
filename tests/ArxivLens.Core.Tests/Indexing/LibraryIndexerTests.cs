using ArxivLens.Core.Categories;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Index;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Storage.Memory;

namespace ArxivLens.Core.Tests.Indexing;

public sealed class LibraryIndexerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("arxivlens-indexer-");
    private readonly MemoryStorage storage = new();
    private readonly DataDirectory directory;
    private readonly LibraryIndexer indexer;

    public LibraryIndexerTests()
    {
        directory = new DataDirectory(folder.FullName);
        indexer = new LibraryIndexer(directory, storage.Library, storage.Works, storage.Citations, storage.Merges, storage.Changes);
    }

    [Fact]
    public async Task Documents_follow_time_and_carry_what_is_searched_for()
    {
        await storage.Works.SaveAsync([Paper("2311.09227", 2023), Paper("hep-th/9401001", 1994), Paper("0704.0001", 2007)]);
        await storage.Citations.SaveAsync([Cite("2311.09227", "hep-th/9401001"), Cite("0704.0001", "doi:10.1000/xyz")], 1);
        var manifest = await indexer.BuildAsync();
        Assert.Equal((4, 2L), (manifest.DocumentCount, manifest.CitationCount));
        using var index = IndexReader.Open(directory.IndexDirectory);
        string[] keys = ["hep-th/9401001", "0704.0001", "2311.09227", "doi:10.1000/xyz"];
        Assert.Equal(keys, Enumerable.Range(0, 4).Select(index.Key));
        Assert.Equal([2, 2, 2, 0], Enumerable.Range(0, 4).Select(d => (int)index.Kind(d)));
        Assert.Equal([0], index.Graph.References(2).ToArray());
        Assert.Equal([1], index.Graph.Citations(3).ToArray());
        Assert.Equal((2023, new DateOnly(2023, 11, 17).DayNumber), (index.Year(2), index.Day(2)));
        Assert.Equal(["math.ST", "cs.AI"], index.Keywords(KeywordField.Category, 2));
        Assert.Equal(2, index.Keywords(KeywordField.Author, 2).Count);
        Query[] queries = [new TermQuery("seger", TextField.Authors), new TermQuery("erratum", TextField.Comments)];
        Assert.All(queries, q => Assert.Equal(3, index.Search(new SearchRequest(q, 0, 10)).Total));
    }

    [Fact]
    public async Task The_index_is_behind_until_it_is_built_and_again_when_the_library_changes()
    {
        Assert.True(await indexer.IsBehindAsync());
        await storage.Works.SaveAsync([Paper("2311.09227", 2023)]);
        await indexer.BuildAsync();
        Assert.False(await indexer.IsBehindAsync());
        await storage.Citations.SaveAsync([Cite("2311.09227", "hep-th/9401001")], 1);
        Assert.True(await indexer.IsBehindAsync());
        await indexer.BuildAsync();
        Assert.False(await indexer.IsBehindAsync());
    }

    [Fact]
    public async Task A_damaged_index_is_behind()
    {
        await storage.Works.SaveAsync([Paper("2311.09227", 2023)]);
        await indexer.BuildAsync();
        foreach (var file in Directory.GetFiles(directory.IndexDirectory)) await File.WriteAllTextAsync(file, "damaged");
        Assert.True(await indexer.IsBehindAsync());
        await indexer.BuildAsync();
        Assert.False(await indexer.IsBehindAsync());
    }

    [Fact]
    public async Task An_empty_library_gives_an_empty_index()
    {
        Assert.Equal(0, (await indexer.BuildAsync()).DocumentCount);
        Assert.False(await indexer.IsBehindAsync());
    }

    [Fact]
    public async Task Progress_ends_with_everything_done()
    {
        await storage.Works.SaveAsync([.. Enumerable.Range(1, 6_000).Select(i => Paper($"2311.{i:D5}", 2023))]);
        var told = new List<IndexProgress>();
        await indexer.BuildAsync(new Listener(told));
        Assert.Equal([new IndexProgress(5_000, 6_000), new IndexProgress(6_000, 6_000)], told);
    }

    [Fact]
    public async Task A_cancelled_build_leaves_the_index_before_it()
    {
        await storage.Works.SaveAsync([Paper("2311.09227", 2023)]);
        await indexer.BuildAsync();
        await storage.Works.SaveAsync([Paper("0704.0001", 2007)]);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => indexer.BuildAsync(null, cancelled.Token));
        using var index = IndexReader.Open(directory.IndexDirectory);
        Assert.Equal(1, index.DocumentCount);
    }

    [Fact]
    public async Task The_first_update_builds_and_the_next_ones_follow()
    {
        await storage.Works.SaveAsync([Paper("2311.09227", 2023), Paper("0704.0001", 2007)]);
        Assert.Equal(IndexingKind.Built, (await indexer.UpdateAsync()).Kind);
        var (kind, same, count) = await indexer.UpdateAsync();
        Assert.Equal((IndexingKind.UpToDate, 0), (kind, count));
        Assert.Equal(0, await indexer.CountChangesAsync());

        await storage.Works.SaveAsync([Paper("0704.0002", 2007)]);
        await storage.Citations.SaveAsync([Cite("0704.0002", "2311.09227"), Cite("0704.0001", "doi:10.1000/xyz")], 1);
        Assert.Equal(4, await indexer.CountChangesAsync());
        var report = await indexer.UpdateAsync();
        Assert.Equal((IndexingKind.Updated, 4), (report.Kind, report.Changes));
        Assert.Equal((4, 2L), (report.Manifest.DocumentCount, report.Manifest.CitationCount));
        Assert.True(report.Manifest.Generation > same.Generation);
        Assert.False(await indexer.IsBehindAsync());
        using var index = IndexReader.Open(directory.IndexDirectory);
        Assert.Equal([index.Find("2311.09227")], index.Graph.References(index.Find("0704.0002")).ToArray());
        Assert.Equal([index.Find("0704.0001")], index.Graph.Citations(index.Find("doi:10.1000/xyz")).ToArray());
    }

    [Fact]
    public async Task Too_many_changes_are_built_anew()
    {
        await storage.Works.SaveAsync([Paper("2311.09227", 2023)]);
        await indexer.UpdateAsync();
        await storage.Works.SaveAsync([.. Enumerable.Range(1, 1_001).Select(i => Paper($"2312.{i:D5}", 2023))]);
        Assert.Null(await indexer.CountChangesAsync());
        Assert.Equal(IndexingKind.Built, (await indexer.UpdateAsync()).Kind);
        await storage.Works.SaveAsync([.. Enumerable.Range(1, 500).Select(i => Paper($"2401.{i:D5}", 2024))]);
        Assert.Equal(IndexingKind.Updated, (await indexer.UpdateAsync()).Kind);
    }

    [Fact]
    public async Task An_index_that_cannot_be_followed_is_built_anew()
    {
        await storage.Works.SaveAsync([Paper("2311.09227", 2023)]);
        await indexer.BuildAsync();
        await storage.Works.SaveAsync([Paper("0704.0001", 2007)]);
        foreach (var file in Directory.GetFiles(directory.IndexDirectory)) await File.WriteAllTextAsync(file, "damaged");
        Assert.Null(await indexer.CountChangesAsync());
        Assert.Equal((IndexingKind.Built, 2), ((await indexer.UpdateAsync()) is var (kind, manifest, _) ? (kind, manifest.DocumentCount) : default));

        // Of another library's state nothing is known here.
        var other = new MemoryStorage();
        await other.Works.SaveAsync([Paper("2311.09227", 2023)]);
        var stranger = new LibraryIndexer(directory, other.Library, other.Works, other.Citations, other.Merges, other.Changes);
        Assert.Equal((IndexingKind.Built, 1), ((await stranger.UpdateAsync()) is var (next, newest, _) ? (next, newest.DocumentCount) : default));
    }

    [Fact]
    public async Task An_index_whose_damage_shows_in_an_update_is_built_anew()
    {
        await storage.Works.SaveAsync([Paper("2311.09227", 2023), Paper("0704.0001", 2007)]);
        await indexer.BuildAsync();
        await storage.Works.SaveAsync([Paper("0704.0001", 2006)]);
        // What the replaced paper had added to the statistics stands here, read at the update and not before.
        var file = Directory.GetFiles(directory.IndexDirectory, "*.forward").Single();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes.AsSpan(64, 64).Fill(0xFF);
        await File.WriteAllBytesAsync(file, bytes);
        var report = await indexer.UpdateAsync();
        Assert.Equal((IndexingKind.Built, 2), (report.Kind, report.Manifest.DocumentCount));
        using var index = IndexReader.Open(directory.IndexDirectory);
        index.Verify();
        Assert.Equal(2006, index.Year(index.Find("0704.0001")));
    }

    [Fact]
    public async Task An_update_that_was_cut_short_is_made_by_the_next()
    {
        await storage.Works.SaveAsync([Paper("2311.09227", 2023)]);
        await indexer.BuildAsync();
        await storage.Works.SaveAsync([Paper("0704.0001", 2007)]);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => indexer.UpdateAsync(null, cancelled.Token));
        // As if killed after the state was entered to be followed and before the index was written.
        await storage.Changes.FollowAsync();
        await storage.Works.SaveAsync([Paper("0704.0002", 2007)]);
        var report = await indexer.UpdateAsync();
        Assert.Equal((IndexingKind.Updated, 2, 3), (report.Kind, report.Changes, report.Manifest.DocumentCount));
    }

    public void Dispose() => folder.Delete(true);

    private static Citation Cite(string citing, string cited) => new(Key(citing), Key(cited), "test");

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);

    private static Work Paper(string key, int year) => new()
    {
        Key = Key(key),
        Title = "Open-sourcing foundation models",
        Authors = [new("Elizabeth", "Seger"), new("Noemi", "Dreksler"), new("Elizabeth", "Seger")],
        Published = new DateOnly(year, 11, 17),
        Year = year,
        Categories = [Category("stat.TH"), Category("math.ST"), Category("cs.AI")],
        Abstract = "Risks and benefits.",
        Paper = new PaperFacts
        {
            Comments = "With an erratum",
            Versions = [new PaperVersion(1, new DateTimeOffset(year, 11, 17, 0, 0, 0, TimeSpan.Zero))],
        },
    };

    private static CategoryCode Category(string text)
        => CategoryCode.TryParse(text, out var code) ? code : throw new ArgumentException(text);

    private sealed class Listener(List<IndexProgress> told) : IProgress<IndexProgress>
    {
        public void Report(IndexProgress value) => told.Add(value);
    }
}

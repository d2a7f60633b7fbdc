using ArxivLens.Index.Segments;

namespace ArxivLens.Index.Tests.Segments;

public sealed class PendingMergeTests
{
    [Fact]
    public void Updates_that_come_while_a_merge_writes_stay_on_top_of_it()
    {
        using var index = Build();
        Put(index.Path, "b", "second");
        using (var merge = PendingMerge.Begin(index.Path, new MergePlan(0), _ => { }))
        {
            Put(index.Path, "a", "third");
            merge!.Write();
            Remove(index.Path, "b");
            Put(index.Path, "new", "fourth");
            var manifest = merge.Commit();
            Assert.Equal(3, manifest!.Segments.Count);
            Assert.Equal(2, manifest.Segments[0].DeadCount);
        }

        using var reader = IndexReader.Open(index.Path);
        reader.Verify();
        Assert.Equal([0, -1, 2, 3], new[] { "a", "b", "c", "new" }.Select(reader.Find));
        Assert.Equal([1, 0, 1], new[] { "third", "second", "fourth" }.Select(term => reader.Terms.DocumentFrequency(term)));
    }

    [Fact]
    public void A_build_that_ends_while_a_merge_writes_wins()
    {
        using var index = Build();
        Put(index.Path, "b", "second");
        using (var merge = PendingMerge.Begin(index.Path, new MergePlan(0), _ => { }))
        {
            TestIndex.Build(index.Path, [TestIndex.Document("built", "")]);
            merge!.Write();
            Assert.Null(merge.Commit());
        }

        using var reader = IndexReader.Open(index.Path);
        Assert.Equal(0, reader.Find("built"));
        reader.Verify();
        Assert.Equal(12, Directory.GetFiles(index.Path).Length);
    }

    [Fact]
    public void A_build_that_dies_while_a_merge_writes_does_not_harm_it()
    {
        using var index = Build();
        Put(index.Path, "b", "second");
        using (var merge = PendingMerge.Begin(index.Path, new MergePlan(0), _ => { }))
        {
            using (var builder = new IndexBuilder(index.Path, ""))
            {
                builder.Add(TestIndex.Document("built", ""));
                merge!.Write();
            }

            Assert.NotNull(merge.Commit());
        }

        using var reader = IndexReader.Open(index.Path);
        reader.Verify();
        Assert.Equal(1, reader.Find("b"));
    }

    [Fact]
    public void Files_of_a_merge_that_someone_removed_are_not_named()
    {
        using var index = Build();
        using (var merge = PendingMerge.Begin(index.Path, new MergePlan(0), _ => { }))
        {
            merge!.Write();
            File.Delete(Directory.GetFiles(index.Path, "s000002.terms")[0]);
            Assert.Null(merge.Commit());
        }

        using var reader = IndexReader.Open(index.Path);
        reader.Verify();
    }

    [Fact]
    public void Two_merges_do_not_run_at_once()
    {
        using var index = Build();
        using (PendingMerge.Begin(index.Path, new MergePlan(0), _ => { }))
            Assert.Null(PendingMerge.Begin(index.Path, new MergePlan(0), _ => { }));
        Assert.Equal(12, Directory.GetFiles(index.Path).Length);
        using var again = PendingMerge.Begin(index.Path, new MergePlan(0), _ => { });
        Assert.NotNull(again);
    }

    [Fact]
    public void Damage_is_not_carried_into_a_new_file()
    {
        using var index = Build();
        var path = Path.Combine(index.Path, "s000001.forward");
        var bytes = File.ReadAllBytes(path);
        bytes[70] ^= 1;
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
        using var merge = PendingMerge.Begin(index.Path, new MergePlan(0), _ => { });
        var exception = Assert.Throws<IndexDamagedException>(() => merge!.Write());
        Assert.Equal("s000001.forward", exception.File);
    }

    [Fact]
    public void A_merge_is_due_for_many_small_segments_or_many_changes()
    {
        Assert.Null(Plan(1_000_000, 10, 10, 10, 10, 10, 10, 10, 10));
        Assert.Equal(new MergePlan(1), Plan(1_000_000, 10, 10, 10, 10, 10, 10, 10, 10, 10));
        Assert.Equal(new MergePlan(2), Plan(1_000_000, 900, 10, 10, 10, 10, 10, 10, 10, 10));
        Assert.Equal(new MergePlan(8), Plan(10_000_000, 500_000, 100_000, 50_000, 9_000, 2_000, 400, 90, 20, 1));
        Assert.Equal(new MergePlan(0), Plan(1_000_000, 100_001));
        Assert.Equal(new MergePlan(0), Plan(100, 11));
        Assert.Null(Plan(100, 10));
        Assert.Null(Plan(30_000, 4_000));
        Assert.Equal(new MergePlan(0), Plan(0, 1));
        Assert.Null(Plan(0));
    }

    [Fact]
    public void What_is_due_is_merged_until_nothing_is()
    {
        using var index = new TestIndex(RandomCorpus.Make(new Sequence(1), 300));
        for (var round = 0; round < 9; round++)
            Put(index.Path, "a", $"text {round}");
        Assert.True(IndexMerge.IsDue(IndexReader.ReadManifest(index.Path)!));
        var manifest = IndexMerge.Run(index.Path);
        Assert.Equal((2, 301), (manifest!.Segments.Count, manifest.DocumentCount));
        Assert.Equal((1, 0), (manifest.Segments[1].DocumentCount, manifest.Segments[1].DeadCount));
        Assert.Null(IndexMerge.Run(index.Path));
        using var directory = new TemporaryDirectory();
        Assert.Throws<IndexMissingException>(() => IndexMerge.Run(directory.Path));
    }

    private static MergePlan? Plan(params int[] documents) => MergePlan.Of(new IndexManifest(
        IndexManifest.CurrentFormatVersion, 1, documents.Sum(), documents.Sum(), 0, "",
        [.. documents.Select((count, place) => new IndexSegment(place + 1, count, 0, []))]));

    private static TestIndex Build() => new(
        TestIndex.Document("a", "first"), TestIndex.Document("b", "first"), TestIndex.Document("c", "first"));

    private static void Put(string directory, string key, string title)
    {
        using var update = IndexUpdate.Begin(directory, "");
        update.Put(TestIndex.Document(key, title));
        update.Commit();
    }

    private static void Remove(string directory, string key)
    {
        using var update = IndexUpdate.Begin(directory, "");
        update.Remove(key);
        update.Commit();
    }
}

using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Index.Tests.Files;

public sealed class GenerationTests
{
    private static readonly IndexDocument[] Old = [TestIndex.Document("old", "dark matter")];
    private static readonly IndexDocument[] New = [TestIndex.Document("new", "dark energy"), TestIndex.Document("two", "dark")];

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        var documents = RandomCorpus.Make(new Sequence(9), 200);
        (int, int, uint)[] citations = [(3, 1, 1), (1, 3, 2), (0, 199, 7)];
        using var first = new TestIndex(documents, citations);
        using var second = new TestIndex(documents, [.. citations.Reverse()]);
        foreach (var file in first.Reader.Manifest.Files)
        {
            Assert.Equal(
                File.ReadAllBytes(Path.Combine(first.Path, file.Name)), File.ReadAllBytes(Path.Combine(second.Path, file.Name)));
        }
    }

    [Fact]
    public void What_is_made_can_be_read_by_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var parent = new TemporaryDirectory();
        var directory = Path.Combine(parent.Path, "index");
        TestIndex.Build(directory, Old);
        Assert.Equal(ownerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
        Assert.Equal(12, Directory.GetFiles(directory).Length);
        foreach (var file in Directory.GetFiles(directory))
            Assert.Equal(ownerOnly, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_build_that_dies_after_any_file_leaves_the_old_index_serving()
    {
        var steps = StepsOfACommit();
        Assert.Equal(13, steps.Count);
        foreach (var last in steps.SkipLast(1))
        {
            using var directory = new TemporaryDirectory();
            TestIndex.Build(directory.Path, Old);
            Assert.Throws<IOException>(() => TestIndex.Build(directory.Path, New, afterStep: step => Stop(step == last)));
            AssertServes(directory.Path, "old", 1);
            Assert.Equal(12, Directory.GetFiles(directory.Path).Length);
            TestIndex.Build(directory.Path, New);
            AssertServes(directory.Path, "new", 2);
        }
    }

    [Fact]
    public void A_build_that_dies_after_the_manifest_leaves_the_new_index_serving()
    {
        using var directory = new TemporaryDirectory();
        TestIndex.Build(directory.Path, Old);
        Assert.Throws<IOException>(() => TestIndex.Build(directory.Path, New, afterStep: step => Stop(step == "manifest.json")));
        AssertServes(directory.Path, "new", 2);
        TestIndex.Build(directory.Path, Old);
        AssertServes(directory.Path, "old", 3);
        Assert.Equal(12, Directory.GetFiles(directory.Path).Length);
    }

    [Fact]
    public void What_a_killed_build_left_lying_does_no_harm()
    {
        using var directory = new TemporaryDirectory();
        TestIndex.Build(directory.Path, Old);
        foreach (var name in new[] { "s000002.documents", "s000002.scratch", "s000007.terms", "g000003.vectors", "manifest.json.new" })
            File.WriteAllText(Path.Combine(directory.Path, name), "half");
        AssertServes(directory.Path, "old", 1);
        TestIndex.Build(directory.Path, New);
        AssertServes(directory.Path, "new", 2);
        Assert.Equal(12, Directory.GetFiles(directory.Path).Length);
    }

    [Fact]
    public void With_a_damaged_manifest_no_file_is_written_over()
    {
        using var directory = new TemporaryDirectory();
        TestIndex.Build(directory.Path, Old);
        using var reader = IndexReader.Open(directory.Path);
        File.WriteAllText(Path.Combine(directory.Path, "manifest.json"), "damaged");
        TestIndex.Build(directory.Path, New);
        AssertServes(directory.Path, "new", 2);
        Assert.Equal("old", reader.Key(0));
    }

    [Fact]
    public void A_reader_goes_on_while_newer_generations_replace_its_files()
    {
        using var index = new TestIndex(Old);
        for (var round = 0; round < 3; round++)
            TestIndex.Build(index.Path, New);
        Assert.Equal("old", index.Reader.Key(0));
        Assert.Equal([0], index.Find(new TermQuery("matter")));
        index.Reader.Verify();
        AssertServes(index.Path, "new", 4);
    }

    [Fact]
    public async Task Opening_while_generations_change_always_gives_a_whole_index()
    {
        using var directory = new TemporaryDirectory();
        TestIndex.Build(directory.Path, Old);
        var builds = Task.Run(() =>
        {
            for (var round = 0; round < 15; round++)
                TestIndex.Build(directory.Path, round % 2 == 0 ? New : Old);
        });
        var generation = 0L;
        do
        {
            using var reader = IndexReader.Open(directory.Path);
            Assert.True(reader.Manifest.Generation >= generation);
            generation = reader.Manifest.Generation;
            Assert.Equal(reader.DocumentCount, reader.Search(new SearchRequest(new TermQuery("dark"), 0, 10)).Total);
        }
        while (!builds.IsCompleted);
        await builds;
    }

    [Fact]
    public void A_dropped_or_cancelled_build_leaves_nothing()
    {
        using var directory = new TemporaryDirectory();
        using (var builder = new IndexBuilder(directory.Path, ""))
            builder.Add(Old[0]);
        using (var builder = new IndexBuilder(directory.Path, ""))
        {
            builder.Add(Old[0]);
            Assert.Throws<OperationCanceledException>(() => builder.Commit(new CancellationToken(canceled: true)));
        }

        Assert.Empty(Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void An_index_of_no_documents_answers()
    {
        using var index = new TestIndex();
        Assert.Equal(0, index.Search(new AllQuery()).Total);
        Assert.Equal(0, index.Search(new PhraseQuery("dark matter")).Total);
        Assert.Equal(0, index.Search(new PrefixQuery("d")).Total);
        Assert.Equal(-1, index.Reader.Find("old"));
        Assert.Equal(0, index.Reader.Graph.NodeCount);
        Assert.Equal(0, index.Reader.Terms.DocumentFrequency("dark", "matter"));
        Assert.Equal("stamp", index.Reader.Manifest.Stamp);
        index.Reader.Verify();
    }

    private static List<string> StepsOfACommit()
    {
        using var directory = new TemporaryDirectory();
        var steps = new List<string>();
        TestIndex.Build(directory.Path, Old);
        TestIndex.Build(directory.Path, New, afterStep: steps.Add);
        return steps;
    }

    private static void Stop(bool now)
    {
        if (now)
            throw new IOException("The disk is full.");
    }

    private static void AssertServes(string directory, string firstKey, long generation)
    {
        using var reader = IndexReader.Open(directory);
        Assert.Equal(firstKey, reader.Key(0));
        Assert.Equal(generation, reader.Manifest.Generation);
        reader.Verify();
    }
}

using ArxivLens.Index.Analysis;
namespace ArxivLens.Index.Tests.Segments;

public sealed class IndexUpdateTests
{
    [Fact]
    public void Nothing_is_seen_before_the_commit_and_an_open_reader_sees_nothing_after_it()
    {
        using var index = Build();
        using (var update = IndexUpdate.Begin(index.Path, "later"))
        {
            update.Put(TestIndex.Document("new", "dark"));
            update.Put(TestIndex.Document("a", "replaced"));
            using (var reader = IndexReader.Open(index.Path))
                Assert.Equal(-1, reader.Find("new"));
            update.Commit();
        }

        Assert.Equal(-1, index.Reader.Find("new"));
        Assert.Equal(3, index.Reader.DocumentCount);
        index.Reader.Verify();
        using var later = IndexReader.Open(index.Path);
        Assert.Equal(3, later.Find("new"));
        Assert.Equal(0, later.Find("a"));
        Assert.Equal(4, later.DocumentCount);
        Assert.Equal(("later", 2), (later.Manifest.Stamp, later.Manifest.Segments.Count));
        Assert.Equal(2, later.Manifest.Generation);
        Assert.Equal(2, later.Manifest.ChangedCount - later.Manifest.Segments[0].DeadCount);
        Assert.Equal(1, later.Terms.DocumentFrequency(Analyzer.Analyze("replaced")[0].Term));
    }

    [Fact]
    public void A_key_removed_and_put_again_gets_a_new_number_and_no_edges()
    {
        using var index = Build();
        using (var update = IndexUpdate.Begin(index.Path, ""))
        {
            Assert.True(update.Remove("a"));
            Assert.False(update.Remove("a"));
            Assert.Equal(-1, update.Find("a"));
            Assert.Equal(3, update.Put(TestIndex.Document("a", "again")));
            update.Commit();
        }

        using var reader = IndexReader.Open(index.Path);
        Assert.Equal(3, reader.Find("a"));
        Assert.False(reader.Contains(0));
        Assert.Equal((3, 4), (reader.DocumentCount, reader.NumberCount));
        Assert.Equal(1, reader.Graph.EdgeCount);
        Assert.Empty(reader.Graph.References(0).ToArray());
        Assert.Empty(reader.Graph.Citations(0).ToArray());
        Assert.Equal([2], reader.Graph.References(1).ToArray());
    }

    [Fact]
    public void References_to_a_document_removed_in_the_same_update_go_with_it()
    {
        using var index = Build();
        using (var update = IndexUpdate.Begin(index.Path, ""))
        {
            update.SetReferences(1, [(2, 5), (0, 1)]);
            update.Remove("c");
            update.Commit();
        }

        using var reader = IndexReader.Open(index.Path);
        Assert.Equal([0], reader.Graph.References(1).ToArray());
        Assert.Equal([1], reader.Graph.Citations(0).ToArray());
    }

    [Fact]
    public void What_changes_nothing_makes_no_segment()
    {
        using var index = Build();
        using (var update = IndexUpdate.Begin(index.Path, "same"))
        {
            update.SetReferences(0, [(1, 1)]);
            update.SetReferences(2, [(0, 3)]);
            update.Commit();
        }

        using var reader = IndexReader.Open(index.Path);
        Assert.Single(reader.Manifest.Segments);
        Assert.Equal(("same", 2), (reader.Manifest.Stamp, reader.Manifest.Generation));
    }

    [Fact]
    public void Numbers_and_rows_that_cannot_be_are_refused()
    {
        using var index = Build();
        using var update = IndexUpdate.Begin(index.Path, "");
        update.Remove("c");
        var added = update.Put(TestIndex.Document("new", ""));
        update.SetReferences(added, [(0, 1)]);
        foreach (var number in new[] { -1, 2, added + 1, int.MaxValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => update.SetReferences(number, []));
            Assert.Throws<ArgumentOutOfRangeException>(() => update.SetReferences(0, [(number, 1)]));
        }

        Assert.Throws<ArgumentException>(() => update.SetReferences(0, [(0, 1)]));
        Assert.Throws<ArgumentException>(() => update.SetReferences(0, [(1, 1), (1, 2)]));
        update.Commit();
        Assert.Throws<InvalidOperationException>(() => update.Put(TestIndex.Document("x", "")));
        Assert.Throws<InvalidOperationException>(() => update.Commit());
    }

    [Fact]
    public void An_index_that_has_changed_meanwhile_is_not_written_over()
    {
        using var index = Build();
        using var update = IndexUpdate.Begin(index.Path, "late");
        update.Put(TestIndex.Document("new", ""));
        TestIndex.Build(index.Path, [TestIndex.Document("other", "")]);
        Assert.Throws<InvalidOperationException>(() => update.Commit());
        using var reader = IndexReader.Open(index.Path);
        Assert.Equal(0, reader.Find("other"));
    }

    [Fact]
    public void Without_an_index_there_is_nothing_to_update()
    {
        using var directory = new TemporaryDirectory();
        Assert.Throws<IndexMissingException>(() => IndexUpdate.Begin(directory.Path, ""));
        File.WriteAllText(Path.Combine(directory.Path, "manifest.json"), "{}");
        Assert.Throws<IndexDamagedException>(() => IndexUpdate.Begin(directory.Path, ""));
    }

    private static TestIndex Build() => new(
        [TestIndex.Document("a", "dark"), TestIndex.Document("b", "dark matter"), TestIndex.Document("c", "energy")],
        [(0, 1, 1), (1, 2, 1), (2, 0, 3)]);
}

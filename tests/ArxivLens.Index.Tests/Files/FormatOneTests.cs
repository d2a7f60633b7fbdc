namespace ArxivLens.Index.Tests.Files;

/// <summary>An index of the first format, which had no segments, is refused by name and then replaced.</summary>
public sealed class FormatOneTests
{
    // One line, as it was written, under its own checksum.
    private const string Manifest = """
        {"checksum":"3263e90cab37bb01","manifest":{"formatVersion":1,"generation":12,"documentCount":1,"citationCount":0,"stamp":"s1","files":[{"name":"g000012.documents","length":296,"checksum":1}]}}

        """;

    [Fact]
    public void It_is_refused_by_name_with_both_formats_told()
    {
        using var directory = new TemporaryDirectory();
        Lay(directory.Path);
        var exception = Assert.Throws<IndexDamagedException>(() => IndexReader.Open(directory.Path));
        Assert.Equal("manifest.json", exception.File);
        Assert.Contains("is of format 1; this program reads format 3", exception.Message, StringComparison.Ordinal);
        Assert.Throws<IndexDamagedException>(() => IndexUpdate.Begin(directory.Path, ""));
        Assert.Throws<IndexDamagedException>(() => IndexMerge.Run(directory.Path));
    }

    [Fact]
    public void A_build_replaces_it_and_counts_on()
    {
        using var directory = new TemporaryDirectory();
        Lay(directory.Path);
        var manifest = TestIndex.Build(directory.Path, [TestIndex.Document("new", "")]);
        Assert.Equal((13, 13), (manifest.Generation, manifest.Segments[0].Number));
        Assert.Empty(Directory.GetFiles(directory.Path, "g*"));
        using var reader = IndexReader.Open(directory.Path);
        reader.Verify();
    }

    private static void Lay(string directory)
    {
        File.WriteAllText(Path.Combine(directory, "manifest.json"), Manifest);
        foreach (var kind in new[] { "documents", "terms", "vectors", "graph" })
            File.WriteAllText(Path.Combine(directory, $"g000012.{kind}"), "of old");
    }
}

namespace ArxivLens.Index.Tests.Files;

/// <summary>An index of an older format is refused by name and then replaced by a build.</summary>
public sealed class OlderFormatsTests
{
    // One line each, as it was written, under its own checksum: the first format had no segments, the second no impacts.
    private const string First = """
        {"checksum":"3263e90cab37bb01","manifest":{"formatVersion":1,"generation":12,"documentCount":1,"citationCount":0,"stamp":"s1","files":[{"name":"g000012.documents","length":296,"checksum":1}]}}

        """;

    private const string Second = """
        {"checksum":"d41b0ad96c27baa4","manifest":{"formatVersion":2,"generation":1,"documentCount":1,"numberCount":1,"citationCount":0,"stamp":"s2","segments":[{"number":1,"documentCount":1,"deadCount":0,"files":[{"name":"s000001.documents","length":344,"checksum":15946761402864343786},{"name":"s000001.terms","length":344,"checksum":6328290830001656899},{"name":"s000001.postings","length":88,"checksum":6996175666517173102},{"name":"s000001.positions","length":88,"checksum":8860500460633692854},{"name":"s000001.categories","length":192,"checksum":16434709853803041967},{"name":"s000001.authors","length":192,"checksum":16434709853803041967},{"name":"s000001.phrases","length":96,"checksum":2058963484142547229},{"name":"s000001.forward","length":120,"checksum":1037798558073948164},{"name":"s000001.graph","length":440,"checksum":10775957838793133974},{"name":"s000001.suggestions","length":256,"checksum":13438480733739091142}]}]}}
        """;

    [Theory]
    [InlineData(First, "is of format 1; this program reads format 3")]
    [InlineData(Second, "is of format 2; this program reads format 3")]
    public void It_is_refused_by_name_with_both_formats_told(string manifest, string told)
    {
        using var directory = new TemporaryDirectory();
        Lay(directory.Path, manifest);
        var exception = Assert.Throws<IndexDamagedException>(() => IndexReader.Open(directory.Path));
        Assert.Equal("manifest.json", exception.File);
        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
        Assert.Throws<IndexDamagedException>(() => IndexUpdate.Begin(directory.Path, ""));
        Assert.Throws<IndexDamagedException>(() => IndexMerge.Run(directory.Path));
    }

    [Theory]
    [InlineData(First, 13)]
    [InlineData(Second, 13)]
    public void A_build_replaces_it_and_counts_on(string manifest, int next)
    {
        using var directory = new TemporaryDirectory();
        Lay(directory.Path, manifest);
        var built = TestIndex.Build(directory.Path, [TestIndex.Document("new", "")]);
        Assert.Equal((next, next), (built.Generation, built.Segments[0].Number));
        Assert.Empty(Directory.GetFiles(directory.Path, "?000012.*"));
        using var reader = IndexReader.Open(directory.Path);
        reader.Verify();
    }

    private static void Lay(string directory, string manifest)
    {
        File.WriteAllText(Path.Combine(directory, "manifest.json"), manifest);
        var letter = manifest == First ? 'g' : 's';
        foreach (var kind in new[] { "documents", "terms", "vectors", "graph" })
            File.WriteAllText(Path.Combine(directory, $"{letter}000012.{kind}"), "of old");
    }
}

namespace ArxivLens.Index.Tests.Files;

public sealed class DamageTests
{
    public static TheoryData<string> Kinds
        => [
            "documents", "terms", "postings", "positions", "categories", "authors", "phrases", "forward", "graph", "suggestions",
        ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_flipped_bit_anywhere_is_found_and_the_file_named(string kind)
    {
        using var index = Build();
        var path = PathOf(index, kind);
        var whole = File.ReadAllBytes(path);
        var random = new Sequence(3);
        for (var round = 0; round < 40; round++)
        {
            var damaged = whole.ToArray();
            // Every second round hits the header or the table of sections.
            var at = round % 2 == 0 ? random.Below(damaged.Length) : round % 4 == 1
                ? random.Below(64) : damaged.Length - 1 - random.Below(32);
            damaged[at] ^= (byte)(1 << random.Below(8));
            Replace(path, damaged);
            Assert.Equal(Path.GetFileName(path), FindDamage(index.Path));
        }

        Replace(path, whole);
        Assert.Null(FindDamage(index.Path));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_short_a_long_and_a_missing_file_are_refused_by_name(string kind)
    {
        using var index = Build();
        var path = PathOf(index, kind);
        var whole = File.ReadAllBytes(path);
        foreach (var damaged in new[] { whole[..^1], whole[..40], [], [.. whole, 0] })
        {
            Replace(path, damaged);
            Assert.Equal(Path.GetFileName(path), OpenAndFail(index.Path).File);
        }

        File.Delete(path);
        Assert.Equal(Path.GetFileName(path), OpenAndFail(index.Path).File);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_of_another_kind_is_refused(string kind)
    {
        using var index = Build();
        var path = PathOf(index, kind);
        var other = PathOf(index, kind == "terms" ? "graph" : "terms");
        Replace(path, File.ReadAllBytes(other));
        Assert.Equal(Path.GetFileName(path), OpenAndFail(index.Path).File);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_that_is_refused_does_not_stay_mapped(string kind)
    {
        var index = Build();
        var path = PathOf(index, kind);
        var damaged = File.ReadAllBytes(path);
        damaged[0] ^= 1;
        index.Reader.Dispose();
        Replace(path, damaged);
        Assert.Equal(Path.GetFileName(path), OpenAndFail(index.Path).File);
        var mapped = File.ReadLines("/proc/self/maps").Where(line => line.Contains(index.Path, StringComparison.Ordinal)).ToList();
        index.Dispose();
        Assert.Empty(mapped);
    }

    [Fact]
    public void A_damaged_manifest_is_told_from_a_missing_one()
    {
        using var index = Build();
        var path = Path.Combine(index.Path, "manifest.json");
        var whole = File.ReadAllText(path);
        foreach (var damaged in new[] { "", "{}", "[]", "null", whole[..^5],
            whole.Replace("stamp\"", "stamq\"", StringComparison.Ordinal) })
        {
            File.WriteAllText(path, damaged);
            Assert.Equal("manifest.json", OpenAndFail(index.Path).File);
            Assert.Null(IndexReader.ReadManifest(index.Path));
        }

        File.Delete(path);
        Assert.Throws<IndexMissingException>(() => IndexReader.Open(index.Path));
        Assert.Null(IndexReader.ReadManifest(index.Path));
        Assert.Throws<IndexMissingException>(() => IndexReader.Open(Path.Combine(index.Path, "nowhere")));
    }

    [Fact]
    public void Another_format_is_refused_by_name()
    {
        using var index = Build();
        var manifest = index.Reader.Manifest with { FormatVersion = IndexManifest.CurrentFormatVersion + 1 };
        Index.Files.ManifestFile.Write(index.Path, manifest);
        var exception = OpenAndFail(index.Path);
        Assert.Equal("manifest.json", exception.File);
        Assert.Contains("format 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_cannot_point_outside_of_its_directory()
    {
        using var index = Build();
        var segment = index.Reader.Manifest.Segments[0];
        var files = segment.Files.Select(file => file with { Name = "../" + file.Name }).ToList();
        Index.Files.ManifestFile.Write(index.Path, index.Reader.Manifest with { Segments = [segment with { Files = files }] });
        Assert.Equal("manifest.json", OpenAndFail(index.Path).File);
    }

    private static TestIndex Build() => new(RandomCorpus.Make(new Sequence(5), 50), [(0, 1, 1), (2, 1, 3)]);

    private static string PathOf(TestIndex index, string kind) => Path.Combine(index.Path, $"s000001.{kind}");

    // The reader of the test has the old file mapped: writing into it would change what is mapped.
    private static void Replace(string path, byte[] bytes)
    {
        File.Delete(path);
        File.WriteAllBytes(path, bytes);
    }

    private static IndexDamagedException OpenAndFail(string directory)
        => Assert.Throws<IndexDamagedException>(() => IndexReader.Open(directory));

    private static string? FindDamage(string directory)
    {
        try
        {
            using var reader = IndexReader.Open(directory);
            reader.Verify();
            return null;
        }
        catch (IndexDamagedException exception)
        {
            return exception.File;
        }
    }
}

using ArxivLens.Index.Files;

namespace ArxivLens.Index.Tests;

/// <summary>Compares the files of two indices byte by byte.</summary>
internal static class IndexBytes
{
    /// <summary>Asserts that both have one segment, with the same bytes in every file but those of the kinds left out.</summary>
    public static void AssertEqual(string expected, string actual, params FileKind[] leftOut)
    {
        var expectedFiles = Files(expected);
        var actualFiles = Files(actual);
        Assert.Equal(expectedFiles.Keys.Order(), actualFiles.Keys.Order());
        foreach (var (kind, path) in expectedFiles.Where(file => !leftOut.Contains(file.Key)))
        {
            var (left, right) = (File.ReadAllBytes(path), File.ReadAllBytes(actualFiles[kind]));
            Assert.True(left.AsSpan().SequenceEqual(right), $"{kind} differs: {left.Length} and {right.Length} bytes.");
        }
    }

    private static Dictionary<FileKind, string> Files(string directory)
    {
        var segment = Assert.Single(IndexReader.ReadManifest(directory)!.Segments);
        return segment.Files.ToDictionary(file => IndexDirectory.KindOf(file.Name)!.Value, file => Path.Combine(directory, file.Name));
    }
}

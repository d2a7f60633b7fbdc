namespace ArxivLens.Index.Tests;

/// <summary>A directory of the test's own, gone when it ends.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("arxivlens-index-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

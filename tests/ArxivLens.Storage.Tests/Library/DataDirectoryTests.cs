using ArxivLens.Core;
using ArxivLens.Core.Library;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Storage.Tests.Library;

public sealed class DataDirectoryTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_folder_is_made_with_its_parents()
    {
        var directory = new DataDirectory(_folder.File("a/b"));
        Assert.True(Directory.Exists(directory.Path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Path));
    }

    [Fact]
    public void Its_files_stand_in_it()
    {
        var directory = new DataDirectory(_folder.File("a/../b"));
        Assert.Equal(_folder.File("b"), directory.Path);
        Assert.Equal(_folder.File("b/library.db"), directory.LibraryFile);
        Assert.Equal(_folder.File("b/index"), directory.IndexDirectory);
        Assert.Equal(_folder.File("b/rejected.jsonl"), directory.RejectedFile);
    }

    [Fact]
    public async Task What_is_made_can_be_read_by_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        var directory = new DataDirectory(_folder.File("new"));
        using var held = directory.Lock(DirectoryRole.Builder);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        await storage.Works.SaveAsync([Samples.Work(Samples.Key(1))]);
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(directory.Path));
        var files = Directory.GetFiles(directory.Path);
        Assert.Contains(directory.LibraryFile + "-wal", files);
        foreach (var file in files)
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Naming_a_folder_for_reading_makes_none()
    {
        Assert.Equal(_folder.File("x/library.db"), DataDirectory.ForReading(_folder.File("x")).LibraryFile);
        Assert.False(Directory.Exists(_folder.File("x")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("/proc/no-such-folder")]
    [InlineData("/dev/null")]
    [InlineData("/dev/null/below")]
    public void A_folder_that_cannot_be_used_is_named(string path)
    {
        var failure = Assert.Throws<DataDirectoryException>(() => new DataDirectory(path));
        Assert.Contains($"'{path}'", failure.Message, StringComparison.Ordinal);
    }
}

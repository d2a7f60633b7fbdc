using ArxivLens.Core.Library;

namespace ArxivLens.Tests.Processes;

/// <summary>Verbs that read leave the library to whoever holds the builder's lock.</summary>
public sealed class ReadOnlyTests : IDisposable
{
    private readonly DataFolder _data = new();

    private string LibraryFile => Path.Combine(_data.Path, "library.db");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_directory_that_cannot_be_written_can_be_read()
    {
        if (OperatingSystem.IsWindows())
            return;
        await ImportTests.ImportAllAsync(_data, "papers", "citations");
        var before = Directory.GetFiles(_data.Path);
        const UnixFileMode readOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        File.SetUnixFileMode(_data.Path, readOnly);
        try
        {
            foreach (var line in new[] { "status --hash", "search dark matter", "show 0704.0001", "network 0704.0001", "doctor" })
                Assert.NotEmpty((await Arxivlens.RunUnprivilegedAsync(_data, line.Split(' '))).Ends(0).Output);
            Assert.Contains("not writable", (await Arxivlens.RunUnprivilegedAsync(_data, "doctor")).Output, StringComparison.Ordinal);
            (await Arxivlens.RunUnprivilegedAsync(_data, "index")).Ends(1);
        }
        finally
        {
            File.SetUnixFileMode(_data.Path, readOnly | UnixFileMode.UserWrite);
        }

        Assert.Equal(before, Directory.GetFiles(_data.Path));
    }

    [Fact]
    public async Task An_older_library_is_brought_up_to_date_by_who_holds_the_builders_lock()
    {
        Directory.CreateDirectory(_data.Path);
        await File.WriteAllBytesAsync(LibraryFile, []);
        foreach (var line in new[] { "status", "search x", "show 0704.0001" })
            Assert.Contains("arxivlens index", (await Arxivlens.RunAsync(_data, line.Split(' '))).Ends(1).Error, StringComparison.Ordinal);
        Assert.Contains("warning  library", (await Arxivlens.RunAsync(_data, "doctor")).Output, StringComparison.Ordinal);

        using (new DataDirectory(_data.Path).Lock(DirectoryRole.Builder))
        {
            var refused = (await Arxivlens.RunAsync(_data, "serve", "--urls", "http://127.0.0.1:0")).Ends(4);
            Assert.Contains("is changing the library", refused.Error, StringComparison.Ordinal);
            Assert.Equal(0, new FileInfo(LibraryFile).Length);
        }

        (await Arxivlens.RunAsync(_data, "index")).Ends(0);
        (await Arxivlens.RunAsync(_data, "status")).Ends(0);
    }

    [Fact]
    public async Task The_server_opens_a_library_of_its_version_beside_a_builder()
    {
        await ImportTests.ImportAllAsync(_data, "papers");
        using var builder = new DataDirectory(_data.Path).Lock(DirectoryRole.Builder);
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
    }
}

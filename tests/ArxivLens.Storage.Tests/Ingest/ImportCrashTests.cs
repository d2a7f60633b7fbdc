using ArxivLens.Core.Library;
using ArxivLens.Storage.Sqlite;
using Xunit.Abstractions;

namespace ArxivLens.Storage.Tests.Ingest;

public sealed class ImportCrashTests(ITestOutputHelper output)
{
    private const int Rounds = 10;

    [Fact]
    public async Task An_import_that_is_killed_leaves_a_sound_library_and_ends_the_same_when_it_is_run_again()
    {
        using var folder = new TemporaryFolder();
        var directory = await KillAsync(folder, "importing", "import");
        Assert.Equal(await HashOfWholeImportAsync(folder.Path), await HashAsync(directory));
    }

    [Fact]
    public async Task A_debate_whose_taking_in_is_killed_is_sound_and_ends_the_same_when_it_is_taken_in_again()
    {
        using var folder = new TemporaryFolder();
        var directory = await KillAsync(folder, "adding", "articles");
        Assert.Equal(
            await HashOfDebateAsync(new DataDirectory(Path.Combine(folder.Path, "whole"))), await HashOfDebateAsync(directory));
    }

    private async Task<DataDirectory> KillAsync(TemporaryFolder folder, string sign, string work)
    {
        var seed = (uint)Environment.TickCount64;
        output.WriteLine($"seed {seed}");
        var directory = new DataDirectory(folder.Path);
        var kills = 0;
        for (var round = 0; round < Rounds; round++)
        {
            seed = seed * 1664525u + 1013904223u;
            var moment = TimeSpan.FromMilliseconds(20 + (seed >> 8) % 600);
            using var child = await ChildProcess.StartAsync(sign, work, directory.Path);
            var killed = await child.KillAfterAsync(moment);
            kills += killed ? 1 : 0;
            using var storage = SqliteStorage.Open(directory.LibraryFile);
            var counts = await storage.Library.CountAsync();
            output.WriteLine($"round {round}: {(killed ? "killed" : "ended")} after {moment.TotalMilliseconds} ms, {counts}");
            Assert.Empty(await storage.Library.CheckAsync());
        }

        Assert.True(kills > 0, "no round killed its process: the moments come too late");
        return directory;
    }

    private static async Task<string> HashOfDebateAsync(DataDirectory directory)
    {
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        await GeneratedDebate.RunAsync(storage);
        return await storage.Library.ComputeContentHashAsync();
    }

    private static async Task<string> HashOfWholeImportAsync(string folder)
        => await HashAsync(new DataDirectory(Path.Combine(folder, "whole")));

    private static async Task<string> HashAsync(DataDirectory directory)
    {
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        await GeneratedImport.RunAsync(storage, directory);
        return await storage.Library.ComputeContentHashAsync();
    }
}

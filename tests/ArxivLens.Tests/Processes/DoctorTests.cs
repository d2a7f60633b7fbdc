using System.Text.Json;

namespace ArxivLens.Tests.Processes;

/// <summary>What the doctor says of directories that are broken in different ways, and whether its advice mends them.</summary>
public sealed class DoctorTests : IAsyncLifetime, IDisposable
{
    // Where SQLite's header keeps PRAGMA user_version, as a big-endian number of four bytes.
    private const int VersionOffset = 60;

    private readonly DataFolder _data = new();

    private string Library => Path.Combine(_data.Path, "library.db");

    private string IndexFolder => Path.Combine(_data.Path, "index");

    public async Task InitializeAsync() =>
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("p.jsonl", SmallLibrary.Papers(5)))).Ends(0);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Every_file_of_the_index_is_missed_with_one_advice_that_mends_it()
    {
        foreach (var file in Directory.GetFiles(IndexFolder))
        {
            var name = Path.GetFileName(file);
            File.Move(file, file + ".away");
            var broken = Assert.Single(await BrokenAsync(exitCode: 1));
            if (name != "manifest.json")
                Assert.Contains(name, broken.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.StartsWith("arxivlens index", broken.GetProperty("mend").GetString(), StringComparison.Ordinal);
            File.Move(file + ".away", file);
        }

        File.Delete(Directory.GetFiles(IndexFolder, "*.terms").Single());
        var advice = Assert.Single(await BrokenAsync(exitCode: 1)).GetProperty("mend").GetString()!;
        (await Arxivlens.RunAsync(_data, advice.Split(' ')[1..])).Ends(0);
        Assert.Empty(await BrokenAsync(exitCode: 0));
    }

    [Fact]
    public async Task A_library_of_a_newer_version_is_not_to_be_put_away()
    {
        await using (var file = new FileStream(Library, FileMode.Open, FileAccess.Write))
        {
            file.Position = VersionOffset;
            await file.WriteAsync(new byte[] { 0, 0, 0, 99 });
        }

        var library = Assert.Single(await BrokenAsync(exitCode: 1));
        Assert.Contains("use a newer arxivlens", library.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("upgrade", library.GetProperty("mend").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_of_rubbish_is_named_with_what_to_do()
    {
        await File.WriteAllBytesAsync(Library, new byte[100_000].Select((_, at) => (byte)(at * 7)).ToArray());
        var library = (await BrokenAsync(exitCode: 1)).Single(finding => finding.GetProperty("check").GetString() == "library");
        Assert.Contains("backup", library.GetProperty("mend").GetString(), StringComparison.Ordinal);
    }

    // Everything that is not ok: a wrong advice given as a warning misleads as well.
    private async Task<List<JsonElement>> BrokenAsync(int exitCode)
    {
        var outcome = (await Arxivlens.RunAsync(_data, "doctor", "--json")).Ends(exitCode);
        return [.. outcome.Json.GetProperty("findings").EnumerateArray().Where(finding =>
            finding.GetProperty("state").GetString() != "ok" && finding.GetProperty("check").GetString() != "data directory")];
    }
}

using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using ArxivLens.Core;
using ArxivLens.Core.Dump;
using ArxivLens.Core.Library;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Dump;

/// <summary>A public dump of a library, and the library that is made of it.</summary>
public sealed class PublicDumpTests : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();
    private readonly DataFolder _mirror = new();

    private string Dump => Path.Combine(Path.GetDirectoryName(_data.Path)!, "dump");

    public async Task InitializeAsync()
    {
        await RichLibrary.MakeAsync(_data);
        (await InProcess.RunAsync(_data, "export", "public", Dump)).Ends(0);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _data.Dispose();
        _mirror.Dispose();
    }

    [Fact]
    public async Task A_library_made_of_a_dump_is_the_same_and_gives_the_same_dump()
    {
        var outcome = (await InProcess.RunAsync(_mirror, "import", Dump, "--json")).Ends(0);
        Assert.True(outcome.Json.GetProperty("identical").GetBoolean());
        Assert.Equal(0, outcome.Json.GetProperty("rejected").GetInt32());
        (await InProcess.RunAsync(_mirror, "export", "public", Dump + "2")).Ends(0);
        var leftOut = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Dump + "2", "manifest.json")))!;
        foreach (var file in Directory.GetFiles(Dump).Select(Path.GetFileName).Where(name => name != "manifest.json"))
            Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(Dump, file!)), await File.ReadAllBytesAsync(Path.Combine(Dump + "2", file!)));
        Assert.Equal(0, leftOut["leftOut"]!["fullTexts"]!.GetValue<int>());
        Assert.Equal(await SaidAsync(_data), await SaidAsync(_mirror));
        using var storage = SqliteStorage.OpenForReading(DataDirectory.ForReading(_mirror.Path).LibraryFile);
        Assert.Empty(await storage.Library.CheckAsync());
        Assert.Equal(["zeta", "alpha"], await storage.Citations.ReadOriginsAsync());
        Assert.Single(await storage.Works.FindTextsAsync(RichLibrary.Key("2311.09227")));
    }

    [Fact]
    public async Task A_dump_that_is_taken_in_again_changes_nothing()
    {
        (await InProcess.RunAsync(_mirror, "import", Dump)).Ends(0);
        var again = (await InProcess.RunAsync(_mirror, "import", Dump, "--json")).Ends(0).Json;
        Assert.Equal((0, 0), (again.GetProperty("added").GetInt32(), again.GetProperty("updated").GetInt32()));
        Assert.True(again.GetProperty("identical").GetBoolean());
    }

    [Fact]
    public async Task Full_texts_without_an_open_licence_stay_at_home()
    {
        var manifest = Manifest();
        Assert.Equal(1, manifest["leftOut"]!["fullTexts"]!.GetValue<int>());
        Assert.Contains("2311.09227", Lines("fulltexts").Single(), StringComparison.Ordinal);
        Assert.All(manifest["files"]!.AsArray(), file => Assert.NotEmpty(file!["terms"]!["license"]!.GetValue<string>()));
        Assert.Contains("arxivlens", await File.ReadAllTextAsync(Path.Combine(Dump, "manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_is_the_same_dump_and_the_same_bytes_each_time()
    {
        var (one, two) = (Dump + "1.tar", Dump + "2.tar");
        (await InProcess.RunAsync(_data, "export", "public", one)).Ends(0);
        (await InProcess.RunAsync(_data, "export", "public", two)).Ends(0);
        Assert.Equal(await File.ReadAllBytesAsync(one), await File.ReadAllBytesAsync(two));
        Assert.True((await InProcess.RunAsync(_mirror, "import", one, "--json")).Ends(0).Json.GetProperty("identical").GetBoolean());
        Assert.DoesNotContain("dump.part", Directory.GetFileSystemEntries(_mirror.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Unpacked_files_have_the_same_lines()
    {
        (await InProcess.RunAsync(_data, "export", "public", Dump + "-plain", "--no-gzip")).Ends(0);
        Assert.Equal(Lines("works"), await File.ReadAllLinesAsync(Path.Combine(Dump + "-plain", "works.jsonl")));
        Assert.True((await InProcess.RunAsync(_mirror, "import", Dump + "-plain", "--json")).Ends(0).Json.GetProperty("identical").GetBoolean());
    }

    [Theory]
    [InlineData("cut", "works.jsonl.gz, line ", "is cut off")]
    [InlineData("flip", "works.jsonl.gz", "was changed")]
    [InlineData("edit", "works.jsonl.gz", "instead of")]
    [InlineData("longer", "works.jsonl.gz", "is longer")]
    [InlineData("gone", "works.jsonl.gz", "is missing")]
    public async Task A_damaged_file_is_named_and_left_out_and_the_rest_goes_on(string how, string where, string what)
    {
        Harm(Path.Combine(Dump, "works.jsonl.gz"), how);
        var outcome = (await InProcess.RunAsync(_mirror, "import", Dump)).Ends(5);
        Assert.Contains(where, outcome.Error, StringComparison.Ordinal);
        if (how != "edit")
            Assert.Contains(what, outcome.Error, StringComparison.Ordinal);
        using var storage = SqliteStorage.OpenForReading(DataDirectory.ForReading(_mirror.Path).LibraryFile);
        Assert.Empty(await storage.Library.CheckAsync());
        Assert.Equal((0, 3), ((await storage.Library.CountAsync()).Papers, (await storage.Library.CountAsync()).Citations));
        Assert.Equal(2, await storage.Retractions.CountAsync());
    }

    [Fact]
    public async Task What_is_taken_in_after_a_damaged_dump_mends_the_library()
    {
        var whole = await File.ReadAllBytesAsync(Path.Combine(Dump, "works.jsonl.gz"));
        Harm(Path.Combine(Dump, "works.jsonl.gz"), "cut");
        (await InProcess.RunAsync(_mirror, "import", Dump)).Ends(5);
        await File.WriteAllBytesAsync(Path.Combine(Dump, "works.jsonl.gz"), whole);
        Assert.True((await InProcess.RunAsync(_mirror, "import", Dump, "--json")).Ends(0).Json.GetProperty("identical").GetBoolean());
    }

    [Fact]
    public async Task A_bad_line_of_a_file_whose_hash_agrees_is_rejected_with_its_number()
    {
        Rewrite("works", line => line.Contains("\"2001.00001\"", StringComparison.Ordinal) ? line.Replace("\"2001.00001\"", "\"no key\"", StringComparison.Ordinal) : line);
        var outcome = (await InProcess.RunAsync(_mirror, "import", Dump, "--json")).Ends(3);
        Assert.Equal(1, outcome.Json.GetProperty("rejected").GetInt32());
        Assert.Contains("\"reason\":\"key cannot be read\"", Assert.Single(_mirror.Rejected()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_promises_another_content_is_found_out()
    {
        Change(manifest => manifest["contentHash"] = new string('0', 64));
        Assert.Contains("does not fit its files", (await InProcess.RunAsync(_mirror, "import", Dump)).Ends(5).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version", "99", "use a newer arxivlens")]
    [InlineData("version", "0", "there is no version 0")]
    [InlineData("format", "\"other\"", "its format is 'other'")]
    [InlineData("files", "[{\"name\":\"../../etc/passwd\",\"part\":\"works\",\"records\":1,\"bytes\":1,\"sha256\":\"\",\"linesSha256\":\"\",\"terms\":{\"license\":\"\",\"note\":\"\"}}]", "it names a file")]
    [InlineData("counts", "null", "counts cannot be read")]
    [InlineData("origins", "[\"Not An Origin\"]", "an origin has a name that is none")]
    public async Task A_manifest_that_cannot_be_meant_stops_everything(string field, string value, string said)
    {
        Change(manifest => manifest[field] = JsonNode.Parse(value));
        var refused = await Assert.ThrowsAsync<SourceException>(() => InProcess.RunAsync(_mirror, "import", Dump));
        Assert.Contains("manifest.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_mirror.Path, "library.db")));
    }

    [Theory]
    [InlineData("../outside.jsonl")]
    [InlineData("/etc/outside")]
    [InlineData("surplus.txt")]
    public async Task An_archive_with_something_else_in_it_is_refused(string name)
    {
        var archive = Dump + "-bad.tar";
        await using (var file = File.Create(archive))
        await using (var tar = new System.Formats.Tar.TarWriter(file))
        {
            await tar.WriteEntryAsync(Path.Combine(Dump, "manifest.json"), "manifest.json");
            await tar.WriteEntryAsync(Path.Combine(Dump, "works.jsonl.gz"), name);
        }

        var refused = await Assert.ThrowsAsync<SourceException>(() => InProcess.RunAsync(_mirror, "import", archive));
        Assert.Contains("no archive of a public dump", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_mirror.Path, "dump.part")));
    }

    [Fact]
    public async Task A_dry_run_checks_and_keeps_nothing()
    {
        Assert.StartsWith("sound  works", (await InProcess.RunAsync(_mirror, "import", Dump, "--dry-run")).Ends(0).Output, StringComparison.Ordinal);
        Harm(Path.Combine(Dump, "works.jsonl.gz"), "flip");
        (await InProcess.RunAsync(_mirror, "import", Dump, "--dry-run")).Ends(5);
        Assert.False(Directory.Exists(_mirror.Path));
        (await InProcess.RunAsync(_data, "export", "public", Dump + "-none", "--dry-run")).Ends(0);
        Assert.False(Directory.Exists(Dump + "-none"));
    }

    [Fact]
    public async Task Only_a_dump_is_replaced_and_only_by_force()
    {
        (await InProcess.RunAsync(_data, "export", "public", Dump)).Ends(6);
        (await InProcess.RunAsync(_data, "export", "public", Dump, "--force")).Ends(0);
        Assert.Contains("no dump", (await InProcess.RunAsync(_data, "export", "public", _data.Path, "--force")).Ends(6).Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_data.Path, "library.db")));
    }

    [Fact]
    public void Until_it_is_whole_nothing_stands_under_its_name()
    {
        var path = Dump + "-killed";
        using (var killed = DumpTarget.Begin(path))
        {
            File.WriteAllText(Path.Combine(killed.Folder, "half"), "x");
            Assert.False(Path.Exists(path));
            Assert.Throws<IOException>(() => DumpTarget.Begin(path));
        }

        Directory.CreateDirectory(path + ".part");
        File.WriteAllText(Path.Combine(path + ".part", "half"), "x");
        using var next = DumpTarget.Begin(path);
        Assert.Empty(Directory.GetFiles(next.Folder));
        next.KeepFolder();
        Assert.True(Directory.Exists(path));
    }

    private static async Task<string> SaidAsync(DataFolder data)
    {
        var article = (await InProcess.RunAsync(data, "article", "show", RichLibrary.Essay.ToString(), "--json")).Ends(0).Output;
        return article + (await InProcess.RunAsync(data, "question", "list", "--rhetorical", "--json")).Ends(0).Output;
    }

    private JsonNode Manifest() => JsonNode.Parse(File.ReadAllText(Path.Combine(Dump, "manifest.json")))!;

    private void Change(Action<JsonNode> change)
    {
        var manifest = Manifest();
        change(manifest);
        File.WriteAllText(Path.Combine(Dump, "manifest.json"), manifest.ToJsonString());
    }

    private string[] Lines(string part)
    {
        using var gzip = new GZipStream(File.OpenRead(Path.Combine(Dump, $"{part}.jsonl.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    // As somebody would who wants the hashes to agree.
    private void Rewrite(string part, Func<string, string> change)
    {
        var bytes = DataFolder.Gzip(string.Concat(Lines(part).Select(line => change(line) + "\n")));
        File.WriteAllBytes(Path.Combine(Dump, $"{part}.jsonl.gz"), bytes);
        Change(manifest =>
        {
            var file = manifest["files"]!.AsArray().Single(one => one!["part"]!.GetValue<string>() == part)!;
            file["bytes"] = bytes.Length;
            file["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        });
    }

    private static void Harm(string file, string how)
    {
        var bytes = File.ReadAllBytes(file);
        switch (how)
        {
            case "cut":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "flip":
                bytes[^6] ^= 1;
                break;
            case "edit":
                bytes = DataFolder.Gzip("{\"key\":\"2311.09227\",\"title\":\"Another\"}\n");
                break;
            case "longer":
                bytes = [.. bytes, .. "x"u8];
                break;
            default:
                File.Delete(file);
                return;
        }

        File.WriteAllBytes(file, bytes);
    }
}

using System.Text.RegularExpressions;
using ArxivLens.Core.Library;
using ArxivLens.Core.Papers;
using ArxivLens.Storage.Sqlite;

namespace ArxivLens.Tests.Processes;

/// <summary>The built-in library dumped, taken in elsewhere and served: the two sites say the same.</summary>
public sealed partial class MirrorTests : IDisposable
{
    private readonly DataFolder _data = new();
    private readonly DataFolder _mirror = new();

    public void Dispose()
    {
        _data.Dispose();
        _mirror.Dispose();
    }

    [Fact]
    public async Task Pages_of_a_site_made_of_a_dump_are_the_same()
    {
        await using (await (await ServerProcess.StartAsync(_data)).ReadyAsync())
        {
        }

        var dump = Path.Combine(Path.GetDirectoryName(_data.Path)!, "dump.tar");
        (await Arxivlens.RunAsync(_data, "export", "public", dump)).Ends(0);
        var imported = (await Arxivlens.RunAsync(null, await File.ReadAllBytesAsync(dump), "import", "-", "--json", "--data", _mirror.Path)).Ends(0);
        Assert.True(imported.Json.GetProperty("identical").GetBoolean());
        var works = await SampleAsync();
        var pages = await PagesAsync(_data, works);
        var mirrored = await PagesAsync(_mirror, works);
        Assert.True(pages.Count > 100, "The built-in library has fewer pages than expected.");
        Assert.All(pages, page => Assert.True(page.Value == mirrored[page.Key], $"{page.Key} differs"));
    }

    // One work in so many, so that about forty are looked at.
    private async Task<List<Work>> SampleAsync()
    {
        using var storage = SqliteStorage.OpenForReading(DataDirectory.ForReading(_data.Path).LibraryFile);
        var all = await storage.Works.ReadAllAsync().Select(stored => stored.Work).ToListAsync();
        return [.. all.Where((_, at) => at % (all.Count / 40 + 1) == 0)];
    }

    private static async Task<Dictionary<string, string>> PagesAsync(DataFolder data, List<Work> works)
    {
        await using var server = await (await ServerProcess.StartAsync(data, "--no-built-in", "--public-address", "https://lens.example.org")).ReadyAsync();
        var pages = new Dictionary<string, string>();
        async Task<string> ReadAsync(string address) =>
            pages[address] = OfThisSite().Replace((await server.Client.GetAsync(address)).Body, "");

        foreach (var work in works)
        {
            await ReadAsync(work.Paper is null ? $"/work/{work.Key}" : $"/abs/{work.Key}");
            await ReadAsync($"/network.json?id={work.Key}");
            await ReadAsync($"/search?q={Uri.EscapeDataString(work.Title)}");
            if (work.Authors.Count > 0)
                await ReadAsync($"/author/{work.Authors[0].Slug}");
        }

        foreach (var address in new[] { "/categories", "/list/cs.CY", "/list/hep-th", "/search?q=risk", "/search?q=model&order=newest", "/articles", "/questions" })
            await ReadAsync(address);
        return pages;
    }

    // What is drawn anew for each answer, and where this copy of the records is from: a mirror has them of a dump.
    [GeneratedRegex(
        "nonce=\"[^\"]*\"|<details class=\"origins\".*?</details>", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex OfThisSite();
}

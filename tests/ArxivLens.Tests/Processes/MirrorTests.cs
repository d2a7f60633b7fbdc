namespace ArxivLens.Tests.Processes;

/// <summary>The built-in library dumped, taken in elsewhere and served: the two sites say the same.</summary>
public sealed class MirrorTests : IDisposable
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
        var pages = await PagesAsync(_data);
        var mirrored = await PagesAsync(_mirror);
        Assert.True(pages.Count > 100, "The built-in library has fewer pages than expected.");
        Assert.All(pages, page => Assert.True(page.Value == mirrored[page.Key], $"{page.Key} differs"));
    }

    // Every third paper's page, and lists, searches and networks beside them.
    private static async Task<Dictionary<string, string>> PagesAsync(DataFolder data)
    {
        await using var server = await (await ServerProcess.StartAsync(data, "--no-built-in", "--public-address", "https://lens.example.org")).ReadyAsync();
        var pages = new Dictionary<string, string>();
        async Task<string> ReadAsync(string address) =>
            pages[address] = (await server.Client.GetAsync(address)).Body.Replace(server.Client.Address.ToString(), "/", StringComparison.Ordinal);

        var found = await ReadAsync("/search.json?q=model&size=100");
        foreach (var id in Ids(await ReadAsync("/") + found).Distinct().Take(40))
        {
            await ReadAsync($"/abs/{id}");
            await ReadAsync($"/network.json?id={id}");
            await ReadAsync($"/search?q={id}");
        }

        foreach (var address in new[] { "/categories", "/list/cs.CY", "/list/hep-th", "/search?q=risk", "/search?q=model&order=newest", "/articles", "/questions" })
            await ReadAsync(address);
        return pages;
    }

    private static IEnumerable<string> Ids(string text) => text.Split(['"', '/', ' ', '<', '>', '?', '&'])
        .Where(word => word.Length is 9 or 10 && word[4] == '.' && word.All(letter => char.IsAsciiDigit(letter) || letter == '.'));
}

using System.Diagnostics;
using System.Text.Json;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Tests.Http;

/// <summary>The files for other programs, read by networkx, the parser that people who take them away use.</summary>
public sealed class NetworkxTests(Site site) : IClassFixture<Site>
{
    [NetworkxTheory]
    [InlineData("graphml", "0704.0001", "title")]
    [InlineData("gexf", "0704.0001", "label")]
    [InlineData("graphml", "2311.09227", "title")]
    [InlineData("gexf", "2311.09227", "label")]
    [InlineData("graphml", "0708.0001", "title")]
    [InlineData("gexf", "0708.0001", "label")]
    public async Task Networkx_reads_what_the_page_shows(string form, string key, string title)
    {
        var expected = (await site.Client.GetAsync($"/network.json?id={key}&steps=2")).Json;
        var read = await ReadAsync(form, (await site.Client.GetAsync($"/network.{form}?id={key}&steps=2")).Body);
        var nodes = expected.GetProperty("nodes").EnumerateArray().ToList();
        Assert.True(read.GetProperty("directed").GetBoolean());
        Assert.Equal(nodes.Select(KeyOf).Order(), read.GetProperty("nodes").EnumerateObject().Select(node => node.Name).Order());
        foreach (var node in nodes)
        {
            var found = read.GetProperty("nodes").GetProperty(KeyOf(node));
            Assert.Equal(node.GetProperty("title").GetString(), found.GetProperty(title).GetString());
            Assert.Equal(node.GetProperty("role").GetString(), found.GetProperty("role").GetString());
            Assert.Equal(node.GetProperty("citations").GetInt32(), found.GetProperty("citations").GetInt32());
            Assert.Equal(Number(node, "year"), Number(found, "year"));
            Assert.Equal(Number(node, "cluster"), Number(found, "cluster"));
            Assert.Equal(node.GetProperty("x").GetDouble(), found.GetProperty("x").GetDouble(), 4);
        }

        Assert.Equal(EdgesOf(expected, nodes).Order(), read.GetProperty("edges").EnumerateArray()
            .Select(edge => string.Join(' ', edge.EnumerateArray().Select(part => part.GetString()))).Order());
    }

    [NetworkxTheory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    public async Task Networkx_reads_articles_as_nodes_of_a_kind_of_their_own(string form)
    {
        var works = new[] { "0704.0001", "0704.0002" }.Select(text => WorkKey.TryParse(text, out var key) ? key : default).ToList();
        var reading = new ArticleReading
        {
            Discusses = [.. works.Select((work, place) => new DiscussedWork("A paper", work, .9, "It says so.", default, place == 0))],
            Questions = [new AskedQuestion(null, "Does it hold?", new TextSpan(0, 13), AskedKind.Question, "")],
        };
        var facts = new ArticleFacts { Title = "On \u0001 <b>two</b> papers", Site = "A site", Published = new DateOnly(2024, 5, 31) };
        var id = ArticleId.Of(form);
        await site.Articles.SaveAsync(new ReadArticle(id, facts, reading, form, DateTimeOffset.UnixEpoch));

        var expected = (await site.Client.GetAsync("/network.json?id=0704.0001&articles=yes")).Json;
        var read = await ReadAsync(form, (await site.Client.GetAsync($"/network.{form}?id=0704.0001&articles=yes")).Body);
        await site.Articles.RemoveAsync(id);
        var nodes = expected.GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(nodes.Select(KeyOf).Order(), read.GetProperty("nodes").EnumerateObject().Select(node => node.Name).Order());
        var article = read.GetProperty("nodes").GetProperty($"article:{id}");
        Assert.Equal(("article", "A site", "2024-05-31", 1), (
            article.GetProperty("kind").GetString(), article.GetProperty("site").GetString(), article.GetProperty("published").GetString(),
            article.GetProperty("questions").GetInt32()));
        Assert.Equal("work", read.GetProperty("nodes").GetProperty("0704.0001").GetProperty("kind").GetString());
        Assert.Equal(
            [$"article:{id} asks 0704.0001", $"article:{id} discusses 0704.0002"],
            EdgesOf(expected, nodes).Where(edge => edge.StartsWith("article:", StringComparison.Ordinal)).Select(edge => string.Join(' ', edge.Split(' ')[0], edge.Split(' ')[2], edge.Split(' ')[1])).Order());
        Assert.Equal(2, read.GetProperty("edges").EnumerateArray().Count(edge => edge[0].GetString() == $"article:{id}"));
        Assert.Equal(expected.GetProperty("edges").GetArrayLength(), read.GetProperty("edges").GetArrayLength());
    }

    private static string KeyOf(JsonElement node) => node.GetProperty("key").GetString()!;

    private static int? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static IEnumerable<string> EdgesOf(JsonElement json, List<JsonElement> nodes) => json.GetProperty("edges").EnumerateArray().Select(edge =>
        $"{KeyOf(nodes[edge[0].GetInt32()])} {KeyOf(nodes[edge[1].GetInt32()])} "
            + string.Join(' ', json.GetProperty("originSets")[edge[2].GetInt32()].EnumerateArray().Select(origin => origin.GetString())));

    private static async Task<JsonElement> ReadAsync(string form, string body)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, body);
            var (code, output, error) = await Python.RunAsync(Path.Combine(SourceTree.Root, "tests/ArxivLens.Tests/Http/read_network.py"), form, file);
            Assert.True(code == 0, error);
            return JsonDocument.Parse(output).RootElement;
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>A theory that is skipped where networkx is not installed.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NetworkxTheoryAttribute : TheoryAttribute
    {
        public NetworkxTheoryAttribute()
        {
            if (!Python.HasNetworkx)
                Skip = "networkx is not installed: apt-get install python3-networkx";
        }
    }

    /// <summary>The system's Python, for which Debian packages networkx.</summary>
    private static class Python
    {
        private const string Program = "/usr/bin/python3";

        public static bool HasNetworkx { get; } = File.Exists(Program) && HasModule();

        public static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output, await error);
        }

        private static bool HasModule()
        {
            string[] arguments = ["-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('networkx') is None)"];
            using var process = Process.Start(new ProcessStartInfo(Program, arguments))!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}

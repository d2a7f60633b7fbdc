using System.Text.Json;
using System.Xml.Linq;

namespace ArxivLens.Tests.Processes;

/// <summary><c>arxivlens network</c>: every mode, every form, and what is refused.</summary>
public sealed class NetworkCommandTests : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();

    public async Task InitializeAsync() => await ImportTests.ImportAllAsync(_data, "papers", "works", "citations");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Every_form_holds_the_same_works_and_citations()
    {
        var json = JsonDocument.Parse((await RunAsync("json")).Output).RootElement;
        var (nodes, edges) = (json.GetProperty("nodes").GetArrayLength(), json.GetProperty("edges").GetArrayLength());
        Assert.True(nodes > 4 && edges > 4);
        foreach (var form in new[] { "graphml", "gexf" })
        {
            var graph = XDocument.Parse((await RunAsync(form)).Output);
            Assert.Equal(nodes, graph.Descendants().Count(element => element.Name.LocalName == "node"));
            Assert.Equal(edges, graph.Descendants().Count(element => element.Name.LocalName == "edge"));
        }

        var items = JsonDocument.Parse((await RunAsync("vosviewer")).Output).RootElement.GetProperty("network").GetProperty("items");
        Assert.Equal(nodes, items.GetArrayLength());
        Assert.Equal(nodes + 1, (await RunAsync("csv")).Output.TrimEnd().Split('\n').Length);
        Assert.Equal(edges + 1, (await RunAsync("edges")).Output.TrimEnd().Split('\n').Length);

        async Task<Outcome> RunAsync(string form)
            => (await Arxivlens.RunAsync(_data, "network", "0704.0001", "--steps", "2", "--format", form)).Ends(0);
    }

    [Fact]
    public async Task Articles_are_shown_when_asked_for()
    {
        var file = _data.File("article.md", "# On strings\n\nBy Jane Writer\n\nThe paper https://arxiv.org/abs/0704.0001 is cited by https://arxiv.org/abs/0704.0030.\n");
        (await Arxivlens.RunAsync(_data, "article", "add", file)).Ends(0);
        var without = (await Arxivlens.RunAsync(_data, "network", "0704.0001")).Ends(0).Output;
        Assert.DoesNotContain("On strings", without, StringComparison.Ordinal);
        var text = (await Arxivlens.RunAsync(_data, "network", "0704.0001", "--articles")).Ends(0).Output;
        Assert.Contains("Articles about these works (1)", text, StringComparison.Ordinal);
        Assert.Matches(@"On strings.*\n      (asks|discusses) 0704\.0001\n      discusses 0704\.0030\n", text);
        var json = JsonDocument.Parse((await Arxivlens.RunAsync(_data, "network", "0704.0001", "--articles", "--json")).Ends(0).Output).RootElement;
        Assert.Equal("article", json.GetProperty("nodes").EnumerateArray().Last().GetProperty("role").GetString());
        Assert.Contains(",kind,", (await Arxivlens.RunAsync(_data, "network", "0704.0001", "--articles", "--format", "csv")).Ends(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_is_told_in_order_and_its_absence_too()
    {
        var found = (await Arxivlens.RunAsync(_data, "network", "0704.0001", "--mode", "path", "--to", "0704.0003")).Ends(0).Output;
        Assert.Contains("A shortest path (2 citations)", found, StringComparison.Ordinal);
        Assert.Equal(["0704.0001", "0704.0002", "0704.0003"], found.Split('\n').Where(line => line.StartsWith("  0704", StringComparison.Ordinal)).Select(line => line[2..11]));
        var none = (await Arxivlens.RunAsync(_data, "network", "0704.0001", "--mode", "path", "--to", "0706.0001", "--direction", "citations")).Ends(0).Output;
        Assert.Contains("There is no path", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_modes_and_several_starts_are_lists()
    {
        Assert.Contains("Works like it", (await Arxivlens.RunAsync(_data, "network", "0704.0001", "--mode", "similar")).Ends(0).Output, StringComparison.Ordinal);
        Assert.Contains("Prior works", (await Arxivlens.RunAsync(_data, "network", "0704.0001", "--mode", "prior")).Ends(0).Output, StringComparison.Ordinal);
        var several = (await Arxivlens.RunAsync(_data, "network", "0704.0001", "--with", "0704.0005", "--budget", "4")).Ends(0).Output;
        Assert.StartsWith("0704.0001", several, StringComparison.Ordinal);
        Assert.Contains("\n0704.0005", several, StringComparison.Ordinal);
        Assert.Contains("2 of 7 works shown", several, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--budget", "0", "--budget")]
    [InlineData("--steps", "3", "--steps")]
    [InlineData("--mode", "sideways", "--mode")]
    [InlineData("--mode", "path", "--to")]
    [InlineData("--category", "<b>", "--category")]
    [InlineData("--origin", "nobody", "--origin")]
    [InlineData("--format", "pdf", "--format")]
    [InlineData("--bugdet", "10", "--budget")]
    public async Task What_cannot_be_read_is_named(string option, string value, string named)
    {
        var outcome = (await Arxivlens.RunAsync(_data, "network", "0704.0001", option, value)).Ends(2);
        Assert.Contains(named, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_path_to_a_work_that_is_not_there_fails_in_one_line()
    {
        var outcome = (await Arxivlens.RunAsync(_data, "network", "0704.0001", "--mode", "path", "--to", "0704.9999")).Ends(1);
        Assert.Equal("arxivlens: 0704.9999 is not in the index.\n", outcome.Error);
    }
}

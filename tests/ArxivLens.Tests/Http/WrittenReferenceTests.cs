using System.Net;
using ArxivLens.Tests.Processes;

namespace ArxivLens.Tests.Http;

/// <summary>References as they were written, from the file to the page, until the works they mean come.</summary>
public sealed class WrittenReferenceTests : IDisposable
{
    private const string Known = "On the entropy of rotating black holes";
    private const string Missing = "A. Author and B. Writer, On the cooling of neutron stars in binaries, Phys. Rev. D 12 (2007) 34.";

    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("0704.0002", "/abs/0704.0002", "0704.0002")]
    [InlineData("doi:10.1000/a.b/c", "/work/10.1000/a.b/c", "10.1000%2Fa.b%2Fc")]
    public async Task What_is_not_in_the_library_is_told_as_it_was_written_and_found_when_it_comes(string citing, string page, string segment)
    {
        await ImportAsync(citing);
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var body = (await server.Client.GetAsync(page)).Body;
        Assert.Contains("1 more reference not found in this library", body, StringComparison.Ordinal);
        Assert.Contains("<span class=\"written-title\">On the cooling of neutron stars in binaries</span>, Phys. Rev. D 12", body, StringComparison.Ordinal);
        Assert.Contains("/abs/0704.0001", body, StringComparison.Ordinal);
        var list = (await server.Client.GetAsync($"/api/v1/papers/{segment}/reference-strings", "application/json")).Json.GetProperty("lists")[0];
        Assert.Equal((2, 1), (list.GetProperty("total").GetInt32(), list.GetProperty("resolved").GetInt32()));
        Assert.Equal(
            ["0704.0001", null], list.GetProperty("references").EnumerateArray().Select(one => one.GetProperty("work").GetString()));

        var paper = SmallLibrary.Paper("0704.0003", "On the cooling of neutron stars in binaries");
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("more.jsonl", paper))).Ends(0);
        await Eventually.IsTrueAsync(
            async () => (await server.Client.GetAsync(page)).Body.Contains("/abs/0704.0003", StringComparison.Ordinal), () => "The work that came is not seen.");
        Assert.DoesNotContain("not found in this library", (await server.Client.GetAsync(page)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_work_that_is_known_by_its_identifier_alone_is_shown_in_the_words_that_cite_it()
    {
        await ImportAsync("0704.0002", "C. Third, On a work of which nobody has a record, J. Things 3 (2001) 4, doi:10.1000/nobody.has.it");
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        var body = (await server.Client.GetAsync("/abs/0704.0002")).Body;
        Assert.Contains("doi:10.1000/nobody.has.it</code></a>", body, StringComparison.Ordinal);
        Assert.Contains("<span class=\"as-written\">C. Third, On a work of which nobody has a record", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_names_no_work_or_one_that_is_not_there_is_told()
    {
        await ImportAsync("0704.0002");
        await using var server = await (await ServerProcess.StartAsync(_data)).ReadyAsync();
        foreach (var (segment, status) in new[] { ("nonsense", HttpStatusCode.BadRequest), ("0704.9999", HttpStatusCode.NotFound) })
        {
            var answer = await server.Client.GetAsync($"/api/v1/papers/{segment}/reference-strings", "application/json");
            Assert.Equal(status, answer.Status);
        }
    }

    private async Task ImportAsync(string citing, string last = Missing)
    {
        var papers = $"{SmallLibrary.Paper("0704.0001", Known)}\n{SmallLibrary.Paper("0704.0002", "On something else")}\n";
        var works = """{"id":"doi:10.1000/a.b/c","title":"On a third thing","authors":["C. Third"],"year":2008}""" + "\n";
        var references = $$"""{"citing":"{{citing}}","references":["A. Author and B. Writer, {{Known}}, 2007.","{{last}}"]}""" + "\n";
        (await Arxivlens.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", papers), "--no-index")).Ends(0);
        (await Arxivlens.RunAsync(_data, "import", "works", _data.File("works.jsonl", works), "--no-index")).Ends(0);
        (await Arxivlens.RunAsync(_data, "import", "references", _data.File("references.jsonl", references))).Ends(0);
    }
}

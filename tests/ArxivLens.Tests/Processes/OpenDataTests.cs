using System.Text.Json;
using ArxivLens.Core;

namespace ArxivLens.Tests.Processes;

/// <summary>OpenAlex and OpenCitations from files to what the command line shows of them.</summary>
public sealed class OpenDataTests : IDisposable
{
    private const string Snapshot =
        """{"id":"2311.00001","title":"One","authors":"A. One","categories":"cs.AI","abstract":"We show one.","versions":[{"version":"v1","created":"Wed, 1 Nov 2023 19:18:42 GMT"}]}""";

    private const string Answer =
        """
        {
          "meta": {"count": 3},
          "results": [
            {"id": "https://openalex.org/W3", "doi": "https://doi.org/10.1000/three", "title": "Three", "referenced_works": []},
            {"id": "https://openalex.org/W2", "doi": "https://doi.org/10.1000/two", "title": "Two", "referenced_works": []},
            {"id": "https://openalex.org/W1", "doi": "https://doi.org/10.48550/arxiv.2311.00001", "is_retracted": true, "referenced_works": ["https://openalex.org/W2", "https://openalex.org/W8"]},
            {"id": "broken"}
          ]
        }
        """;

    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task OpenAlex_says_what_it_took_and_what_it_passed_over()
    {
        await PrepareAsync();
        var file = _data.File("answer.json", Answer);
        var report = (await InProcess.RunAsync(_data, "import", "openalex", file, "--json")).Ends(3).Json;
        Assert.Equal((1, 1), (Passed(report, "elsewhere"), Passed(report, "dangling")));
        Assert.Equal(1, report.GetProperty("rejected").GetInt32());
        var again = (await InProcess.RunAsync(_data, "import", "openalex", file, "--no-index", "--json")).Ends(3).Json;
        Assert.Equal(0, again.GetProperty("added").GetInt32());
        Assert.Contains("Two", (await InProcess.RunAsync(_data, "show", "10.1000/two")).Ends(0).Output, StringComparison.Ordinal);
        var paper = (await InProcess.RunAsync(_data, "show", "2311.00001")).Ends(0).Output;
        Assert.Contains("OpenAlex W1", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("Retraction Watch", paper, StringComparison.Ordinal);
        foreach (var verb in new[] { "status", "doctor" })
            Assert.Contains("claimed by OpenAlex", (await InProcess.RunAsync(_data, verb)).Ends(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_of_OpenAlex_takes_nothing_and_standard_input_is_refused()
    {
        await PrepareAsync();
        var trial = (await InProcess.RunAsync(_data, "import", "openalex", _data.File("answer.json", Answer), "--dry-run", "--json")).Ends(3).Json;
        Assert.Equal(1, trial.GetProperty("rejected").GetInt32());
        var unchanged = (await InProcess.RunAsync(_data, "import", "openalex", _data.File("empty.json", "{\"results\":[]}"), "--no-index", "--json")).Ends(0).Json;
        Assert.Equal(0, unchanged.GetProperty("added").GetInt32());
        var refusal = await Assert.ThrowsAsync<SourceException>(() => InProcess.RunAsync(_data, "import", "openalex", "-"));
        Assert.Contains("read twice", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenCitations_says_what_it_took_and_what_it_passed_over()
    {
        await PrepareAsync();
        const string rows = "oci,citing,cited\n1,omid:br/061 doi:10.1000/a,doi:10.48550/arxiv.2311.00001\n2,doi:10.1000/a,doi:10.1000/b\n3,doi:10.48550/arxiv.2311.00001,10.48550/arXiv.2311.00001\n4,,\n";
        var report = (await InProcess.RunAsync(_data, "import", "opencitations", _data.File("oc.csv", rows), "--no-index", "--json")).Ends(3).Json;
        Assert.Equal((1, 1, 1, 1), (report.GetProperty("added").GetInt32(), report.GetProperty("rejected").GetInt32(), report.GetProperty("selfCitations").GetInt32(), Passed(report, "elsewhere")));
    }

    private async Task PrepareAsync() =>
        (await InProcess.RunAsync(_data, "import", "papers", _data.File("papers.jsonl", Snapshot), "--no-index")).Ends(0);

    private static int Passed(JsonElement report, string name) => report.GetProperty("passedOver").GetProperty(name).GetInt32();
}

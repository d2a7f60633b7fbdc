using System.Net;
using System.Text.Json;
using ArxivLens.Core.Library;
using ArxivLens.Host;
using ArxivLens.Sources.ChatModel;
using ArxivLens.Storage.Sqlite;
using ArxivLens.Tests.Processes;
using ArxivLens.Tests.SummaryModel;

namespace ArxivLens.Tests.Api.V1;

/// <summary>Key findings with and without a model that whoever runs the server has named.</summary>
[Collection(V1Contract.Name)]
public sealed class KeyFindingsTests(V1Site site)
{
    [Fact]
    public async Task Without_a_model_the_findings_are_sentences_of_the_abstract()
    {
        var answer = await site.AskAsync("/papers/math-0601001/key-findings");
        Shapes.Check(answer, "KeyFindings");
        Assert.Equal("completed", answer.GetProperty("status").GetString());
        Assert.StartsWith("arxivlens-extractive-", answer.GetProperty("llmModelVersion").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["We find that lattices of glass are brittle."],
            answer.GetProperty("findings").GetProperty("keyResults").EnumerateArray().Select(result => result.GetString()));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("generatedSummary").ValueKind);
    }

    [Fact]
    public async Task While_a_model_works_it_is_202_and_then_200_with_what_it_wrote()
    {
        await using var model = await FakeModel.StartAsync();
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        model.Answer = async context =>
        {
            begun.TrySetResult();
            await end.Task;
            await FakeModel.Says("The authors study lattices of glass. The lattices are brittle.")(context);
        };
        using var data = new DataFolder();
        (await Arxivlens.RunAsync(data, "import", "papers", data.File("papers.jsonl", V1Papers.Lines()))).Ends(0);
        var directory = new DataDirectory(data.Path);
        using var held = directory.Lock(DirectoryRole.Server);
        using var storage = SqliteStorage.Open(directory.LibraryFile);
        await using var application = ArxivLensApplication.Build(directory, storage, new ServeOptions("http://127.0.0.1:0", LoadBuiltIn: false)
        {
            SummaryModel = new ChatModelOptions(model.Endpoint, "fake"),
        });
        await application.StartAsync();
        using var client = new SiteClient(new Uri(application.Urls.Single()));
        await Eventually.IsTrueAsync(async () => (await client.GetAsync("/health/ready")).Status == HttpStatusCode.OK, () => "The site is not ready.");

        const string Address = "/api/v1/papers/math/0601001/key-findings";
        var waiting = await client.GetAsync(Address);
        Assert.Equal(HttpStatusCode.Accepted, waiting.Status);
        Shapes.Check(waiting.Json, "Underway");
        Assert.Equal(("no-store", null), (waiting.Headers.CacheControl!.ToString(), waiting.Headers.ETag));
        Assert.NotNull(waiting.Headers.RetryAfter);
        await begun.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Accepted, (await client.GetAsync(Address)).Status);
        // A list asks the model for nothing.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/papers?pageSize=100")).Status);

        end.SetResult();
        SiteAnswer? done = null;
        await Eventually.IsTrueAsync(async () => (done = await client.GetAsync(Address)).Status == HttpStatusCode.OK, () => "The model's summary does not come.");
        Shapes.Check(done!.Json, "KeyFindings");
        Assert.Equal("fake", done.Json.GetProperty("generatedSummary").GetProperty("model").GetString());
        var paper = (await client.GetAsync("/api/v1/papers/math/0601001")).Json.GetProperty("paper");
        Assert.Equal("The authors study lattices of glass. The lattices are brittle.", paper.GetProperty("twoLineSummary").GetString());
        Assert.Single(model.Asked);
    }
}

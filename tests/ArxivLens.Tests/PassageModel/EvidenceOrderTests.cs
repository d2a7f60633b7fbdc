using ArxivLens.Tests.Processes;
using ArxivLens.Tests.SummaryModel;

namespace ArxivLens.Tests.PassageModel;

/// <summary>The command line asks the model only when it is told to, waits for it, and says who ordered.</summary>
public sealed class EvidenceOrderTests : IAsyncLifetime, IDisposable
{
    private readonly DataFolder _data = new();
    private FakeModel _model = null!;

    public async Task InitializeAsync()
    {
        _model = await FakeModel.StartAsync();
        await TideLibrary.FillAsync(_data);
    }

    public async Task DisposeAsync() => await _model.DisposeAsync();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Evidence_says_who_ordered_it()
    {
        _model.Answer = FakeModel.Says("{\"order\":[2]}");
        var own = (await RunAsync()).Ends(0).Json;
        Assert.Equal("index", own.GetProperty("orderedBy").GetString());
        Assert.Empty(_model.Asked);
        var ids = TideLibrary.Ids(own.GetProperty("passages"));

        var ordered = (await RunAsync("--order", "model")).Ends(0).Json;
        Assert.Equal(("judge", false), (ordered.GetProperty("orderedBy").GetString(), ordered.GetProperty("nothing").GetBoolean()));
        Assert.Equal([ids[1]], TideLibrary.Ids(ordered.GetProperty("passages")));
        Assert.Equal(ids.Where(id => id != ids[1]), TideLibrary.Ids(ordered.GetProperty("below")));

        _model.Answer = FakeModel.Sends("{}", status: 500);
        var failed = (await RunAsync("--order", "model")).Ends(0);
        Assert.Equal(own.GetRawText(), failed.Json.GetRawText());
        Assert.Contains("judge gave no order (it answered with status 500)", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_model_that_is_said()
    {
        var outcome = (await Arxivlens.RunAsync(_data, "evidence", TideLibrary.Question, "--order", "model")).Ends(2);
        Assert.Contains("ARXIVLENS_PASSAGE_ENDPOINT is not set", outcome.Error, StringComparison.Ordinal);
        (await Arxivlens.RunAsync(_data, "evidence", TideLibrary.Question, "--order", "best")).Ends(2);
    }

    private Task<Outcome> RunAsync(params string[] more) => Arxivlens.RunWithAsync(
        new Dictionary<string, string> { ["ARXIVLENS_PASSAGE_ENDPOINT"] = _model.Endpoint.ToString(), ["ARXIVLENS_PASSAGE_MODEL"] = "judge" },
        _data, ["evidence", TideLibrary.Question, "--json", .. more]);
}

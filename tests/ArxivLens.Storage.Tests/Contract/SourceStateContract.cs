using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of the states of sources promises.</summary>
public abstract class SourceStateContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_state_comes_back_as_it_was_saved_and_takes_the_place_of_the_one_before()
    {
        Assert.Null(await Given.States.FindAsync("arxiv-oai", "cs"));
        var state = new SourceState("arxiv-oai", "cs").Succeed(Noon, "token|\0 of \ud800 the server", Noon.AddHours(1));
        await Given.States.SaveAsync(state);
        Assert.Equal(state, await Given.States.FindAsync("arxiv-oai", "cs"));

        var failed = state.Fail(Noon.AddDays(1), "503 Service Unavailable", Noon.AddDays(2)).Fail(Noon.AddDays(2), "no answer");
        await Given.States.SaveAsync(failed);
        Assert.Equal(failed, Assert.Single(await Given.States.ListAsync()));
        Assert.Equal((2, true, Noon, state.Position, null), (failed.Failures, failed.IsFailing, failed.Succeeded, failed.Position, failed.Retry));
        Assert.False(failed.Succeed(Noon.AddDays(3), null).IsFailing);
    }

    [Fact]
    public async Task States_stand_by_source_and_scope()
    {
        foreach (var (source, scope) in new[] { ("b", ""), ("a", "physics:hep-th"), ("a", ""), ("a", "cs") })
            await Given.States.SaveAsync(new SourceState(source, scope));
        Assert.Equal(
            [("a", ""), ("a", "cs"), ("a", "physics:hep-th"), ("b", "")],
            (await Given.States.ListAsync()).Select(state => (state.Source, state.Scope)));
    }

    [Fact]
    public async Task The_stamp_of_imports_tells_every_change_of_the_log_and_of_states()
    {
        var stamps = new List<string> { await Given.Imports.ReadStampAsync(), await Given.Imports.ReadStampAsync() };
        Assert.Single(stamps.Distinct());
        var import = await Given.Imports.BeginAsync("papers", "p", Noon);
        stamps.Add(await Given.Imports.ReadStampAsync());
        await Given.Imports.EndAsync(import, new Core.Ingest.ImportReport(0, 0, 0, 0), Noon);
        stamps.Add(await Given.Imports.ReadStampAsync());
        await Given.States.SaveAsync(new SourceState("a", ""));
        stamps.Add(await Given.Imports.ReadStampAsync());
        Assert.Equal(4, stamps.Distinct().Count());
    }

    [Fact]
    public async Task A_state_is_no_content()
    {
        var (stamp, hash) = (await Given.Library.ReadStampAsync(), await Given.Library.ComputeContentHashAsync());
        await Given.States.SaveAsync(new SourceState("a", ""));
        Assert.Equal((stamp, hash), (await Given.Library.ReadStampAsync(), await Given.Library.ComputeContentHashAsync()));
    }
}

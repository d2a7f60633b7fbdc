using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of names of works elsewhere promises.</summary>
public abstract class ExternalIdContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    [Fact]
    public async Task A_name_leads_to_its_work_and_a_scheme_is_its_own()
    {
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1)), Samples.Paper(Samples.Key(2))]);
        await Given.Ids.SaveAsync(
        [
            new ExternalId("openalex", "W2", Samples.Key(2)), new ExternalId("s2", "7", Samples.Key(1)),
            new ExternalId("s2", "70", Samples.Key(2)), new ExternalId("mag", "7", Samples.Key(2)),
        ]);
        Assert.Equal([Samples.Key(2), null, Samples.Key(1)], await Given.Ids.FindAsync("s2", ["70", "8", "7"]));
        Assert.Equal([Samples.Key(2)], await Given.Ids.FindAsync("mag", ["7"]));
        Assert.Equal(
            [("mag", "7"), ("openalex", "W2"), ("s2", "70")],
            (await Given.Ids.FindAsync(Samples.Key(2))).Select(id => (id.Scheme, id.Id)));
        var numbers = await Given.Works.ReadAllAsync().ToDictionaryAsync(work => work.Work.Key, work => work.Number);
        Assert.Equal(
            [("7", Samples.Key(1), numbers[Samples.Key(1)]), ("70", Samples.Key(2), numbers[Samples.Key(2)])],
            await Given.Ids.ReadAllAsync("s2").ToListAsync());
    }

    [Fact]
    public async Task A_name_that_is_known_leads_to_the_work_named_last()
    {
        await Given.Ids.SaveAsync([new ExternalId("s2", "7", Samples.Key(1)), new ExternalId("s2", "7", Samples.Key(2))]);
        Assert.Equal([Samples.Key(2)], await Given.Ids.FindAsync("s2", ["7"]));
        Assert.Empty(await Given.Ids.FindAsync(Samples.Key(1)));
    }

    [Fact]
    public async Task Names_hold_any_text_and_works_that_are_not_there_are_entered_as_unresolved()
    {
        const string Odd = "Nul \0, half \ud800, '; DROP TABLE works; --";
        await Given.Ids.SaveAsync([new ExternalId("odd'", Odd, Samples.Key(3))]);
        Assert.Equal([Samples.Key(3)], await Given.Ids.FindAsync("odd'", [Odd]));
        Assert.Equal([Odd], await Given.Ids.ReadAllAsync("odd'").Select(id => id.Id).ToListAsync());
        Assert.Equal(WorkKind.Unresolved, (await Given.Works.FindAsync(Samples.Key(3)))!.Kind);
        Assert.Equal(1, (await Given.Library.CountAsync()).Unresolved);
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task Names_go_with_their_work()
    {
        await Given.Ids.SaveAsync([new ExternalId("s2", "7", Samples.Key(1))]);
        Given.Remove(Samples.Key(1));
        Assert.Equal([null], await Given.Ids.FindAsync("s2", ["7"]));
        Assert.Empty(await Given.Library.CheckAsync());
    }
}

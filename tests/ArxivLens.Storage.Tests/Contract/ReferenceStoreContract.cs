using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of lists of references promises.</summary>
public abstract class ReferenceStoreContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private const string Latex = "latex";

    [Fact]
    public async Task A_list_is_kept_in_its_order_and_asserts_its_citations()
    {
        var list = List(1, Resolved(1, "A. One, hep-th/1", 2), Waiting(2, "B. Two \0 \ud800, Unknown"), Resolved(3, "C. Three", 3));
        Assert.Equal([SaveOutcome.Added], await Given.References.SaveAsync([list], 1));
        var kept = Assert.Single(await Given.References.FindAsync(Samples.Key(1)));
        Assert.Equal((Latex, 3), (kept.Origin, kept.References.Count));
        Assert.Equal(list.References.Select(one => (one.Entry, one.Text)), kept.References.Select(one => (one.Entry, one.Text)));
        Assert.Equal([(2, 1u), (3, 1u)], await CitedAsync());
        Assert.Equal(new ReferenceCounts(1, 3, 2), await Given.References.CountAsync());
        Assert.Empty(await Given.References.FindAsync(Samples.Key(9)));
    }

    [Fact]
    public async Task A_newer_list_takes_the_place_of_the_older_with_its_citations()
    {
        await Given.Citations.SaveAsync([Samples.Citation(1, 3, "openalex")], 1);
        await Given.References.SaveAsync([List(1, Resolved(1, "a", 2), Resolved(2, "b", 3), Resolved(3, "c", 4))], 2);
        Assert.Equal([SaveOutcome.Updated], await Given.References.SaveAsync([List(1, Resolved(1, "c", 4))], 3));
        var claims = await Given.Citations.FindClaimsAsync(
            [(Samples.Key(1), Samples.Key(2)), (Samples.Key(1), Samples.Key(3)), (Samples.Key(1), Samples.Key(4))]);
        Assert.Equal(["", "openalex", Latex], claims.Select(one => string.Join(' ', one.Select(claim => claim.Origin))));
        Assert.Equal(2, (await Given.Library.CountAsync()).Citations);
    }

    [Fact]
    public async Task The_same_list_changes_nothing_and_an_empty_one_removes_it()
    {
        var list = List(1, Resolved(1, "a", 2), Waiting(2, "b"));
        await Given.References.SaveAsync([list], 1);
        Assert.Equal([SaveOutcome.Unchanged], await Given.References.SaveAsync([list], 2));
        Assert.Equal([SaveOutcome.Updated], await Given.References.SaveAsync([List(1)], 3));
        Assert.Empty(await Given.References.FindAsync(Samples.Key(1)));
        Assert.Empty(await CitedAsync());
        Assert.Equal([SaveOutcome.Unchanged], await Given.References.SaveAsync([List(1)], 4));
    }

    [Fact]
    public async Task Lists_of_two_origins_stand_beside_each_other()
    {
        await Given.References.SaveAsync([List(1, Resolved(1, "a", 2)), List(1, Resolved(1, "a", 2)) with { Origin = "fulltext" }], 1);
        Assert.Equal(["fulltext", Latex], (await Given.References.FindAsync(Samples.Key(1))).Select(list => list.Origin));
        await Given.References.SaveAsync([List(1)], 2);
        var claims = await Given.Citations.FindClaimsAsync([(Samples.Key(1), Samples.Key(2))]);
        Assert.Equal("fulltext", Assert.Single(claims[0]).Origin);
    }

    [Fact]
    public async Task A_waiting_reference_becomes_a_citation_when_its_work_comes()
    {
        const string text = "E. Witten, “Anti-de Sitter space and holography,” Adv. Theor. Math. Phys. 2 (1998) 253";
        await Given.References.SaveAsync([List(1, Waiting(1, text) with { Sentences = ["It was shown in [3]."] })], 1);
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(5))], 2);
        Assert.Empty(await CitedAsync());
        var work = Samples.Paper(Samples.Key(7)) with { Title = "Anti De Sitter Space And Holography", Year = 1998, Authors = [new PersonName("Edward", "Witten")] };
        await Given.Works.SaveAsync([work], 3);
        var one = Assert.Single((await Given.References.FindAsync(Samples.Key(1)))[0].References);
        Assert.Equal(new ReferenceMatch(work.Key, ReferenceEvidence.Title, true), one.Match);
        var claims = await Given.Citations.FindClaimsAsync([(Samples.Key(1), work.Key)]);
        Assert.Equal("It was shown in [3].", Assert.Single(Assert.Single(claims[0]).Contexts).Sentence);
        await Given.Works.SaveAsync([work with { Abstract = work.Abstract + " More." }], 4);
        Assert.Single(await Given.References.FindAsync(Samples.Key(1)));
    }

    [Fact]
    public async Task A_work_of_the_same_title_by_others_is_not_the_one_that_is_awaited()
    {
        await Given.References.SaveAsync([List(1, Waiting(1, "E. Witten, Anti-de Sitter space and holography, 1998"))], 1);
        await Given.Works.SaveAsync(
            [Samples.Paper(Samples.Key(7)) with { Title = "Anti De Sitter Space And Holography", Year = 1998, Authors = [new PersonName("N.", "Nobody")] }], 2);
        Assert.Null((await Given.References.FindAsync(Samples.Key(1)))[0].References[0].Match);
        Assert.Empty(await CitedAsync());
    }

    [Fact]
    public async Task The_change_log_names_works_whose_references_a_list_takes_away()
    {
        await Given.References.SaveAsync([List(1, Resolved(1, "a", 2))], 1);
        var stamp = await Given.Changes.FollowAsync();
        await Given.References.SaveAsync([List(1)], 2);
        var changes = await Given.Changes.ReadChangesAsync(stamp, 10);
        Assert.Single(changes!.Citing);
    }

    private static ResolvedList List(int citing, params ListedReference[] references) => new(Samples.Key(citing), Latex, references);

    private static ListedReference Resolved(int entry, string text, int cited) =>
        new(entry, text) { Match = new ReferenceMatch(Samples.Key(cited), ReferenceEvidence.Arxiv, false) };

    private static ListedReference Waiting(int entry, string text) =>
        new(entry, text) { Facts = ReferenceFacts.Of(ReferenceParser.Parse(text)) };

    private async Task<List<(int Cited, uint Origins)>> CitedAsync()
    {
        var found = new List<(int, uint)>();
        await foreach (var citation in Given.Citations.ReadAllAsync())
        {
            await foreach (var work in Given.Works.ReadAllAsync())
            {
                if (work.Number == citation.Cited)
                    found.Add((Enumerable.Range(1, 20).First(number => Samples.Key(number) == work.Work.Key), citation.Origins));
            }
        }

        return found;
    }
}

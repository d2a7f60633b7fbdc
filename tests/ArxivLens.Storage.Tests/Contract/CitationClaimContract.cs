using ArxivLens.Core.Citations;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of citations promises of who asserts them, since when and with which sentences.</summary>
public abstract class CitationClaimContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 28, 12, 0, 0, TimeSpan.Zero);
    private static readonly CitationContext Method = new("We follow [3].", CitationIntents.Method | CitationIntents.Influential);

    [Fact]
    public async Task Each_origin_has_its_own_first_day()
    {
        await SaveAsync(0, Samples.Citation(1, 2, "s2"), Samples.Citation(1, 2, "openalex"));
        await SaveAsync(1, Samples.Citation(1, 2, "fulltext"));
        await SaveAsync(2, Samples.Citation(1, 2, "s2"), Samples.Citation(1, 2, "fulltext"));
        Assert.Equal(
            [("s2", Noon, Noon.AddDays(2)), ("openalex", Noon, null), ("fulltext", Noon.AddDays(1), (DateTimeOffset?)Noon.AddDays(2))],
            (await FindAsync(1, 2)).Select(claim => (claim.Origin, claim.FirstSeen!.Value, claim.LastSeen)));
    }

    [Fact]
    public async Task Claims_stand_in_the_order_asked_for_and_there_are_none_of_what_nobody_asserts()
    {
        await SaveAsync(0, Samples.Citation(1, 2), Samples.Citation(3, 2));
        var found = await Given.Citations.FindClaimsAsync(
            [(Samples.Key(3), Samples.Key(2)), (Samples.Key(2), Samples.Key(1)), (Samples.Key(8), Samples.Key(9)), (Samples.Key(1), Samples.Key(2))]);
        Assert.Equal([1, 0, 0, 1], found.Select(claims => claims.Count));
        Assert.Empty(await Given.Citations.FindClaimsAsync([]));
    }

    [Fact]
    public async Task An_import_that_is_not_in_the_log_has_no_day()
    {
        await Given.Citations.SaveAsync([Samples.Citation(1, 2)], import: 77);
        var claim = Assert.Single(await FindAsync(1, 2));
        Assert.Equal(("file", null, null), (claim.Origin, claim.FirstSeen, claim.LastSeen));
    }

    [Fact]
    public async Task Sentences_stay_with_their_origin_in_their_order()
    {
        var odd = new CitationContext("Nul \0 and half \ud800.", CitationIntents.None);
        await SaveAsync(0, Samples.Citation(1, 2, "s2") with { Contexts = [Method, odd] }, Samples.Citation(1, 2, "openalex"));
        await SaveAsync(1, Samples.Citation(1, 2, "fulltext") with { Contexts = [new CitationContext("", CitationIntents.Background)] });
        var claims = await FindAsync(1, 2);
        Assert.Equal([Method, odd], claims[0].Contexts);
        Assert.Empty(claims[1].Contexts);
        Assert.Equal([("fulltext", 1L), ("s2", 2L)], (await Given.Citations.CountContextsAsync()).Select(one => (one.Key, one.Value)).Order());
        Assert.Equal([new CitationContext("", CitationIntents.Background)], claims[2].Contexts);
    }

    [Fact]
    public async Task Later_sentences_take_the_place_of_earlier_ones_and_no_word_of_them_leaves_them()
    {
        Assert.Equal([CitationOutcome.Added], await SaveAsync(0, Cited(Method)));
        Assert.Equal([CitationOutcome.Unchanged], await SaveAsync(1, Cited(Method)));
        Assert.Equal([CitationOutcome.Unchanged], await SaveAsync(2, Samples.Citation(1, 2)));
        Assert.Equal([Method], Assert.Single(await FindAsync(1, 2)).Contexts);
        var other = new CitationContext("Unlike [3].", CitationIntents.Result);
        Assert.Equal([CitationOutcome.ContextsChanged], await SaveAsync(3, Cited(other)));
        Assert.Equal([other], Assert.Single(await FindAsync(1, 2)).Contexts);
        Assert.Equal([CitationOutcome.ContextsChanged], await SaveAsync(4, Cited()));
        Assert.Empty(Assert.Single(await FindAsync(1, 2)).Contexts);
    }

    [Fact]
    public async Task Sentences_are_no_content_and_no_news_for_the_index_but_change_the_stamp()
    {
        await SaveAsync(0, Samples.Citation(1, 2));
        var (stamp, hash) = (await Given.Changes.FollowAsync(), await Given.Library.ComputeContentHashAsync());
        await SaveAsync(1, Samples.Citation(1, 2));
        Assert.Equal(stamp, await Given.Library.ReadStampAsync());
        await SaveAsync(2, Cited(Method));
        Assert.NotEqual(stamp, await Given.Library.ReadStampAsync());
        Assert.Equal(hash, await Given.Library.ComputeContentHashAsync());
        Assert.Equal(0, (await Given.Changes.ReadChangesAsync(stamp, 100))!.Count);
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task Claims_go_with_their_works()
    {
        await SaveAsync(0, Cited(Method));
        await SaveAsync(1, Samples.Citation(1, 2, "openalex"));
        Given.Remove(Samples.Key(2));
        Assert.Empty(await Given.Citations.CountContextsAsync());
        Assert.Empty(await FindAsync(1, 2));
        Assert.Empty(await Given.Library.CheckAsync());
        await SaveAsync(2, Samples.Citation(1, 2, "openalex"));
        var claim = Assert.Single(await FindAsync(1, 2));
        Assert.Equal((Noon.AddDays(2), 0), (claim.FirstSeen, claim.Contexts.Count));
    }

    [Fact]
    public async Task Listers_are_counted_by_origin()
    {
        await SaveAsync(
            0, Samples.Citation(1, 2, "s2"), Samples.Citation(1, 3, "s2"), Samples.Citation(1, 3, "openalex"), Samples.Citation(4, 1, "openalex"));
        var found = await Given.Citations.FindListersAsync([Samples.Key(4), Samples.Key(3), Samples.Key(9), Samples.Key(1)]);
        Assert.Equal([1, 0, 0, 2], found.Select(listers => listers.Count));
        Assert.Equal((2, 1), (found[3]["s2"], found[3]["openalex"]));
    }

    private static Citation Cited(params CitationContext[] contexts) => Samples.Citation(1, 2) with { Contexts = contexts };

    private async Task<IReadOnlyList<CitationOutcome>> SaveAsync(int days, params Citation[] citations) =>
        await Given.Citations.SaveAsync(citations, await Given.Imports.BeginAsync("citations", "c.csv", Noon.AddDays(days)));

    private async Task<IReadOnlyList<CitationClaim>> FindAsync(int citing, int cited) =>
        (await Given.Citations.FindClaimsAsync([(Samples.Key(citing), Samples.Key(cited))]))[0];
}

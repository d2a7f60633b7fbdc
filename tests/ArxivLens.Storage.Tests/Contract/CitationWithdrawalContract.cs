using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of citations promises of those that a source takes back.</summary>
public abstract class CitationWithdrawalContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly CitationContext Said = new("We follow [3].", CitationIntents.Method);

    [Fact]
    public async Task A_citation_goes_with_the_last_who_asserts_it_and_its_works_stay()
    {
        await Given.Citations.SaveAsync(
            [Samples.Citation(1, 2, "s2") with { Contexts = [Said] }, Samples.Citation(1, 2, "openalex"), Samples.Citation(1, 3, "s2")], import: 1);
        Assert.Equal([SaveOutcome.Updated, SaveOutcome.Updated], await Given.Citations.WithdrawAsync([Samples.Citation(1, 2, "s2"), Samples.Citation(1, 3, "s2")]));
        var claim = Assert.Single(await FindAsync(1, 2));
        Assert.Equal("openalex", claim.Origin);
        Assert.Empty(claim.Contexts);
        Assert.Empty(await FindAsync(1, 3));
        Assert.NotNull(await Given.Works.FindAsync(Samples.Key(3)));
        Assert.Single(await Given.Citations.ReadAllAsync().ToListAsync());
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task What_does_not_stand_as_it_is_said_is_left_as_it_is()
    {
        await Given.Citations.SaveAsync([Samples.Citation(1, 2, "s2"), Samples.Citation(3, 4, "openalex")], import: 1);
        var stamp = await Given.Library.ReadStampAsync();
        var outcomes = await Given.Citations.WithdrawAsync(
            [Samples.Citation(2, 1, "s2"), Samples.Citation(3, 4, "s2"), Samples.Citation(1, 2, "nobody"), Samples.Citation(8, 9, "s2"), Samples.Citation(1, 4, "s2")]);
        Assert.All(outcomes, outcome => Assert.Equal(SaveOutcome.Unchanged, outcome));
        Assert.Equal(5, outcomes.Count);
        Assert.Equal(stamp, await Given.Library.ReadStampAsync());
        Assert.Null(await Given.Works.FindAsync(Samples.Key(8)));
    }

    [Fact]
    public async Task What_was_taken_back_twice_and_said_again_is_as_new()
    {
        await Given.Citations.SaveAsync([Samples.Citation(1, 2, "s2"), Samples.Citation(1, 2, "openalex")], import: 1);
        Citation[] taken = [Samples.Citation(1, 2, "s2"), Samples.Citation(1, 2, "s2")];
        Assert.Equal([SaveOutcome.Updated, SaveOutcome.Unchanged], await Given.Citations.WithdrawAsync(taken));
        Assert.Equal([CitationOutcome.OriginAdded], await Given.Citations.SaveAsync([Samples.Citation(1, 2, "s2")], import: 1));
        Assert.Equal(["s2", "openalex"], (await FindAsync(1, 2)).Select(claim => claim.Origin));
    }

    [Fact]
    public async Task Whoever_follows_is_told_whose_references_are_fewer()
    {
        await Given.Citations.SaveAsync([Samples.Citation(1, 2, "s2"), Samples.Citation(3, 2, "s2"), Samples.Citation(3, 2, "openalex")], import: 1);
        var stamp = await Given.Changes.FollowAsync();
        await Given.Citations.WithdrawAsync([Samples.Citation(1, 2, "s2")]);
        await Given.Citations.WithdrawAsync([Samples.Citation(3, 2, "s2"), Samples.Citation(2, 3, "s2")]);
        var keys = await Given.Works.ReadAllAsync().ToDictionaryAsync(work => work.Number, work => work.Work.Key);
        var changes = (await Given.Changes.ReadChangesAsync(stamp, 10))!;
        Assert.Equal([Samples.Key(1), Samples.Key(3)], changes.Citing.Select(number => keys[number]).OrderBy(key => key.SortText, StringComparer.Ordinal));
    }

    private async Task<IReadOnlyList<CitationClaim>> FindAsync(int citing, int cited) =>
        Assert.Single(await Given.Citations.FindClaimsAsync([(Samples.Key(citing), Samples.Key(cited))]));
}

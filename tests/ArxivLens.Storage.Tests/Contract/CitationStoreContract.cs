using ArxivLens.Core;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of citations promises.</summary>
public abstract class CitationStoreContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    [Fact]
    public async Task Works_that_are_not_there_are_entered_as_unresolved_and_resolved_later()
    {
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1))]);
        Assert.Equal([CitationOutcome.Added], await Given.Citations.SaveAsync([Samples.Citation(1, 2)], import: 1));
        Assert.Equal(WorkKind.Unresolved, (await Given.Works.FindAsync(Samples.Key(2)))!.Kind);

        Assert.Equal([SaveOutcome.Updated], await Given.Works.SaveAsync([Samples.Paper(Samples.Key(2))]));
        Assert.Equal([(Samples.Key(1), Samples.Key(2), 1u)], await ReadAllAsync());
    }

    [Fact]
    public async Task Citations_are_read_ascending_by_number()
    {
        await Given.Citations.SaveAsync(
            [Samples.Citation(5, 1), Samples.Citation(3, 4), Samples.Citation(3, 5), Samples.Citation(1, 3)], import: 1);
        var read = await Given.Citations.ReadAllAsync().ToListAsync();
        Assert.Equal(4, read.Count);
        Assert.Equal(read.OrderBy(c => c.Citing).ThenBy(c => c.Cited), read);
    }

    [Fact]
    public async Task Both_directions_between_two_works_are_two_citations()
    {
        var outcomes = await Given.Citations.SaveAsync([Samples.Citation(1, 2), Samples.Citation(2, 1)], import: 1);
        Assert.Equal([CitationOutcome.Added, CitationOutcome.Added], outcomes);
        Assert.Equal(2, (await ReadAllAsync()).Count);
    }

    [Fact]
    public async Task A_citation_keeps_everyone_who_asserts_it()
    {
        var outcomes = await Given.Citations.SaveAsync(
            [Samples.Citation(1, 2, "crossref"), Samples.Citation(1, 2, "openalex"), Samples.Citation(1, 3, "openalex")],
            import: 1);
        Assert.Equal([CitationOutcome.Added, CitationOutcome.OriginAdded, CitationOutcome.Added], outcomes);
        Assert.Equal(["crossref", "openalex"], await Given.Citations.ReadOriginsAsync());
        Assert.Equal(
            [(Samples.Key(1), Samples.Key(2), 0b11u), (Samples.Key(1), Samples.Key(3), 0b10u)],
            (await ReadAllAsync()).OrderBy(c => c.Cited.SortText, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_repetition_within_an_import_is_told_from_what_was_known_before()
    {
        Citation[] twice = [Samples.Citation(1, 2), Samples.Citation(1, 2)];
        Assert.Equal([CitationOutcome.Added, CitationOutcome.Repeated], await Given.Citations.SaveAsync(twice, import: 1));
        Assert.Equal([CitationOutcome.Repeated, CitationOutcome.Repeated], await Given.Citations.SaveAsync(twice, import: 1));
        Assert.Equal([CitationOutcome.Unchanged, CitationOutcome.Repeated], await Given.Citations.SaveAsync(twice, import: 2));
    }

    [Fact]
    public async Task Repetitions_are_told_for_each_origin()
    {
        Citation[] both = [Samples.Citation(1, 2, "a"), Samples.Citation(1, 2, "b")];
        await Given.Citations.SaveAsync(both, import: 1);
        Assert.Equal(
            [CitationOutcome.Unchanged, CitationOutcome.Unchanged, CitationOutcome.Repeated, CitationOutcome.Repeated],
            await Given.Citations.SaveAsync([.. both, .. both], import: 2));
        Assert.Equal(
            [CitationOutcome.OriginAdded, CitationOutcome.Unchanged, CitationOutcome.Repeated],
            await Given.Citations.SaveAsync([Samples.Citation(1, 2, "c"), both[0], Samples.Citation(1, 2, "c")], import: 3));
    }

    [Fact]
    public async Task There_can_be_32_origins_and_one_more_is_refused_with_its_whole_batch()
    {
        await Given.Citations.SaveAsync([.. Enumerable.Range(0, 32).Select(i => Samples.Citation(1, 2, $"o{i}"))], import: 1);
        Assert.Equal([(Samples.Key(1), Samples.Key(2), uint.MaxValue)], await ReadAllAsync());

        var refusal = await Assert.ThrowsAsync<LibraryException>(
            () => Given.Citations.SaveAsync([Samples.Citation(8, 9, "o1"), Samples.Citation(1, 3, "one-more")], import: 2));
        Assert.Contains("32 origins", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("one-more", refusal.Message, StringComparison.Ordinal);
        Assert.Single(await ReadAllAsync());
        Assert.Null(await Given.Works.FindAsync(Samples.Key(8)));
        Assert.Equal(32, (await Given.Citations.ReadOriginsAsync()).Count);
    }

    [Fact]
    public async Task Works_of_a_refused_batch_are_entered_anew_by_the_next_one()
    {
        await Given.Citations.SaveAsync([.. Enumerable.Range(0, 32).Select(i => Samples.Citation(1, 2, $"o{i}"))], import: 1);
        await Assert.ThrowsAsync<LibraryException>(
            () => Given.Citations.SaveAsync([Samples.Citation(8, 9, "o1"), Samples.Citation(1, 3, "one-more")], import: 1));

        await Given.Citations.SaveAsync([Samples.Citation(5, 6, "o1"), Samples.Citation(8, 9, "o1")], import: 1);
        Assert.Equal(
            [(Samples.Key(1), Samples.Key(2), uint.MaxValue), (Samples.Key(5), Samples.Key(6), 2u), (Samples.Key(8), Samples.Key(9), 2u)],
            (await ReadAllAsync()).OrderBy(c => c.Citing.SortText, StringComparer.Ordinal));
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task Outcomes_stand_in_the_order_of_the_batch_whatever_its_order()
    {
        await Given.Works.SaveAsync([.. Enumerable.Range(1, 4).Select(i => Samples.Paper(Samples.Key(i)))]);
        await Given.Citations.SaveAsync([Samples.Citation(2, 1)], import: 1);
        var outcomes = await Given.Citations.SaveAsync(
            [Samples.Citation(4, 1), Samples.Citation(3, 1), Samples.Citation(4, 1), Samples.Citation(2, 1), Samples.Citation(3, 1, "b")],
            import: 2);
        Assert.Equal(
            [
                CitationOutcome.Added, CitationOutcome.Added, CitationOutcome.Repeated, CitationOutcome.Unchanged,
                CitationOutcome.OriginAdded,
            ],
            outcomes);
    }

    [Fact]
    public async Task A_work_that_cites_itself_is_a_mistake_of_the_program()
    {
        await Assert.ThrowsAsync<ArgumentException>(
            () => Given.Citations.SaveAsync([Samples.Citation(1, 2), Samples.Citation(3, 3)], import: 1));
        Assert.Empty(await ReadAllAsync());
    }

    [Fact]
    public async Task A_cancelled_save_leaves_nothing_behind()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Given.Citations.SaveAsync([Samples.Citation(1, 2)], import: 1, cancelled.Token));
        Assert.Empty(await ReadAllAsync());
        Assert.Empty(await Given.Works.ReadAllAsync().ToListAsync());
    }

    private async Task<List<(WorkKey Citing, WorkKey Cited, uint Origins)>> ReadAllAsync()
    {
        var keys = await Given.Works.ReadAllAsync().ToDictionaryAsync(w => w.Number, w => w.Work.Key);
        return await Given.Citations.ReadAllAsync().Select(c => (keys[c.Citing], keys[c.Cited], c.Origins)).ToListAsync();
    }
}

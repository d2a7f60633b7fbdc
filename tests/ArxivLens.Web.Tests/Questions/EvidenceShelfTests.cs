using ArxivLens.Core.Questions;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Features.Questions;

namespace ArxivLens.Web.Tests.Questions;

/// <summary>How long the passages of a question are kept.</summary>
public sealed class EvidenceShelfTests
{
    [Fact]
    public async Task Passages_are_found_once_until_the_library_changes()
    {
        await using var site = await DebateCases.StartAsync();
        var shelf = site.Part<EvidenceShelf>();
        var question = await LiabilityAsync(site);
        var first = await shelf.FindAsync(question);

        Assert.Same(first, await shelf.FindAsync(question));
        Assert.Equal(first.Passages.Count, (await shelf.CountAsync([question]))[question.Id]);

        await site.AddAsync(DebateSite.Paper(
            "2403.00003", "Costs of copying", "In every town whoever copies a bridge has to pay for the marginal risk of collapse at once."));
        var second = await shelf.FindAsync(question);
        Assert.Contains(second.Passages, bearing => bearing.Passage.Id.Work == DebateSite.Key("2403.00003"));
    }

    [Fact]
    public async Task A_question_that_is_now_put_to_another_work_is_looked_for_anew()
    {
        await using var site = await DebateCases.StartAsync();
        var shelf = site.Part<EvidenceShelf>();
        var question = await LiabilityAsync(site);
        var first = await shelf.FindAsync(question);

        var second = await shelf.FindAsync(question with { Asked = [DebateCases.ClosedPaper.Key] });

        Assert.NotSame(first, second);
        Assert.Contains(second.Passages, bearing => bearing is { Relation: PassageRelation.Asked, Passage.Id.Work: var work } && work == DebateCases.ClosedPaper.Key);
    }

    private static async Task<Question> LiabilityAsync(DebateSite site) =>
        (await site.Storage.Questions.ListAsync(new QuestionFilter(), 0, 10)).Questions.Single(question => question.Text == DebateCases.Liability.Text);
}

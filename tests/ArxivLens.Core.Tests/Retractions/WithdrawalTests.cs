using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;

namespace ArxivLens.Core.Tests.Retractions;

public sealed class WithdrawalTests
{
    [Theory]
    [InlineData("This paper has been withdrawn by the author(s)")]
    [InlineData("The paper ha been withdrawn by the author due to an error")]
    [InlineData("20 pages, 4 figures The paper has been withdrawn by the author")]
    [InlineData("14 pages, nofigure. WITHDRAWN by the author")]
    [InlineData("12 pages, 5 figures. This article has been withdrawn at the request\n  of the editor")]
    [InlineData("Withdrawn")]
    [InlineData("18 pages, 2 figures. Withdrawn for review and rewriting")]
    [InlineData("This submission has been withdrawn by arXiv administration")]
    [InlineData("The article is being withdrawn because it is not finished")]
    [InlineData("arXiv admin note: this version withdrawn by arXiv administrators")]
    public void Comments_may_say_so(string comments) => Assert.True(Withdrawal.IsWithdrawn(Paper(comments, "We study birds.")));

    [Theory]
    [InlineData("This paper has been withdrawn by the authors, due the copyright policy of the journal.")]
    [InlineData("This paper is withdrawn")]
    [InlineData("Withdrawn: see another paper.")]
    public void So_may_what_stands_in_place_of_an_abstract(string text) => Assert.True(Withdrawal.IsWithdrawn(Paper(null, text)));

    [Theory]
    [InlineData("Plos ONE paper. Previous version was withdrawn to be updated by the journal's pdf version", "Chronic diseases are common.")]
    [InlineData("Previous version of this paper was withdrawn", "Chronic diseases are common.")]
    [InlineData("12 pages", "We price variable annuities with guaranteed minimum withdrawal benefit.")]
    [InlineData("12 pages", "The money that policy holders have withdrawn by the end of a year is taxed.")]
    [InlineData(null, "")]
    public void Other_words_of_withdrawing_do_not(string? comments, string text)
        => Assert.False(Withdrawal.IsWithdrawn(Paper(comments, text)));

    [Fact]
    public void The_librarys_own_description_says_nothing_of_it()
        => Assert.False(Withdrawal.IsWithdrawn(Paper(null, "This paper has been withdrawn.") with { AbstractIsDescription = true }));

    private static Work Paper(string? comments, string text) => new()
    {
        Key = WorkKey.TryParse("0704.0001", out var key) ? key : default,
        Title = "Birds",
        Abstract = text,
        Paper = new PaperFacts { Comments = comments, Versions = [new PaperVersion(1, DateTimeOffset.UnixEpoch)] },
    };
}

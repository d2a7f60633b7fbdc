using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests.Search;

public sealed class WorkSuggestionsTests : IDisposable
{
    private readonly TestIndex index = TestIndex.Of(
    [
        Paper("2311.00001", "Dark matter", "mark-dark", "Mark Dark"),
        Paper("2311.00002", "Dark energy", "mark-dark", "Mark Dark"),
        .. Enumerable.Range(10, 9).Select(i => Paper($"2311.000{i}", $"Dark darkness {i}", $"dark-{i}", $"A. Dark{i}")),
        new IndexDocument { Key = "2311.00099", Title = "", Kind = (byte)WorkKind.Unresolved },
    ]);

    [Fact]
    public void At_most_eight_are_suggested_terms_then_works_then_authors()
    {
        var found = WorkSuggestions.Find(index.Reader, "dar");
        Assert.Equal(WorkSuggestions.Limit, found.Count);
        Assert.Equal(found.Select(s => s.Kind).Order(), found.Select(s => s.Kind));
        Assert.Equal(2, found.Count(s => s.Kind == WorkSuggestionKind.Author));
        Assert.Equal("mark-dark", found.First(s => s.Kind == WorkSuggestionKind.Author).AuthorSlug);
        Assert.Equal(2, found.First(s => s.Kind == WorkSuggestionKind.Author).Count);
    }

    [Fact]
    public void The_address_of_a_work_leads_to_it_alone()
    {
        var found = Assert.Single(WorkSuggestions.Find(index.Reader, "arXiv:2311.00001v2"));
        Assert.Equal((WorkSuggestionKind.Work, "Dark matter", "2311.00001"), (found.Kind, found.Text, found.Work.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("title:dark")]
    [InlineData("=dark")]
    [InlineData("2311.00099")]
    [InlineData("zzzz")]
    public void What_cannot_be_completed_gets_no_suggestion(string typed) => Assert.Empty(WorkSuggestions.Find(index.Reader, typed));

    [Fact]
    public void A_text_of_any_length_is_answered()
        => Assert.Empty(WorkSuggestions.Find(index.Reader, new string('d', 100_000)));

    public void Dispose() => index.Dispose();

    private static IndexDocument Paper(string key, string title, string slug, string name) => new()
    {
        Key = key, Title = title, Kind = (byte)WorkKind.Paper, Authors = name, AuthorSlugs = [slug], AuthorNames = [name],
    };
}

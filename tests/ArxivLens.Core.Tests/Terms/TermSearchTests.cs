using ArxivLens.Core.Terms;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Tests.Terms;

public sealed class TermSearchTests(TermSearchTests.Papers papers) : IClassFixture<TermSearchTests.Papers>
{
    [Theory]
    [InlineData("dark matter", 2)]
    [InlineData("Dark-Matters", 2)]
    [InlineData("\"dark matter\"", 2)]
    [InlineData("matter dark", 0)]
    [InlineData("dark AND energy", 0)]
    [InlineData("author:smith", 0)]
    [InlineData("da*", 0)]
    [InlineData("the", 0)]
    [InlineData("?!", 0)]
    public void Words_side_by_side_are_found_and_no_sign_is_a_command(string term, int expected)
        => Assert.Equal(expected, TermSearch.Find(papers.Index.Reader, term, 0, 10, SearchOrder.Relevance).Total);

    [Fact]
    public void Works_of_which_only_the_key_is_known_do_not_count()
        => Assert.Equal([(2001, 2)], TermSearch.CountYears(papers.Index.Reader).Select(year => (year.Year, year.Count)));

    [Theory]
    [InlineData(null, null)]
    [InlineData(" \t ", null)]
    [InlineData(" dark \n matter ", "dark matter")]
    public void A_term_is_read_on_one_line(string? text, string? term) => Assert.Equal(term, TermSearch.Read(text));

    [Fact]
    public void A_text_is_no_term()
    {
        Assert.NotNull(TermSearch.Read(new string('x', TermSearch.LongestTerm)));
        Assert.Null(TermSearch.Read(new string('x', TermSearch.LongestTerm + 1)));
    }

    /// <summary>Three papers, one of which only the key is known.</summary>
    public sealed class Papers : IDisposable
    {
        public TestIndex Index { get; } = TestIndex.Of(
        [
            new IndexDocument { Key = "work:a", Title = "Dark matter", Abstract = "Of energy.", Kind = 1, Year = 2001 },
            new IndexDocument { Key = "work:b", Title = "Galaxies", Abstract = "Dark-matter halos by Smith.", Kind = 1, Year = 2001 },
            new IndexDocument { Key = "work:c", Title = "", Abstract = "", Year = 2001 },
        ]);

        public void Dispose() => Index.Dispose();
    }
}

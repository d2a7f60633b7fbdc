using ArxivLens.Index.Documents;
using ArxivLens.Index.Suggesting;

namespace ArxivLens.Index.Tests.Suggesting;

public sealed class SuggestTests : IDisposable
{
    private readonly TestIndex _index = new(
    [
        Paper("0", "Dark matter halos", "e-witten", "E. Witten"),
        Paper("1", "The dark energy survey", "edward-witten", "Edward Witten"),
        Paper("2", "On the Dark Side of $\\mathcal{N}=4$ theories", "edward-witten", "Edward Witten"),
        Paper("3", "Ünïversal dark matter", "jose-witt", "José Witt"),
        Paper("4", "AdS$_5$ and dark matter", "jose-witt", "Jose Witt", "dark energy everywhere"),
        Paper("5", "Darkness", "jose-witt", "José Witt", "the theory of dark energy; dark matters"),
        new IndexDocument { Key = "6", Title = "" },
    ],
    [(0, 1, 1), (2, 1, 1), (3, 1, 1), (0, 5, 1), (1, 5, 1), (4, 0, 1)]);

    [Theory]
    [InlineData("dark", "1 5 0 2")]
    [InlineData("DARK m", "0")]
    [InlineData("dark ", "1 0 2")]
    [InlineData("the dark", "1")]
    [InlineData("the", "1")]
    [InlineData("on the d", "2")]
    [InlineData("universal", "3")]
    [InlineData("ads5 and", "4")]
    [InlineData("AdS$_5$", "4")]
    [InlineData("dark side of n 4", "2")]
    [InlineData("energy", "")]
    [InlineData(" ?! ", "")]
    public void Titles_that_begin_so_are_suggested_the_most_cited_first(string typed, string documents)
        => Assert.Equal(documents, string.Join(' ', Of(SuggestionKind.Title, typed).Select(title => title.Document)));

    [Theory]
    [InlineData("wit", "jose-witt edward-witten e-witten")]
    [InlineData("ed wit", "edward-witten")]
    [InlineData("witten e", "edward-witten e-witten")]
    [InlineData("Witten, Edward", "edward-witten")]
    [InlineData("jos", "jose-witt")]
    [InlineData("witt witt", "")]
    [InlineData("energy", "")]
    public void Authors_are_suggested_by_the_beginnings_of_their_names(string typed, string slugs)
        => Assert.Equal(slugs, string.Join(' ', Of(SuggestionKind.Author, typed).Select(author => author.Value)));

    [Fact]
    public void An_author_is_shown_under_the_most_frequent_name_with_the_number_of_documents()
    {
        var author = Assert.Single(Of(SuggestionKind.Author, "jose"));
        Assert.Equal(("José Witt", 3), (author.Text, author.Weight));
    }

    [Theory]
    [InlineData("da", "dark")]
    [InlineData("dark ma", "dark matter")]
    [InlineData("Dark e", "Dark energy")]
    [InlineData("the dark ", "the dark matter, the dark energy")]
    [InlineData("matter of dark e", "matter of dark energy")]
    [InlineData("halo dark e", "halo dark energy")]
    [InlineData("theorie", "theories")]
    [InlineData("the", "theories")]
    [InlineData("xyz", "")]
    [InlineData("", "")]
    public void The_last_word_is_completed_by_what_stands_behind_the_words_before_it(string typed, string expected)
        => Assert.Equal(expected, string.Join(", ", Of(SuggestionKind.Term, typed).Take(2).Select(term => term.Text)));

    [Fact]
    public void A_limit_holds_for_each_kind()
    {
        var found = _index.Reader.Suggest("d", 1);
        Assert.All(found.GroupBy(one => one.Kind), kind => Assert.Single(kind));
        Assert.Empty(_index.Reader.Suggest("d", 0));
    }

    [Fact]
    public void Any_text_has_an_answer()
    {
        foreach (var text in new[] { "\ud800", "\0", "$", "\\frac", "\\", "'", new string('a', 10_000), new string('é', 500), "a b c d e f g h i j k", "数学" })
            Assert.NotNull(_index.Reader.Suggest(text, 5));
    }

    [Fact]
    public void Suggesting_allocates_little()
    {
        foreach (var typed in new[] { "d", "dark ", "dark ma", "witten e" })
        {
            _index.Reader.Suggest(typed, 8);
            var before = GC.GetAllocatedBytesForCurrentThread();
            _index.Reader.Suggest(typed, 8);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
        }
    }

    public void Dispose() => _index.Dispose();

    private IEnumerable<Suggestion> Of(SuggestionKind kind, string typed)
        => _index.Reader.Suggest(typed, 8).Where(suggestion => suggestion.Kind == kind);

    private static IndexDocument Paper(string key, string title, string slug, string name, string text = "") => new()
    {
        Key = key, Title = title, Abstract = text, Authors = name, AuthorSlugs = [slug], AuthorNames = [name],
    };
}

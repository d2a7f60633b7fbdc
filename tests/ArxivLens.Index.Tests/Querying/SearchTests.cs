using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Index.Tests.Querying;

public sealed class SearchTests
{
    [Fact]
    public void Stop_words_alone_match_nothing_and_spoil_nothing()
    {
        using var index = new TestIndex(TestIndex.Document("1", "the dark matter"), TestIndex.Document("2", "of light"));
        Assert.Empty(index.Find(new TermQuery("the")));
        Assert.Empty(index.Find(new PhraseQuery(" … ")));
        Assert.Empty(index.Find(new NotQuery(new TermQuery("the"))));
        Assert.Empty(index.Find(new AndQuery([])));
        Assert.Empty(index.Find(new OrQuery([new TermQuery("of")])));
        Assert.Equal([0], index.Find(new AndQuery([new TermQuery("the"), new TermQuery("dark")])));
        Assert.Equal([0], index.Find(new AndQuery([new TermQuery("dark"), new NotQuery(new TermQuery("of"))])));
        Assert.Equal([0, 1], index.Find(new OrQuery([new TermQuery("the"), new AllQuery()])));
    }

    [Fact]
    public void A_hyphened_word_is_found_as_a_phrase_and_the_other_way_round()
    {
        using var index = new TestIndex(
            TestIndex.Document("1", "open-source code"), TestIndex.Document("2", "open source code"),
                TestIndex.Document("3", "source open"));
        Assert.Equal([0, 1], index.Find(new TermQuery("open-source")));
        Assert.Equal([0, 1], index.Find(new PhraseQuery("Open Sources")));
    }

    [Fact]
    public void A_phrase_stays_within_one_field_and_one_name()
    {
        using var index = new TestIndex(
            new IndexDocument { Key = "1", Title = "dark", Abstract = "matter", Authors = "Li Wei, Zhang Bo" },
            new IndexDocument { Key = "2", Title = "dark matter", Authors = "Wei Zhang" });
        Assert.Equal([1], index.Find(new PhraseQuery("dark matter")));
        Assert.Empty(index.Find(new PhraseQuery("dark matter", TextField.Abstract)));
        Assert.Equal([1], index.Find(new PhraseQuery("Wei Zhang", TextField.Authors)));
    }

    [Fact]
    public void A_stop_word_in_a_phrase_stands_for_one_word()
    {
        using var index = new TestIndex(
            TestIndex.Document("1", "theory of gravity"), TestIndex.Document("2", "theory gravity"),
                TestIndex.Document("3", "theory for gravity"));
        Assert.Equal([0, 2], index.Find(new PhraseQuery("theory of gravity")));
        Assert.Equal([1], index.Find(new PhraseQuery("theory gravity")));
    }

    [Theory]
    [InlineData("theor", 2)]
    [InlineData("theories", 2)]
    [InlineData("Theo", 2)]
    [InlineData("Poincaré", 1)]
    [InlineData("dark theo", 2)]
    [InlineData("thing", 0)]
    [InlineData("-", 0)]
    [InlineData("量", 1)]
    [InlineData("C++", 1)]
    [InlineData(@"\frac", 0)]
    [InlineData(@"poincare \text", 0)]
    [InlineData(@"\the", 2)]
    public void A_prefix_finds_words_as_they_are_typed(string prefix, int matches)
    {
        using var index = new TestIndex(
            TestIndex.Document("1", "Theories"), TestIndex.Document("2", "theory of poincare"),
                TestIndex.Document("3", "量子 C++"));
        Assert.Equal(matches, index.Search(new PrefixQuery(prefix)).Total);
    }

    [Fact]
    public void A_prefix_of_very_many_words_looks_for_the_most_frequent()
    {
        var words = Enumerable.Range(0, 300).Select(number => $"w{number:D3}").ToList();
        using var index = new TestIndex(
            [.. words.Select((word, number) => TestIndex.Document($"{number}", number >= 44 ? $"{word} {word}" : word)),
            .. words.Skip(44).Select(word => TestIndex.Document(word, word))]);
        var found = index.Find(new PrefixQuery("w"));
        Assert.Equal(2 * 256, found.Length);
        Assert.Equal(44, found[0]);
    }

    [Fact]
    public void Equal_scores_stand_by_number_and_unknown_days_last()
    {
        int[] days = [0, 5, 9, 0, 5];
        using var index = new TestIndex([.. days.
            Select((day, number) => new IndexDocument { Key = $"{number}", Title = "dark", Day = day })]);
        int[] Order(SearchOrder order) => [.. index.Reader.Search(new SearchRequest(new TermQuery("dark"), 0, 9, order))
            .Hits.Select(hit => hit.Document)];
        Assert.Equal([0, 1, 2, 3, 4], Order(SearchOrder.Relevance));
        Assert.Equal([2, 1, 4, 0, 3], Order(SearchOrder.Newest));
        Assert.Equal([1, 4, 2, 0, 3], Order(SearchOrder.Oldest));
    }

    [Fact]
    public void The_most_cited_come_first_when_asked()
    {
        using var index = new TestIndex(
            [.. Enumerable.Range(0, 4).Select(number => TestIndex.Document($"{number}", "dark"))],
                [(0, 2, 1), (1, 2, 1), (2, 3, 1)]);
        var hits = index.Reader.Search(new SearchRequest(new AllQuery(), 0, 9, SearchOrder.Citations)).Hits;
        Assert.Equal([2, 3, 0, 1], hits.Select(hit => hit.Document));
    }

    [Fact]
    public void Nesting_is_followed_to_the_limit_and_refused_beyond()
    {
        using var index = new TestIndex(TestIndex.Document("1", "dark"));
        Assert.Single(index.Find(Nested(Query.MaximumDepth)));
        Assert.Throws<ArgumentException>(() => index.Find(Nested(Query.MaximumDepth + 1)));
        Assert.Throws<ArgumentException>(() => index.Find(Nested(100_000)));
    }

    [Fact]
    public void A_cancelled_question_is_not_answered()
    {
        using var index = new TestIndex(TestIndex.Document("1", "dark"));
        var request = new SearchRequest(new AllQuery(), 0, 1);
        Assert.Throws<OperationCanceledException>(() => index.Reader.Search(request, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Negative_numbers_are_refused()
    {
        using var index = new TestIndex();
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Reader.Search(new SearchRequest(new AllQuery(), -1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Reader.Search(new SearchRequest(new AllQuery(), 0, -1)));
    }

    [Fact]
    public void Every_text_is_answered_whatever_it_is_asked_as()
    {
        string[] pieces =
        [
            "dark", "the", "theor", "C++", @"\frac", @"\text", @"\alpha", @"\", "$", "$$", @"\$", "{", "}", "_", "^2", ".",
            "'", "’s", " ", "é", "\u0301", "量", "\uD800", "\0", "-", "9.5",
        ];
        using var index = new TestIndex(RandomCorpus.Make(new Sequence(47), 20));
        var random = new Sequence(53);
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, 1 + random.Below(5)).Select(_ => pieces[random.Below(pieces.Length)]));
            Query[] queries = [new TermQuery(text), new PhraseQuery(text, TextField.Title), new PrefixQuery(text)];
            foreach (var query in queries)
                Assert.True(index.Search(query).Total <= 20, text);
        }
    }

    [Fact]
    public void Threads_that_ask_at_once_get_the_same_answers()
    {
        using var index = new TestIndex(RandomCorpus.Make(new Sequence(43), 300));
        var query = new AndQuery([new PhraseQuery("dark matter"), new PrefixQuery("g")]);
        var expected = index.Search(query).Hits;
        Parallel.For(0, 100, _ => Assert.Equal(expected, index.Search(query).Hits));
    }

    private static Query Nested(int depth)
    {
        Query query = new TermQuery("dark");
        for (var level = 1; level < depth; level++)
            query = new OrQuery([query]);
        return query;
    }
}

using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;

namespace ArxivLens.Index.Tests;

public sealed class ColumnTests
{
    [Fact]
    public void Every_column_gives_back_what_was_added()
    {
        var documents = RandomCorpus.Make(new Sequence(47), 150);
        using var index = new TestIndex(documents);
        var reader = index.Reader;
        for (var number = 0; number < documents.Length; number++)
        {
            var document = documents[number];
            Assert.Equal(number, reader.Find(document.Key));
            Assert.Equal(document.Key, reader.Key(number));
            Assert.Equal(document.Day, reader.Day(number));
            Assert.Equal(document.Year, reader.Year(number));
            Assert.Equal(document.Kind, reader.Kind(number));
            Assert.Equal(document.Categories.Distinct(), reader.Keywords(KeywordField.Category, number));
            Assert.Equal(document.AuthorSlugs.Distinct(), reader.Keywords(KeywordField.Author, number));
        }

        Assert.Equal(-1, reader.Find("k"));
        Assert.Equal(-1, reader.Find(""));
    }

    [Fact]
    public void Keywords_are_listed_by_value_with_their_documents_counted()
    {
        var documents = RandomCorpus.Make(new Sequence(53), 150);
        using var index = new TestIndex(documents);
        var expected = documents.SelectMany(document => document.Categories.Distinct()).GroupBy(value => value)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new FacetCount(group.Key, group.Count())).ToList();
        Assert.Equal(expected, index.Reader.Keywords(KeywordField.Category));
        Assert.Equal(expected[1].Count, index.Reader.KeywordCount(KeywordField.Category, expected[1].Value));
        Assert.Equal(0, index.Reader.KeywordCount(KeywordField.Author, "nobody"));
    }

    [Fact]
    public void A_disposed_reader_refuses_instead_of_reading_unmapped_memory()
    {
        using var index = new TestIndex([TestIndex.Document("1", "dark")], []);
        var reader = IndexReader.Open(index.Path);
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reader.Key(0));
        Assert.Throws<ObjectDisposedException>(() => reader.Graph.References(0).Length);
        Assert.Throws<ObjectDisposedException>(() => reader.Search(new SearchRequest(new TermQuery("dark"), 0, 1)));
    }
}

using ArxivLens.Index.Querying;

namespace ArxivLens.Index.Tests.Querying;

public sealed class KeyOrderTests
{
    [Fact]
    public void Hits_stand_by_the_key_of_the_caller_page_by_page_and_all_are_counted()
    {
        var random = new Sequence(3);
        using var index = new TestIndex(RandomCorpus.Make(random, 5_000));
        int KeyOf(int document) => document * 7919 % 1000;
        Query query = new TermQuery("dark");
        var expected = index.Find(query).OrderByDescending(KeyOf).ThenBy(document => document).ToList();
        var found = new List<int>();
        for (var offset = 0; offset <= expected.Count; offset += 700)
        {
            var page = index.Reader.Search(new SearchRequest(query, offset, 700) { KeyOf = KeyOf });
            Assert.Equal((expected.Count, true), (page.Total, page.IsTotalExact));
            Assert.All(page.Hits, hit => Assert.Equal(0, hit.Score));
            found.AddRange(page.Hits.Select(hit => hit.Document));
        }

        Assert.Equal(expected, found);
        Assert.Equal(expected.Count, index.Reader.Search(new SearchRequest(query, 0, 0) { KeyOf = KeyOf }).Total);
    }
}

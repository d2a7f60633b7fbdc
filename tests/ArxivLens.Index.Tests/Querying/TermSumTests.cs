using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Querying;

/// <summary>
/// Searches answered from impacts, over more documents than a stretch has, some of them dead and some in a segment of their own,
/// against the same searches with every match scored: a page of all hits is.
/// </summary>
public sealed class TermSumTests(ITestOutputHelper output, TermSumTests.Library library) : IClassFixture<TermSumTests.Library>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_best_hits_are_those_of_scoring_every_match(ulong seed)
    {
        output.WriteLine($"seed {seed}");
        var random = new Sequence(seed);
        for (var round = 0; round < 40; round++)
        {
            var query = RandomQuery(random);
            var whole = library.Reader.Search(new SearchRequest(query, 0, int.MaxValue));
            Assert.True(whole.IsTotalExact);
            foreach (var limit in (int[])[0, 10, 1_000, int.MaxValue])
            {
                var quick = library.Reader.Search(new SearchRequest(query, 0, 10) { CountLimit = limit });
                Assert.Equal(whole.Hits.Take(10), quick.Hits);
                Assert.InRange(quick.Total, Math.Min(limit, whole.Total), whole.Total);
                Assert.True(!quick.IsTotalExact || quick.Total == whole.Total);
            }

            var counted = library.Reader.Search(new SearchRequest(query, 0, 10, FacetLimit: 5));
            Assert.Equal((whole.Total, true), (counted.Total, counted.IsTotalExact));
            Assert.Equal(whole.Hits.Take(10), counted.Hits);
            var page = library.Reader.Search(new SearchRequest(query, 5, 7) { After = null });
            Assert.Equal(whole.Hits.Skip(5).Take(7), page.Hits);
        }
    }

    private static Query RandomQuery(Sequence random)
    {
        Query[] words = [.. Enumerable.Range(0, 1 + random.Below(4)).Select(_ => new TermQuery(
            Library.Word(random), random.Below(8) == 0 ? TextField.Title : null))];
        Query query = random.Below(3) switch
        {
            0 => new OrQuery(words),
            1 => new AndQuery(words),
            _ => new PhraseQuery($"{Library.Word(random)} {Library.Word(random)}", random.Below(4) == 0 ? TextField.Abstract : null),
        };
        return random.Below(4) switch
        {
            0 => new AndQuery([query, new YearQuery(1990, 1990 + random.Below(4)), new NotQuery(new TermQuery(Library.Word(random)))]),
            1 => new AndQuery([query, new KeywordQuery(KeywordField.Category, $"cat.{random.Below(4)}")]),
            _ => query,
        };
    }

    /// <summary>An index whose words differ as much in frequency as real ones.</summary>
    public sealed class Library : IDisposable
    {
        private const int Documents = 150_000;

        private readonly TemporaryDirectory _directory = new();

        public Library()
        {
            var random = new Sequence(5);
            TestIndex.Build(_directory.Path, [.. Enumerable.Range(0, Documents).Select(number => Document(random, $"k{number}"))]);
            var update = IndexUpdate.Begin(_directory.Path, "");
            for (var number = 0; number < 3_000; number++)
                update.Put(Document(random, $"k{random.Below(Documents + 2_000)}"));
            for (var number = 0; number < 300; number++)
                update.Remove($"k{random.Below(Documents)}");
            update.Commit();
            Reader = IndexReader.Open(_directory.Path);
        }

        public IndexReader Reader { get; }

        /// <summary>One of two hundred words, the first far more often than the last.</summary>
        internal static string Word(Sequence random) => $"w{random.Below(1 + random.Below(1 + random.Below(200)))}";

        public void Dispose()
        {
            Reader.Dispose();
            _directory.Dispose();
        }

        private static string Text(Sequence random, int most)
            => string.Join(' ', Enumerable.Range(0, 1 + random.Below(most)).Select(_ => Word(random)));

        private static IndexDocument Document(Sequence random, string key) => new()
        {
            Key = key,
            Title = Text(random, 4),
            Abstract = random.Below(4) == 0 ? "" : Text(random, 12),
            Comments = random.Below(4) == 0 ? Text(random, 3) : "",
            Year = 1990 + random.Below(5),
            Categories = [$"cat.{random.Below(4)}"],
        };
    }
}

using ArxivLens.Core.Papers;
using ArxivLens.Core.Terms;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests.Terms;

public sealed class RisingTermsTests(RisingTermsTests.Papers papers) : IClassFixture<RisingTermsTests.Papers>
{
    [Fact]
    public void A_term_rises_whose_share_of_the_last_two_years_is_greater_than_before()
    {
        var terms = RisingTerms.Find(papers.Index.Reader, Papers.Newest, 2010, 10);

        Assert.Equal("neural networks", Assert.Single(terms).Text);
        Assert.Equal(60, terms[0].Works);
        Assert.Equal(3, terms[0].Rise!.Value, 3);
        Assert.Equal(Enumerable.Range(2003, 8), terms[0].Shares.Select(year => year.Year));
        Assert.Equal([.1, .1, .1, .1, .1, .1, .3, .3], terms[0].Shares.Select(year => Math.Round(year.Share, 3)));
    }

    [Fact]
    public void A_library_of_few_years_has_none() => Assert.Empty(RisingTerms.Find(papers.Index.Reader, Papers.Newest, 2003, 10));

    /// <summary>A hundred papers in each of eight years: neural networks in a tenth of them, then in three tenths; lattices in half of all.</summary>
    public sealed class Papers : IDisposable
    {
        private static readonly Work[] All =
            [.. Enumerable.Range(2003, 8).SelectMany(year => Enumerable.Range(0, 100).Select(number => Paper(year, number)))];

        public static IReadOnlyList<Work> Newest { get; } = [.. All.Where(work => work.Year > 2008)];

        // A wrong date far ahead must not make the years before it old ones.
        public TestIndex Index { get; } = TestIndex.Of(All.Append(Paper(2035, 1)).Select(work => new IndexDocument
        {
            Key = work.Key.ToString(), Title = work.Title, Abstract = work.Abstract, Kind = 1, Year = work.Year!.Value,
        }));

        public void Dispose() => Index.Dispose();

        private static Work Paper(int year, int number)
        {
            var isNeural = number < (year < 2009 ? 10 : 30);
            var subject = isNeural ? "neural networks" : number % 2 == 0 ? "lattice sums" : "graph colouring";
            return new Work
            {
                Key = WorkKey.TryParse($"work:p{year}-{number}", out var key) ? key : throw new InvalidOperationException("No key."),
                Title = $"On {subject}",
                Abstract = $"We study {subject}.",
                Year = year,
            };
        }
    }
}

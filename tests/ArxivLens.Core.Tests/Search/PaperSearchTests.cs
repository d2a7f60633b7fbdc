using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests.Search;

public sealed class PaperSearchTests(PaperSearchTests.Library library) : IClassFixture<PaperSearchTests.Library>
{
    private const int Papers = 10_500;
    private const int Days = 1_500;

    [Theory]
    [InlineData(PaperOrder.Newest)]
    [InlineData(PaperOrder.Oldest)]
    public void Deep_pages_in_order_of_days_are_those_that_keeping_all_hits_gives(PaperOrder order)
    {
        var all = Find(new PaperSearchRequest("") { Order = order, Limit = Papers });
        Assert.Equal(Papers, all.Hits.Count);
        foreach (var offset in new[] { 0, 999, 1_000, 9_999, 10_000, 10_001, 10_003, 10_250, 10_449, 10_490, 10_499 })
        {
            var page = Find(new PaperSearchRequest("") { Order = order, Offset = offset, Limit = 20 });
            Assert.Equal(Papers, page.Total);
            Assert.Equal(all.Hits.Skip(offset).Take(20).Select(hit => hit.Document), page.Hits.Select(hit => hit.Document));
        }
    }

    [Theory]
    [InlineData(PaperOrder.Newest)]
    [InlineData(PaperOrder.Relevance)]
    [InlineData(PaperOrder.Random)]
    public void Behind_the_last_hit_there_are_none_and_the_total_stays(PaperOrder order)
    {
        foreach (var offset in new[] { Papers, Papers + 1L, 1L << 40 })
        {
            var page = Find(new PaperSearchRequest("glass") { Order = order, Offset = offset });
            Assert.Equal((Papers, 0), (page.Total, page.Hits.Count));
        }
    }

    [Fact]
    public void Boosted_pages_are_one_order_across_the_hits_that_are_put_in_a_new_one()
    {
        PaperSearchRequest At(long offset, int limit) => new("glass") { PrioritizeCited = true, Offset = offset, Limit = limit };
        var all = Find(At(0, 3_000)).Hits.Select(hit => hit.Document).ToList();
        Assert.Equal(3_000, all.Distinct().Count());
        foreach (var offset in new[] { 0, 950, 999, 1_000, 1_001, 2_000 })
            Assert.Equal(all.Skip(offset).Take(100), Find(At(offset, 100)).Hits.Select(hit => hit.Document));
        Assert.Equal(9, all[0]);
        Assert.NotEqual(9, Find(At(0, 1) with { PrioritizeCited = false }).Hits[0].Document);
    }

    [Fact]
    public void Of_papers_alike_the_recent_one_stands_higher_when_it_is_to()
    {
        var plain = Find(new PaperSearchRequest("twins")).Hits;
        Assert.Equal(plain[0].Score, plain[1].Score);
        var recent = Find(new PaperSearchRequest("twins") { PrioritizeRecent = true }).Hits;
        Assert.Equal(plain.Select(hit => hit.Document).Reverse(), recent.Select(hit => hit.Document));
    }

    [Fact]
    public void Only_papers_are_found_and_a_shuffle_lasts_a_day()
    {
        Assert.Equal(0, Find(new PaperSearchRequest("outside")).Total);
        Assert.Equal(0, Find(new PaperSearchRequest("doi:10.1000/outside")).Total);
        var request = new PaperSearchRequest("") { Order = PaperOrder.Random, Limit = 50 };
        var today = Find(request).Hits.Select(hit => hit.Document).ToList();
        Assert.Equal(today, Find(request).Hits.Select(hit => hit.Document));
        Assert.NotEqual(today, PaperSearch.Find(library.Index.Reader, request, new Tomorrow()).Hits.Select(hit => hit.Document));
    }

    private PaperSearchAnswer Find(PaperSearchRequest request) => PaperSearch.Find(library.Index.Reader, request, TimeProvider.System);

    public sealed class Library : IDisposable
    {
        internal TestIndex Index { get; } = TestIndex.Of(
            Enumerable.Range(0, Papers).Select(Make).Append(new IndexDocument
            {
                Key = "doi:10.1000/outside", Title = "Outside glass", Kind = (byte)WorkKind.Work,
            }),
            [.. Enumerable.Range(100, 4_000).Select(citing => (citing, 9))]);

        public void Dispose() => Index.Dispose();

        private static IndexDocument Make(int number)
        {
            var day = new DateOnly(2020, 1, 1).AddDays(number * 7919 % Days);
            return new IndexDocument
            {
                Key = $"{20 + (number / 9_000)}01.{number % 9_000 + 1:00000}",
                Title = number is 0 or 100 ? "Glass twins" : number % 3 == 0 ? "Glass" : "On panes of glass",
                Kind = (byte)WorkKind.Paper, Day = number == 0 ? 700_000 : number == 100 ? day.DayNumber + Days : day.DayNumber, Year = day.Year,
            };
        }
    }

    private sealed class Tomorrow : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddDays(1);
    }
}

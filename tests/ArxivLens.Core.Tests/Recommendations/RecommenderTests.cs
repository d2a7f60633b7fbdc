using ArxivLens.Core.Recommendations;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests.Recommendations;

/// <summary>Recommendations from a small library of two subjects.</summary>
public sealed class RecommenderTests : IDisposable
{
    private readonly TestIndex _index = TestIndex.Of(
        Enumerable.Range(0, 12).Select(number => new IndexDocument
        {
            Key = $"work:w{number}",
            Title = number % 2 == 0 ? $"Neutron stars and pulsar timing {Word(number)}" : $"Quark confinement on the lattice {Word(number)}",
            Abstract = number % 2 == 0 ? "We time pulsars and weigh neutron stars." : "We compute confinement of quarks on a lattice.",
            Kind = 2,
            AuthorSlugs = [number == 2 ? "left-out" : $"author-{number}"],
        }),
        (4, 0), (4, 2), (6, 0), (6, 2), (5, 1), (5, 3));

    private static LeftOut Nothing { get; } = new(new HashSet<int>(), new HashSet<string>(), new HashSet<string>());

    public void Dispose() => _index.Dispose();

    [Fact]
    public void Parts_sum_to_the_score_and_the_subject_is_that_of_the_seeds()
    {
        var found = Recommender.Find(_index.Reader, [new Seed(0, 1), new Seed(4, 0.5)], Nothing with { Works = new HashSet<int> { 0, 4 } });
        Assert.NotEmpty(found);
        Assert.Equal(0, found[0].Document % 2);
        Assert.All(found, one => Assert.Equal(one.Score, one.Parts.Sum(part => part.Score), 12));
        Assert.All(found, one => Assert.Equal(one.Parts.OrderByDescending(part => part.Score), one.Parts));
        Assert.Equal(found.OrderByDescending(one => one.Score), found);
        Assert.DoesNotContain(found, one => one.Document is 0 or 4);
    }

    [Fact]
    public void A_seed_of_no_weight_adds_nothing()
    {
        Assert.Empty(Recommender.Find(_index.Reader, [new Seed(0, 0)], Nothing));
        var weighed = Recommender.Find(_index.Reader, [new Seed(0, 1), new Seed(1, 0)], Nothing);
        Assert.All(weighed, one => Assert.All(one.Parts, part => Assert.Equal(0, part.Seed.Document)));
    }

    [Fact]
    public void What_is_dismissed_is_not_there()
    {
        Seed[] seeds = [new Seed(0, 1)];
        var all = Recommender.Find(_index.Reader, seeds, Nothing).Select(one => one.Document).ToList();
        Assert.Contains(2, all);
        Assert.DoesNotContain(2, Documents(Nothing with { Works = new HashSet<int> { 2 } }));
        Assert.DoesNotContain(2, Documents(Nothing with { Authors = new HashSet<string> { "left-out" } }));
        var term = _index.Reader.HeaviestTerms(2, 3)[0].Term;
        Assert.DoesNotContain(2, Documents(Nothing with { Terms = new HashSet<string> { term } }));

        IEnumerable<int> Documents(LeftOut left) => Recommender.Find(_index.Reader, seeds, left).Select(one => one.Document);
    }

    [Fact]
    public void Only_the_seeds_of_the_greatest_weight_are_gone_by_and_age_takes_weight()
    {
        var seeds = Enumerable.Range(0, Recommender.MostSeeds + 5).Select(number => new Seed(number, 1 + number));
        Assert.Equal(Recommender.MostSeeds, Recommender.Choose(seeds).Count);
        Assert.Equal(5, Recommender.Choose(seeds)[^1].Document);
        var now = new DateTimeOffset(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, Seed.Recency(now, now));
        Assert.Equal(0.5, Seed.Recency(now.AddDays(-180), now), 12);
        Assert.Equal(0.1, Seed.Recency(now.AddDays(-9_000), now), 12);
        Assert.Equal(1, Seed.Recency(now.AddDays(9), now));
    }

    private static string Word(int number) => $"theme{(char)('a' + number)}";
}

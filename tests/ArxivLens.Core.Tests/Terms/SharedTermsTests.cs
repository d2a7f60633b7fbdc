using ArxivLens.Core.Papers;
using ArxivLens.Core.Terms;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests.Terms;

public sealed class SharedTermsTests : IDisposable
{
    private static readonly Work[] Works =
    [
        Paper("a", "Dark matter halos", "We study dark matter halos around galaxies. The merger trees are long."),
        Paper("b", "A dark-matter halo", "The dark matter halo of one galaxy and its merger tree."),
        Paper("c", "Dark matter halos again", "Dark matter halos without any trees. We use gravitational lensing."),
        new Work { Key = KeyOf("d"), Title = "" },
    ];

    private readonly TestIndex _index = TestIndex.Of(
        Works.Take(3).Concat(Enumerable.Range(0, 40).Select(i => Paper($"x{i}", $"Other title {i}", "Something else entirely is written here.")))
            .Select(work => new IndexDocument { Key = work.Key.ToString(), Title = work.Title, Abstract = work.Abstract, Kind = 1, Year = 2001 }));

    public void Dispose() => _index.Dispose();

    [Fact]
    public void Forms_of_one_phrase_are_counted_as_one_and_the_heaviest_comes_first()
    {
        var terms = SharedTerms.Find(_index.Reader, Works, 5);

        Assert.Equal("dark matter halos", terms[0].Text);
        Assert.Equal(3, terms[0].Works);
        Assert.DoesNotContain(terms, term => term.Text is "dark matter" or "halo" or "dark matter halo");
        Assert.Equal(terms.OrderByDescending(term => term.Weight), terms);
    }

    [Fact]
    public void What_too_few_works_have_is_left_out()
    {
        Assert.DoesNotContain(SharedTerms.Find(_index.Reader, Works, 20), term => term.Text.Contains("lensing", StringComparison.Ordinal));
        Assert.Contains(
            SharedTerms.Find(_index.Reader, Works, 20, leastWorks: 1), term => term.Text.Contains("lensing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_term_is_left_out_in_all_its_forms()
        => Assert.DoesNotContain(
            SharedTerms.Find(_index.Reader, Works, 20, leastWorks: 1, without: "Dark-Matter Halo"),
            term => term.Text.StartsWith("dark", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void No_works_have_no_terms() => Assert.Empty(SharedTerms.Find(_index.Reader, [], 5));

    private static Work Paper(string name, string title, string text)
        => new() { Key = KeyOf(name), Title = title, Abstract = text, Year = 2001 };

    private static WorkKey KeyOf(string name)
        => WorkKey.TryParse("work:" + name, out var key) ? key : throw new ArgumentException("This is no key.", nameof(name));
}

using ArxivLens.Index.Suggesting;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Suggesting;

public sealed class CorrectTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("latice", "lattice")]
    [InlineData("lattcie", "lattice")]
    [InlineData("Latticce", "lattice")]
    [InlineData("qauge", "gauge")]
    [InlineData("agueg", "")]
    [InlineData("gaguge", "gauge")]
    [InlineData("thoery", "theory")]
    [InlineData("theoreis", "theories")]
    [InlineData("galaxeis", "galaxies")]
    [InlineData("bat", "bar cat")]
    [InlineData("lattice", "")]
    [InlineData("zzzzqqqq", "")]
    [InlineData("", "")]
    [InlineData("x1", "")]
    [InlineData("two words", "")]
    public void A_misspelt_word_leads_to_the_nearest_ones(string typed, string expected)
    {
        using var index = new TestIndex(
            TestIndex.Document("0", "Lattice gauge theory", "galaxies and a galaxy theory cat cat"),
            TestIndex.Document("1", "Lattice theory", "theories bar cat"));
        Assert.Equal(expected, string.Join(' ', index.Reader.Correct(typed).Select(correction => correction.Word)));
    }

    [Fact]
    public void The_walk_finds_what_comparing_with_every_word_finds()
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        var random = new Sequence(seed);
        var words = Enumerable.Range(0, 800).Select(_ => Word(random, 2 + random.Below(6))).Distinct().ToArray();
        using var index = new TestIndex(TestIndex.Document("0", string.Join(' ', words)));
        var terms = index.Reader.Segments.Segments[0].Terms;
        var all = Enumerable.Range(0, terms.Count).ToArray();
        for (var round = 0; round < 200; round++)
        {
            var word = Word(random, 3 + random.Below(5));
            var most = 1 + random.Below(2);
            var found = new List<int>();
            new NearTerms(terms, [.. word.Select(letter => (byte)letter)]).Find(0, terms.Count, most, found.Add);
            Assert.Equal(all.Where(rank => NearTerms.Distance(word, terms.Term(rank)) <= most), found);
        }
    }

    private static string Word(Sequence random, int length)
        => string.Concat(Enumerable.Range(0, length).Select(_ => (char)('b' + random.Below(4))));
}

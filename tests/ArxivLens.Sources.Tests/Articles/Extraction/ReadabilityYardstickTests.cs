using System.Globalization;
using ArxivLens.Evaluation;
using ArxivLens.Sources.Articles;
using Xunit.Abstractions;

namespace ArxivLens.Sources.Tests.Articles.Extraction;

/// <summary>Our extractor beside @mozilla/readability, on pages of our own.</summary>
public sealed class ReadabilityYardstickTests(ITestOutputHelper output)
{
    [Fact]
    public async Task It_finds_what_Readability_finds_and_what_readers_want_more_exactly()
    {
        var theirs = await OwnPages.AskReadabilityAsync();
        Assert.Equal(OwnPages.Names.Count, theirs.Count);
        var pages = OwnPages.Names.Select((name, at) => Compare(name, theirs[at])).ToList();
        foreach (var page in pages) output.WriteLine(page.ToString());
        var mean = new Comparison(
            "mean", pages.Average(page => page.Agreement), pages.Average(page => page.Ours), pages.Average(page => page.Theirs));
        output.WriteLine(mean.ToString());
        Assert.All(pages, page => Assert.True(page.Agreement > 0.7 && page.Ours > 0.95, page.ToString()));
        Assert.True(mean.Agreement > 0.93 && mean.Ours > mean.Theirs, mean.ToString());
    }

    private static Comparison Compare(string name, TokenBag theirs)
    {
        var article = WebPageReader.Read(OwnPages.Read(name), new Uri("https://courier.example/page"));
        var ours = TokenBag.Of(article!.Text.Text);
        var truth = OwnPages.TruthOf(name);
        return new Comparison(
            name, TokenBag.Compare(ours, theirs).F1, TokenBag.Compare(ours, truth).F1, TokenBag.Compare(theirs, truth).F1);
    }

    /// <summary>Token F1 of the two against each other, and of each against what a reader wants.</summary>
    private sealed record Comparison(string Name, double Agreement, double Ours, double Theirs)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture, $"{Name,-18} agreement {Agreement:F3}, ours {Ours:F3}, theirs {Theirs:F3}");
    }
}

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
        foreach (var page in pages)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page.Name,-20} agreement {page.Agreement:F3}  ours {page.Ours:F3}  theirs {page.Theirs:F3}"));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Average(page => page.Agreement):F3} {pages.Average(page => page.Ours):F3} {pages.Average(page => page.Theirs):F3}"));
        Assert.All(pages, page => Assert.True(page.Agreement > 0.7, $"{page.Name}: agreement {page.Agreement:F3}"));
        Assert.All(pages, page => Assert.True(page.Ours > 0.95, $"{page.Name}: {page.Ours:F3} of what a reader wants"));
        Assert.True(pages.Average(page => page.Agreement) > 0.93);
        Assert.True(pages.Average(page => page.Ours) > pages.Average(page => page.Theirs));
    }

    private static (string Name, double Agreement, double Ours, double Theirs) Compare(string name, TokenBag theirs)
    {
        var article = WebPageReader.Read(OwnPages.Read(name), new Uri("https://courier.example/page"));
        var ours = TokenBag.Of(article!.Text.Text);
        var truth = OwnPages.TruthOf(name);
        return (name, TokenBag.Compare(ours, theirs).F1, TokenBag.Compare(ours, truth).F1, TokenBag.Compare(theirs, truth).F1);
    }
}

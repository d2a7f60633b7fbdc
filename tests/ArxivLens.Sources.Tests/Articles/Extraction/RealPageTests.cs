using System.IO.Compression;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ArxivLens.Evaluation;
using ArxivLens.Sources.Articles;

namespace ArxivLens.Sources.Tests.Articles.Extraction;

/// <summary>Saved pages of the web, against what Readability found in them.</summary>
public sealed class RealPageTests
{
    [SharedDataFact]
    public void Of_saved_pages_the_same_text_is_found_as_by_Readability()
    {
        var pages = Directory.GetDirectories(SharedData.PathOf("articles")).Order(StringComparer.Ordinal).ToList();
        var agreements = pages.ToDictionary(page => Path.GetFileName(page), Agreement);
        Assert.True(agreements.Count >= 79);
        Assert.True(
            agreements.Values.Average() >= 0.96,
            string.Join(", ", agreements.Where(page => page.Value < 0.9).Select(page => $"{page.Key} {page.Value:F3}")));
    }

    private static double Agreement(string page)
    {
        var html = Read(page, "source.html.gz");
        Assert.Null(PageGuard.FindFault(html));
        var found = WebPageReader.Read(html, new Uri("http://fakehost/test/page.html"))?.Text.Text ?? "";
        var expected = new HtmlParser().ParseDocument(Read(page, "expected.html.gz"));
        var text = string.Join(' ', expected.Body!.Descendants<IText>().Where(run => run.ParentElement?.LocalName is not "style").Select(run => run.Data));
        return TokenBag.Compare(TokenBag.Of(found), TokenBag.Of(text)).F1;
    }

    private static string Read(string page, string name)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(page, name)), CompressionMode.Decompress));
        return text.ReadToEnd();
    }
}

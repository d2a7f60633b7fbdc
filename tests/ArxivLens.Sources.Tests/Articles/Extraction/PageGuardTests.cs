using ArxivLens.Sources.Articles;

namespace ArxivLens.Sources.Tests.Articles.Extraction;

/// <summary>Pages that are made to cost are refused before they cost.</summary>
public sealed class PageGuardTests
{
    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<DIV class='a>b'>")]
    [InlineData("<a><div>")]
    [InlineData("<b><div>x</b>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<svg><g>")]
    [InlineData("<x/>")]
    [InlineData("<span\n>")]
    [InlineData("<!-- <p> --><em>")]
    public void Eighty_thousand_levels_are_refused(string markup) =>
        Assert.Equal(PageFault.TooDeep, PageGuard.FindFault(Repeat(markup, 80_000)));

    [Theory]
    [InlineData("<p>")]
    [InlineData("<li>")]
    [InlineData("<p>a<br><img src=x>")]
    [InlineData("<p><b>a")]
    [InlineData("<div></div>")]
    [InlineData("<tr><td>x")]
    [InlineData("<dt>x<dd>y")]
    [InlineData("<option>x")]
    [InlineData("<a href=x>y")]
    [InlineData("<svg><path d='M0 0'/><circle/></svg>")]
    [InlineData("<!-- <div><div> -->")]
    [InlineData("<script>document.write('<div><div>')</script>")]
    [InlineData("a < b <3 </ > ")]
    public void Markup_that_does_not_nest_is_let_through(string markup) =>
        Assert.Null(PageGuard.FindFault("<table>" + Repeat(markup, 5_000)));

    [Fact]
    public void Too_many_elements_are_refused() =>
        Assert.Equal(PageFault.TooManyElements, PageGuard.FindFault(Repeat("<br>", PageGuard.MostElements + 1)));

    [Fact]
    public void Too_many_attributes_are_refused() =>
        Assert.Equal(PageFault.TooManyAttributes,
            PageGuard.FindFault($"<p {string.Concat(Enumerable.Range(0, 501).Select(at => $"a{at}='>' "))}>"));

    [Fact]
    public void A_page_too_long_is_refused() =>
        Assert.Equal(PageFault.TooLong, PageGuard.FindFault(new string('x', PageGuard.MostCharacters + 1)));

    [Theory]
    [InlineData("<p>{0}<b id={0}>", 2_000)]
    [InlineData("<font size={0}><p>x", 20_000)]
    [InlineData("<svg><style><g id={0}>", 20_000)]
    [InlineData("<b id={0}><table>", 20_000)]
    public void What_the_guard_lets_through_the_parser_ends_at_the_same_limits(string markup, int times)
    {
        var page = string.Concat(Enumerable.Range(0, times).Select(at => string.Format(null, markup, at)));
        Assert.Null(WebPageReader.Read(page, null));
    }

    [Theory]
    [InlineData("</b></p></i>")]
    [InlineData("<p></b>")]
    [InlineData("&amp;&notit;")]
    [InlineData("<i></b><b></i>")]
    public void A_long_page_of_slips_is_read(string markup)
    {
        var page = $"<body><p>{Repeat("A sentence, with a comma. ", 20)}</p>{Repeat(markup, 10_000)}";
        Assert.Null(PageGuard.FindFault(page));
        Assert.Contains("A sentence, with a comma.", WebPageReader.Read(page, null)!.Text.Text, StringComparison.Ordinal);
    }

    private static string Repeat(string markup, int times) => string.Concat(Enumerable.Repeat(markup, times));
}

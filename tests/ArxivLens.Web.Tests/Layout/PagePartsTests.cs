using System.Text.Encodings.Web;
using ArxivLens.Web.Http;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Tests.Layout;

public sealed class PagePartsTests
{
    private readonly PageParts _parts = new(new BundledFiles());

    [Fact]
    public void Text_cannot_become_markup()
    {
        Assert.Equal("&lt;script&gt;alert(1)&lt;/script&gt;", Write(_parts.Text("<script>alert(1)</script>")));
        Assert.Equal("<span class=\"tex\">$a&lt;b$</span>", Write(_parts.Text("$a<b$")));
    }

    [Theory]
    [InlineData("$x$", true)]
    [InlineData("a \\(x\\) b", true)]
    [InlineData("\\[x\\]", true)]
    [InlineData("plain (words)", false)]
    [InlineData("\\$5 or \\$6", false)]
    public void The_mathematics_script_is_asked_for_only_where_there_is_some(string text, bool expected)
    {
        _parts.Text(text);

        Assert.Equal(expected, _parts.HasMathematics);
    }

    [Fact]
    public void Only_formulas_are_marked_and_words_lose_their_escapes()
        => Assert.Equal(
            "costs $5 for <span class=\"tex\">$\\{n\\}$</span>, {so} <span class=\"tex\">\\(k\\)</span>",
            Write(_parts.Text("costs \\$5 for $\\{n\\}$, \\{so\\} \\(k\\)")));

    [Fact]
    public void A_blank_line_sets_paragraphs_apart()
        => Assert.Equal("<p>One.</p><p>Two &amp; three.</p>", Write(_parts.Paragraphs("One.\n\nTwo & three.\n\n")));

    [Fact]
    public void Each_sentence_of_a_source_has_an_element_of_its_own_and_paragraphs_stay()
        => Assert.Equal(
            "<p><span id=\"s1\" class=\"sentence\">One &amp; a <span class=\"tex\">$x. Y$</span>.</span> "
            + "<span id=\"s2\" class=\"sentence\">Two.</span></p><p><span id=\"s3\" class=\"sentence\">Three.</span></p>",
            Write(_parts.SourceParagraphs(" One & a $x. Y$.\nTwo.\n\n\nThree.\n\n")));

    [Fact]
    public void Nothing_has_no_paragraph() => Assert.Equal("", Write(_parts.SourceParagraphs(" \n\n ")));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 2)]
    [InlineData(8, 2)]
    [InlineData(99, 2)]
    public void What_is_said_leads_to_the_sentence_that_says_it(int start, int number)
    {
        Assert.False(_parts.HasSources);
        Assert.Equal(
            $"<span class=\"sourced\" data-source=\"s{number}\">A &lt; b.<a class=\"to-source\" href=\"#s{number}\" "
            + $"aria-label=\"Source: sentence {number} of the abstract\"></a></span>",
            Write(_parts.Sourced("A < b.", "One. Two & more.", start)));
        Assert.True(_parts.HasSources);
    }

    private static string Write(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}

using System.Text;
using ArxivLens.Core.Articles;
using ArxivLens.Index.Tests;
using ArxivLens.Sources.Articles;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Articles.Extraction;

/// <summary>Whatever a page is made of, reading it ends without an exception, and what is read is well formed.</summary>
public sealed class WebPageFuzzTests
{
    private const int Rounds = 60;
    private static readonly Uri Address = new("https://courier.example/page");

    private static readonly string[] Names =
    [
        "p", "div", "a", "b", "i", "span", "ul", "li", "table", "tr", "td", "th", "blockquote", "h1", "h2", "section",
        "article", "pre", "br", "img", "form",
        "input", "select", "option", "svg", "g", "math", "mi", "template", "script", "style", "noscript", "textarea", "title",
        "body", "html", "head", "frameset",
        "iframe", "figure", "figcaption", "nobr", "button", "font", "dl", "dt", "dd", "ruby", "rt", "caption", "colgroup",
        "meta", "link", "base", "time", "x-y",
    ];

    private static readonly string[] Attributes =
    [
        "", " class=\"article content\"", " class='comment sidebar'", " id=main", " href=\"/a?b=c\"", " href='http://[::1'",
        " href=#x", " hidden", " style=\"display:none\"",
        " role=navigation", " itemprop=\"author datePublished\"", " datetime=\"2020-02-31\"", " content=\"x\"",
        " property=og:title", " rel='author tag canonical'", " a=b=c", " \"'", " /",
    ];

    private static readonly string[] Words =
    [
        "Lorem, ipsum; dolor. ", "&amp;&#0;&#xD800;&notin", "\u0000\u0001\u200B", "\uD800", "漢字、かな。", "\u202Eabc\u202C",
        " \n\t ", "By A. Author 3 May 2020 ", "Read more: ",
        "A sentence, with commas, that goes on, and on, for more than eighty characters, so that it counts as running text. ",
        "<!--", "-->", "<![CDATA[", "]]>", "</", "<", ">",
        "<script type=\"application/ld+json\">{\"@type\":\"Article\",\"headline\":[\"\\ud800\"],\"author\":{\"@id\":1},\"articleBody\":\"<b><i>x</b>\",\"@graph\":[[]]}</script>",
    ];

    [Fact]
    public void Any_sequence_of_tags_can_be_read()
    {
        foreach (var seed in FuzzRounds.From(FuzzSeed.Choose(), Rounds))
        {
            var draws = new Sequence(seed);
            var page = new StringBuilder();
            for (var part = draws.Below(400); part > 0; part--) Add(page, draws);
            Check(page.ToString(), seed);
        }
    }

    [Fact]
    public void A_page_that_was_cut_and_spliced_can_be_read()
    {
        foreach (var seed in FuzzRounds.From(FuzzSeed.Choose(), Rounds))
        {
            var draws = new Sequence(seed);
            var page = new StringBuilder(OwnPages.Read(OwnPages.Names[draws.Below(OwnPages.Names.Count)]));
            for (var change = 1 + draws.Below(11); change > 0 && page.Length > 1; change--)
            {
                var at = draws.Below(page.Length);
                if (draws.Below(2) == 0) page.Remove(at, Math.Min(1 + draws.Below(59), page.Length - at));
                else page.Insert(at, page.ToString(draws.Below(page.Length / 2), draws.Below(page.Length / 2)));
            }

            Check(page.ToString(), seed);
        }
    }

    private static void Add(StringBuilder page, Sequence draws)
    {
        var name = Names[draws.Below(Names.Length)];
        var times = draws.Below(20) == 0 ? 1 + draws.Below(299) : 1;
        var kind = draws.Below(10);
        for (; times > 0; times--)
        {
            if (kind < 4) page.Append('<').Append(name).Append(Attributes[draws.Below(Attributes.Length)]).Append('>');
            else if (kind < 7) page.Append("</").Append(name).Append('>');
            else page.Append(Words[draws.Below(Words.Length)]);
        }
    }

    private static void Check(string page, ulong seed)
    {
        var told = $"{FuzzSeed.Variable}={seed}";
        if (PageGuard.FindFault(page) is not null) return;
        var article = Record(() => WebPageReader.Read(page, Address), told);
        if (article is null) return;
        Assert.True(article.Facts.Title?.Length is null or <= 300, told);
        Assert.True(article.Facts.ReadingMinutes > 0, told);
        CheckText(article.Text, told);
    }

    private static void CheckText(ArticleText text, string told)
    {
        Assert.True(text.Text.All(c => c == '\n' || !char.IsControl(c)), told);
        Assert.True(text.Blocks.Count > 0, told);
        var end = -2;
        foreach (var block in text.Blocks)
        {
            Assert.True(block.Span.Start == end + 2 && block.Span.End > block.Span.Start, told);
            var words = block.Span.Of(text.Text);
            Assert.True(words.Trim() == words && !words.Contains("\n\n", StringComparison.Ordinal), told);
            end = block.Span.End;
        }

        Assert.Equal(text.Text.Length, end);
        var last = 0;
        foreach (var link in text.Links)
        {
            Assert.True(link.Span.Start >= last && link.Span.End > link.Span.Start && link.Span.End <= text.Text.Length, told);
            Assert.True(link.Address is null || link.Address.StartsWith("http", StringComparison.Ordinal), told);
            last = link.Span.End;
        }
    }

    private static ArticleDocument? Record(Func<ArticleDocument?> read, string told)
    {
        try
        {
            return read();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(told, e);
        }
    }
}

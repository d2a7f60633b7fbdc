using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Features.Discussion;

namespace ArxivLens.Web.Tests.Discussion;

/// <summary>What the words of a comment may become (R48).</summary>
public sealed class CommentTextTests
{
    private const string Rel = "rel=\"ugc nofollow noopener noreferrer\"";

    private static readonly KnownMentions Known = new(
        new Dictionary<WorkKey, string> { [DebateSite.Key("2311.09227")] = "Open \"models\" <b>", [DebateSite.Key("10.1000/a_b_c")] = "Underlined" },
        new Dictionary<string, string> { ["ada"] = "Ada" });

    [Theory]
    [InlineData("**a** *b* ~~c~~", "<p><strong>a</strong> <em>b</em> <del>c</del></p>")]
    [InlineData("one\ntwo\n\nthree", "<p>one<br />two</p><p>three</p>")]
    [InlineData("# Title", "<h4>Title</h4>")]
    [InlineData("###### Deep", "<h6>Deep</h6>")]
    [InlineData("> q\n\n- a\n- b", "<blockquote><p>q</p></blockquote><ul><li>a</li><li>b</li></ul>")]
    [InlineData("```cs\" onload=x\nx < y\n```", "<pre tabindex=\"0\"><code>x &lt; y</code></pre>")]
    [InlineData("| a | b |\n|---|--:|\n| `x|y` | 2 |", "<div class=\"table\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table><tr><th>a</th><th class=\"to-right\">b</th></tr><tr><td><code>x|y</code></td><td class=\"to-right\">2</td></tr></table></div>")]
    [InlineData("<b onclick=x>y</b>", "<p>&lt;b onclick=x&gt;y&lt;/b&gt;</p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("<!-- x -->", "<p>&lt;!-- x --&gt;</p>")]
    [InlineData("&lt;b&gt; &#x202e;x&#0;", "<p>&lt;b&gt; x\ufffd</p>")]
    [InlineData("a\u202eb\u0000c\ufeff", "<p>abc</p>")]
    public void Marks_are_read_and_html_is_not(string text, string html) => Assert.Equal(html, Write(text));

    [Theory]
    [InlineData("[a](https://example.org/x)", "https://example.org/x")]
    [InlineData("[a](HTTPS://EXAMPLE.org)", "https://example.org/")]
    [InlineData("[a](http://[2001:db8::1]/)", "http://[2001:db8::1]/")]
    [InlineData("[a](MailTo:a@example.org)", "mailto:a@example.org")]
    [InlineData("[a][r]\n\n[r]: https://example.org/ 'title'", "https://example.org/")]
    public void Links_carry_the_marks_of_what_others_wrote(string text, string address) =>
        Assert.Equal($"<p><a href=\"{address}\" {Rel}>a</a></p>", Write(text));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java&#x0a;script:alert(1)")]
    [InlineData("&#x6a;avascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/")]
    [InlineData("//evil.org")]
    [InlineData("https://鶻溲篤釘冶覙淠咣戓屽綖訊涏纼鎙嬍靶淪侭榽舾燆敎翙扭圵心鴘鴈.example/")]
    [InlineData("/abs/2311.09227")]
    [InlineData("#c1")]
    [InlineData("https:evil.org")]
    [InlineData("https:///evil.org")]
    [InlineData("https:\\\\\\\\evil.org")]
    [InlineData("https://arxiv.org@evil.org/")]
    [InlineData("https://arxiv.org\\\\@evil.org/")]
    [InlineData("mailto:a@example.org?cc=b@example.org")]
    [InlineData("mailto:")]
    public void Other_addresses_are_words(string address) => Assert.Equal("<p>a</p>", Write($"[a]({address})"));

    [Theory]
    [InlineData("https://example.org/x.", $"<p><a href=\"https://example.org/x\" {Rel}>https://example.org/x</a>.</p>")]
    [InlineData("www.example.org", $"<p><a href=\"http://www.example.org/\" {Rel}>www.example.org</a></p>")]
    [InlineData("ftp://example.org tel:123", "<p>ftp://example.org tel:123</p>")]
    [InlineData("![cat](https://example.org/c.png)", $"<p>picture: <a href=\"https://example.org/c.png\" {Rel}>cat</a></p>")]
    [InlineData("[![i](https://example.org/i)](https://example.org/)", $"<p><a href=\"https://example.org/\" {Rel}>picture: i</a></p>")]
    [InlineData("[https://arxiv.org](https://evil.org)", $"<p><a href=\"https://evil.org/\" {Rel}>https://arxiv.org</a> <span class=\"host\">[evil.org]</span></p>")]
    [InlineData("[www.arxiv.org](https://arxiv.org/)", $"<p><a href=\"https://arxiv.org/\" {Rel}>www.arxiv.org</a></p>")]
    [InlineData("[a](https://\u0430rxiv.org/)", $"<p><a href=\"https://\u0430rxiv.org/\" {Rel}>a</a> <span class=\"host\">[xn--rxiv-43d.org]</span></p>")]
    [InlineData("[a](https://m\u00fcller.de/)", $"<p><a href=\"https://m\u00fcller.de/\" {Rel}>a</a></p>")]
    public void A_link_says_where_it_leads(string text, string html) => Assert.Equal(html, Write(text));

    [Theory]
    [InlineData("$x^2$ and \\(y\\)", "<p><span class=\"tex\">$x^2$</span> and <span class=\"tex\">\\(y\\)</span></p>")]
    [InlineData("$a*b*c$ $|x|_1$", "<p><span class=\"tex\">$a*b*c$</span> <span class=\"tex\">$|x|_1$</span></p>")]
    [InlineData("$$\na\n+ b\n- c\n$$", "<p><span class=\"tex\">$$a+ b- c$$</span></p>")]
    [InlineData("$5 and $6", "<p>$5 and $6</p>")]
    [InlineData("It costs $5 and $x$ is", "<p>It costs $5 and <span class=\"tex\">$x$</span> is</p>")]
    [InlineData("US$5-US$6", "<p>US$5-US$6</p>")]
    [InlineData("\\$x\\$ `$x$` $$$$ \\(open", "<p>$x$ <code>$x$</code> $$$$ (open</p>")]
    [InlineData("$$\nunclosed", "<p>$$unclosed</p>")]
    [InlineData("$<img src=x onerror=y>$", "<p><span class=\"tex\">$&lt;img src=x onerror=y&gt;$</span></p>")]
    public void Formulas_are_marked_and_amounts_are_not(string text, string html) => Assert.Equal(html, Write(text));

    [Theory]
    [InlineData("2311.09227v2,", "<p><a href=\"/abs/2311.09227\" title=\"Open &quot;models&quot; &lt;b&gt;\">2311.09227v2</a>,</p>")]
    [InlineData("2401.00001", "<p>2401.00001</p>")]
    [InlineData("arXiv:2401.00001", $"<p>arXiv:<a href=\"https://arxiv.org/abs/2401.00001\" {Rel}>2401.00001</a></p>")]
    [InlineData("10.1000/a_b_c.", "<p><a href=\"/work/10.1000/a_b_c\" title=\"Underlined\">10.1000/a_b_c</a>.</p>")]
    [InlineData("hep-th/9901001", $"<p><a href=\"https://arxiv.org/abs/hep-th/9901001\" {Rel}>hep-th/9901001</a></p>")]
    [InlineData("[0, 1) as in 2311.09227", "<p>[0, 1) as in <a href=\"/abs/2311.09227\" title=\"Open &quot;models&quot; &lt;b&gt;\">2311.09227</a></p>")]
    [InlineData("1234.2311.09227 `2311.09227`", "<p>1234.2311.09227 <code>2311.09227</code></p>")]
    [InlineData("@ada. @bob x@ada", "<p><a class=\"reader\" href=\"/reader/Ada\">@ada</a>. @bob x@ada</p>")]
    [InlineData("[@ada 2311.09227](https://example.org/)", $"<p><a href=\"https://example.org/\" {Rel}>@ada 2311.09227</a></p>")]
    public void Works_and_readers_are_named_in_the_words(string text, string html) => Assert.Equal(html, Write(text));

    /// <summary>Both sides of every limit of the words (R17); the page of limits shows the same numbers.</summary>
    public static TheoryData<string, string, string> Limits => new()
    {
        { nameof(CommentLimits.Text), new string('a', CommentLimits.Text), new string('a', CommentLimits.Text + 1) },
        { nameof(CommentLimits.Links), Repeat("<http://a.b> ", CommentLimits.Links), Repeat("<http://a.b> ", CommentLimits.Links + 1) },
        { nameof(CommentLimits.Marks), Repeat("a]", CommentLimits.Marks), Repeat("a]", CommentLimits.Marks + 1) },
        { nameof(CommentLimits.Cells), Repeat("||||||||||\n", CommentLimits.Cells / 10), Repeat("||||||||||\n", CommentLimits.Cells / 10 + 1) },
        { nameof(CommentLimits.Depth), Repeat("> ", CommentLimits.Depth) + "x", Repeat("> ", CommentLimits.Depth + 1) + "x" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_lets_through_what_is_just_below_it(string limit, string within, string beyond)
    {
        Assert.Null(CommentText.FindFault(within));
        var fault = CommentText.FindFault(beyond);
        Assert.NotNull(fault);
        Assert.Contains(typeof(CommentLimits).GetField(limit)!.GetRawConstantValue()!.ToString()!, fault.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\u202e\0")]
    public void Nothing_is_no_comment(string text) => Assert.NotNull(CommentText.FindFault(text));

    [Theory]
    [InlineData(">", 9_999)]
    [InlineData("[", 9_999)]
    [InlineData("![", 4_999)]
    [InlineData("[*", 4_999)]
    [InlineData("- ", 4_999)]
    [InlineData("\\(", 4_999)]
    [InlineData("`", 9_999)]
    [InlineData("|a\n|-\n", 1_500)]
    public void Whatever_stands_in_it_is_shown_somehow(string piece, int count)
    {
        var text = Repeat(piece, count);
        Assert.NotEmpty(CommentText.ToHtml(text).ToString()!);
        if (CommentText.FindFault(text) is not null)
            Assert.StartsWith("<p class=\"typed\">", CommentText.ToHtml(text).ToString()!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_is_of_the_words_alone()
    {
        var quote = CommentQuote.Of(new Contribution { Kind = ContributionKind.Comment, Author = "Ada", Subject = default, Text = "> old\n\nnew\nlines", Written = default });
        Assert.Equal("> @Ada wrote:\n>\n>\n> new\n> lines\n\n", quote);
    }

    private static string Repeat(string piece, int count) => string.Concat(Enumerable.Repeat(piece, count));

    // Line ends between and within elements say nothing here.
    private static string Write(string text) =>
        CommentText.Read(text).ToHtml(Known).ToString()!.Replace("\n", "", StringComparison.Ordinal);
}

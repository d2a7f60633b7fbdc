using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ArxivLens.Core.Papers;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Features.Discussion;

namespace ArxivLens.Web.Tests.Discussion;

/// <summary>Whatever is typed, only what is allowed comes out, and a browser reads it as it was meant (R45).</summary>
public sealed class CommentTextPropertyTests
{
    private const int Rounds = 3_000;

    private static readonly string[] Pieces =
    [
        "*", "**", "_", "~~", "`", "```\n", "[", "](", ")", "![", "<", ">", "&", "\"", "'", "\n", "\n\n", "    ", "- ", "1. ", "# ", "> ", "|", "\n|-|-|\n", "$", "$$", "\\(", "\\)", "\\",
        "a", "words ", "https://example.org/", "javascript:alert(1)", "<script>", "</p>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>", "<svg/onload=x>", "&lt;", "&#x3c;", "&#106;",
        "&#x202e;", "\u202e", "\ud800", "😀", "\0", "2311.09227", "arXiv:hep-th/9901001", "10.1000/a_b", "@ada", "<!--", "-->", "<![CDATA[", "]]>", "</span>", "</style>", "[x]: javascript:x\n", "[x]", "mailto:a@b.c",
        "xn--", "\u0430", "http://", "//", "<math><mi>", "<noscript>", "\t", "\r", "{", "}", ":", "=\n", "***\n",
    ];

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["P"] = ["class"], ["BR"] = [], ["STRONG"] = [], ["EM"] = [], ["DEL"] = [], ["H4"] = [], ["H5"] = [], ["H6"] = [], ["UL"] = [], ["OL"] = ["start"], ["LI"] = [],
        ["BLOCKQUOTE"] = [], ["PRE"] = ["tabindex"], ["CODE"] = [], ["HR"] = [], ["SPAN"] = ["class"], ["A"] = ["class", "href", "rel", "title"], ["DIV"] = ["class", "role", "aria-label", "tabindex"],
        ["TABLE"] = [], ["TBODY"] = [], ["TR"] = [], ["TH"] = ["class"], ["TD"] = ["class"],
    };

    private static readonly KnownMentions Known = new(
        new Dictionary<WorkKey, string> { [DebateSite.Key("2311.09227")] = "\"><script>alert(1)</script>" }, new Dictionary<string, string> { ["ada"] = "Ada" });

    [Fact]
    public void Random_words_become_allowed_elements_only_that_a_browser_reads_the_same_again()
    {
        var seed = FuzzSeed.Choose();
        var parser = new HtmlParser();
        for (var round = 0; round < Rounds; round++)
        {
            var text = Make(seed + (ulong)round);
            var html = CommentText.Read(text).ToHtml(Known).ToString()!;
            var body = parser.ParseDocument(html).Body!;
            var complaint = body.QuerySelectorAll("*").Select(FindFault).FirstOrDefault(fault => fault is not null);
            Assert.True(complaint is null, $"{FuzzSeed.Variable}={seed + (ulong)round}: {complaint} in {html} of {text}");
            Assert.True(body.InnerHtml == parser.ParseDocument(body.InnerHtml).Body!.InnerHtml, $"{FuzzSeed.Variable}={seed + (ulong)round}: read again it is another: {html}");
        }
    }

    private static string? FindFault(IElement element)
    {
        if (!Allowed.TryGetValue(element.TagName, out var attributes))
            return $"<{element.LocalName}>";
        if (element.Attributes.FirstOrDefault(one => !attributes.Contains(one.Name)) is { } attribute)
            return $"{element.LocalName} {attribute.Name}";
        var href = element.GetAttribute("href");
        var isOwn = href?.StartsWith("/abs/", StringComparison.Ordinal) == true || href?.StartsWith("/reader/", StringComparison.Ordinal) == true;
        if (href is null || isOwn)
            return null;
        var isOutside = href.StartsWith("http://", StringComparison.Ordinal) || href.StartsWith("https://", StringComparison.Ordinal)
            || href.StartsWith("mailto:", StringComparison.Ordinal);
        return isOutside && element.GetAttribute("rel") == "ugc nofollow noopener noreferrer" ? null : $"href {href}";
    }

    // A small generator of its own, so that a seed makes the same words everywhere (Steele, Lea and Flood 2014).
    private static string Make(ulong seed)
    {
        ulong Next()
        {
            seed += 0x9E3779B97F4A7C15;
            var mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }

        return string.Concat(Enumerable.Range(0, 1 + (int)(Next() % 40)).Select(_ => Pieces[(int)(Next() % (ulong)Pieces.Length)]));
    }
}

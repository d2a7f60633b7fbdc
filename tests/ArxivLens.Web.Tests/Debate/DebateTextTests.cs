using ArxivLens.Core.Citing;
using ArxivLens.Core.Questions;
using ArxivLens.Tests.Shared;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Questions;

namespace ArxivLens.Web.Tests.Debate;

/// <summary>Texts and addresses of others, made safe for where they are written.</summary>
public sealed class DebateTextTests
{
    public static TheoryData<string> HostileAddresses => [.. HostileTexts.Addresses];

    public static TheoryData<string> HostileWords => [.. HostileTexts.Words];

    [Theory]
    [MemberData(nameof(HostileAddresses))]
    public void What_only_looks_like_an_address_is_none(string text) => Assert.False(OutsideAddress.TryRead(text, out _));

    [Theory]
    [InlineData("https://span.example.org/a?b=c#d", "span.example.org")]
    [InlineData(" HTTP://WWW.Span.example.org ", "span.example.org")]
    [InlineData("https://аррӏе.example/", "xn--80ak6aa92e.example")]
    public void An_address_is_read_and_its_host_told_as_it_is_asked_for(string text, string host)
    {
        Assert.True(OutsideAddress.TryRead(text, out var address));
        Assert.Equal(host, OutsideAddress.HostOf(address));
    }

    [Theory]
    [MemberData(nameof(HostileWords))]
    public void Markdown_reads_back_as_the_words_it_was_made_of(string words)
    {
        var line = DebatePages.Fold(string.Concat(words.Where(sign => !char.IsControl(sign))));
        foreach (var place in new[] { "{0}", "# {0}", "- {0}", "> {0}", "x {0}" })
        {
            var page = DebatePages.Parse(Markdig.Markdown.ToHtml(place.Replace("{0}", MarkdownText.Of(words), StringComparison.Ordinal)));
            Assert.EndsWith(line, page.Body!.TextContent.Trim(), StringComparison.Ordinal);
            Assert.DoesNotContain(page.Body.QuerySelectorAll("*"), one => one.LocalName is not ("p" or "h1" or "ul" or "li" or "blockquote"));
        }
    }

    [Theory]
    [InlineData("1. no list", @"1\. no list")]
    [InlineData("- no list", @"\- no list")]
    [InlineData("state-of-the-art, e.g. 3.5 (or so)", "state-of-the-art, e.g. 3.5 (or so)")]
    [InlineData("see www.example.org or https://example.org", @"see www\.example.org or https\://example.org")]
    [InlineData("a * b_c [d] `e` #f & g", @"a \* b\_c \[d\] \`e\` \#f \& g")]
    [InlineData("two\nlines\u2028and more", "two lines and more")]
    public void Markdown_escapes_what_means_something_and_little_else(string text, string expected) => Assert.Equal(expected, MarkdownText.Of(text));

    [Theory]
    [InlineData("[a]: b #c", @"\[a\]\: b \#c")]
    [InlineData("- <a> {b: c}", @"\- \<a\> \{b\: c\}")]
    [InlineData("// not a comment", @"\/\/ not a comment")]
    [InlineData("It ends. Then the U.S. rule", @"It ends. Then the U\.S. rule")]
    [InlineData("a\n\n# heading", @"a \# heading")]
    public void Argdown_text_makes_nothing_of_its_own(string text, string expected) => Assert.Equal(expected, ArgdownText.Of(text));

    [Theory]
    [InlineData("en", "en")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("x", null)]
    [InlineData("en\" onload=\"hit()", null)]
    [InlineData("e1", null)]
    [InlineData(null, null)]
    public void A_language_is_said_only_when_it_can_be_one(string? language, string? expected) => Assert.Equal(expected, LanguageTag.Of(language));

    [Theory]
    [InlineData("the marginal risk of risks", "the <mark>marginal risk</mark> of risks")]
    [InlineData("Risk, risky RISK", "<mark>Risk</mark>, risky <mark>RISK</mark>")]
    [InlineData("a town <b>", "a <mark class=\"context\">town</mark> &lt;b&gt;")]
    [InlineData("a < b & risk", "a &lt; b &amp; <mark>risk</mark>")]
    public void Shared_words_are_marked_as_whole_words_and_the_longest_first(string text, string expected)
        => Assert.Equal(expected, MarkedText.Write(text, [new("risk", 1, true), new("marginal risk", 2, true), new("town", 1, false)]));

    [Fact]
    public void A_term_that_is_markup_is_marked_as_text()
        => Assert.Equal("x <mark>a&lt;b&gt;</mark>", MarkedText.Write("x a<b>", [new MatchedTerm("a<b>", 1, true)]));

    [Fact]
    public void Context_is_quoted_shortly_and_from_the_beginning_of_a_sentence()
    {
        var context = string.Join(' ', Enumerable.Range(1, 40).Select(number => $"This is sentence {number} of it."));

        var before = AskerWords.Before(DebateCases.Question(null, "Why?", 0, context: context));

        Assert.StartsWith("… This is sentence", before, StringComparison.Ordinal);
        Assert.EndsWith("sentence 40 of it.", before, StringComparison.Ordinal);
        Assert.InRange(before.Length, 200, 325);
        Assert.Equal("Short.", AskerWords.Before(DebateCases.Question(null, "Why?", 0, context: "Short.")));
    }
}

using System.Diagnostics;
using ArxivLens.Core.Papers;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Core.Tests.Papers;

public sealed class TexTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain text", "plain text")]
    [InlineData("  Two\n  lines  ", "Two lines")]
    [InlineData("one\n\n two\r\n \r\nthree", "one\n\ntwo\n\nthree")]
    [InlineData("Schr\\\"odinger", "Schrödinger")]
    [InlineData("Schr{\\\"o}dinger", "Schrödinger")]
    [InlineData("Schr\\\"{o}dinger", "Schrödinger")]
    [InlineData("Schr\\\" odinger", "Schrödinger")]
    [InlineData("Erd\\H{o}s and Erd\\H os", "Erdős and Erdős")]
    [InlineData("na\\\"{\\i}ve, na{\\\"\\i}ve, na\\\"\\i ve, na\\\"ive", "naïve, naïve, naïve, naïve")]
    [InlineData("\\v{c} {\\v s} \\c c \\k{a} \\r{a} \\u{g} \\d{s} \\={a} \\.z", "č š ç ą å ğ ṣ ā ż")]
    [InlineData("Stra\\ss e, Stra{\\ss}e", "Straße, Straße")]
    [InlineData("\\O{}rsted, \\L{}ukasz, \\AA ngstr\\\"om, \\ae\\oe", "Ørsted, Łukasz, Ångström, æœ")]
    [InlineData("\\'\\ae", "ǽ")]
    [InlineData("1990--1995 --- and ``so''", "1990–1995 — and “so”")]
    [InlineData("Fig.~1, about ~10, http://a.b/~c", "Fig. 1, about ~10, http://a.b/~c")]
    [InlineData("50\\% of R\\&D, a\\_b, \\#1", "50% of R&D, a_b, #1")]
    [InlineData("{\\it foo} \\emph{bar} \\textbf{b{a}z} {\\bf\\em q}", "foo bar baz q")]
    [InlineData("The {ATLAS} detector", "The ATLAS detector")]
    [InlineData("as shown \\cite{a,b}. See \\citep[p.~2]{c}, end", "as shown. See, end")]
    [InlineData("\\url{http://x.org/a_b} \\href{http://y.org}{here}", "http://x.org/a_b http://y.org here")]
    [InlineData("x^{2} and \\frac{a}{b} and \\foo bar", "x^{2} and \\frac{a}{b} and \\foo bar")]
    [InlineData("\\alpha-decay of $\\alpha$", "α-decay of $\\alpha$")]
    [InlineData("a\\\\b\\quad c\\,d", "a b c d")]
    [InlineData("\\{1,2\\}", "\\{1,2\\}")]
    [InlineData("e\u0301 and $e\u0301$", "é and $e\u0301$")]
    [InlineData("f'", "f'")]
    [InlineData("Umanita\\`", "Umanita`")]
    [InlineData("\\", "")]
    [InlineData("}{", "")]
    public void Text_commands_become_text(string tex, string plain) => Assert.Equal(plain, TexText.ToPlain(tex));

    [Theory]
    [InlineData("$x--y$")]
    [InlineData("$\\'a  {b}\\%~$")]
    [InlineData("$$a\n``b''$$")]
    [InlineData("\\(\\emph{a}  b\\)")]
    [InlineData("\\[a~b\\]")]
    [InlineData("$a\\$b$")]
    [InlineData("$a$$b$")]
    [InlineData("\\begin{equation}a &  b \\\\ c\\end{equation}")]
    public void Mathematics_stays_as_it_stands(string math) =>
        Assert.Equal($"é {math} é", TexText.ToPlain($"\\'e {math} \\'e"));

    [Theory]
    [InlineData("costs $5 only", "costs \\$5 only")]
    [InlineData("costs \\$5 or \\$6", "costs \\$5 or \\$6")]
    [InlineData("a $ b\n\nc $ d", "a \\$ b\n\nc \\$ d")]
    [InlineData("open \\( only", "open ( only")]
    [InlineData("twice $$ only", "twice \\$\\$ only")]
    public void A_delimiter_without_partner_is_no_mathematics(string tex, string plain) =>
        Assert.Equal(plain, TexText.ToPlain(tex));

    [Fact]
    public void Characters_that_break_others_are_removed() =>
        Assert.Equal("abcde😀", TexText.ToPlain("a\0b\u0007c\ud800d\ufeff\u202ee😀"));

    [Fact]
    public void What_needs_no_change_is_not_copied()
    {
        var text = "A title without anything in it";
        Assert.Same(text, TexText.ToPlain(text));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(@"costs \$5 or \$6", "costs $5 or $6")]
    [InlineData(@"the set \{1, 2\}", "the set {1, 2}")]
    [InlineData(@"$\{a\$\}$ costs \$5", @"$\{a\$\}$ costs $5")]
    [InlineData(@"\(\{a\}\) \foo{\}", @"\(\{a\}\) \foo{}")]
    [InlineData(@"\", @"\")]
    public void What_people_are_shown_has_no_escapes_outside_mathematics(string plain, string shown) =>
        Assert.Equal(shown, TexText.ToDisplay(plain));

    [Fact]
    public void Mathematics_is_where_the_index_takes_it_to_be()
    {
        foreach (var (text, formulas) in MathematicsCases.All)
            Assert.Equal(formulas, TexText.Split(text).Where(part => part.IsMathematics).Select(part => part.Text));
    }

    [Theory]
    [InlineData("\\")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("$")]
    [InlineData("$$ ")]
    [InlineData("\\(")]
    [InlineData("\\[")]
    [InlineData("\\cite{")]
    [InlineData("\\'{")]
    [InlineData("\\begin{equation}")]
    [InlineData("x^{")]
    [InlineData("~")]
    [InlineData("-")]
    [InlineData("'")]
    [InlineData(" \n")]
    [InlineData("\u0301")]
    [InlineData("王 ")]
    public void Time_is_linear_on_hostile_text(string piece)
    {
        var watch = Stopwatch.StartNew();
        TexText.ToDisplay(TexText.ToPlain(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length))));

        // a quadratic reader would take minutes, a linear one milliseconds
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }
}

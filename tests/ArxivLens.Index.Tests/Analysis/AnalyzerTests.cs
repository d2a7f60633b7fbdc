using ArxivLens.Index.Analysis;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Index.Tests.Analysis;

public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("Poincaré Łódź Straße Œuvre Ångström", "poincare lodz strasse oeuvre angstrom")]
    [InlineData("e\u0301tale ﬁeld ＡＩ Ἀ ᾧ", "etale field ai α ω")]
    [InlineData("open-source", "open source")]
    [InlineData("t-SNE", "t sne")]
    [InlineData("SU(3) AdS/CFT", "su 3 ads cft")]
    [InlineData("K-means COVID-19 GPT-4", "k means covid 19 gpt 4")]
    [InlineData("Bi2Se3 H2O C60", "bi2se3 h2o c60")]
    [InlineData("arXiv:2311.09227 hep-th/9901001", "arxiv 2311.09227 hep th 9901001")]
    [InlineData("10.1103/PhysRevD.50.1", "10.1103 physrevd 50.1")]
    [InlineData("C++ and C# but A++B", "c++ and c# but a++ b")]
    [InlineData("see 2311.09227, 3.14.", "see 2311.09227 3.14")]
    [InlineData("AdS_5 AdS5 AdS_{5} AdS$_5$/CFT", "ads5 ads5 ads5 ads5 cft")]
    [InlineData(@"$\alpha$ and $W_{\infty}$", "alpha and w infty")]
    [InlineData(@"$\mathrm{SU}(3)$ $10^{-3}$", "su 3 10 3")]
    [InlineData("Einstein's O’Brien d'Alembert don't", "einstein obrien dalembert dont")]
    [InlineData("Ελλάδα ΣΟΦΟΣ σοφος Журнал Ёлка", "ελλαδα σοφοσ σοφοσ журнал елка")]
    [InlineData("Байкал Їжак ガウス", "баикал іжак カ ウ ス")]
    [InlineData("量子 ab", "量 子 ab")]
    [InlineData("H₂O m² CO_2", "h2o m2 co2")]
    [InlineData("  ...  $$ \\ ", "")]
    public void Forms_are_those_the_rules_state(string text, string forms)
        => Assert.Equal(forms, string.Join(' ', Analyzer.Analyze(text).Select(token => token.Form)));

    [Theory]
    [InlineData("Galaxies galaxy the galactic", "galaxi galaxi the galact")]
    [InlineData("polarisation of ionised fibres", "polar of ioniz fiber")]
    [InlineData("AdS5 K-means C++ 1996", "ads5 k mean c++ 1996")]
    [InlineData("$galaxies$ \\gammas", "galaxies gammas")]
    [InlineData("Œuvres naïves", "oeuvr naiv")]
    [InlineData("ελλάδες галактики", "ελλαδεσ галактики")]
    public void Terms_are_stems_of_words_and_forms_of_all_else(string text, string terms)
        => Assert.Equal(terms, string.Join(' ', Analyzer.Analyze(text).Select(token => token.Term)));

    [Theory]
    [InlineData("the", TokenKind.StopWord)]
    [InlineData("quark", TokenKind.Word)]
    [InlineData("1996", TokenKind.Number)]
    [InlineData("2311.09227", TokenKind.Number)]
    [InlineData("$x$", TokenKind.Mathematics)]
    [InlineData(@"\alpha", TokenKind.Mathematics)]
    [InlineData("$a$", TokenKind.Mathematics)]
    public void A_token_is_of_the_kind_its_shape_says(string text, TokenKind kind)
        => Assert.Equal(kind, Assert.Single(Analyzer.Analyze(text)).Kind);

    [Fact]
    public void A_letter_with_its_mark_is_found_however_it_is_written()
    {
        foreach (var (mark, pairs) in LetterTable.Compositions)
        {
            foreach (var pair in pairs.Chunk(2).Where(pair => char.IsLetter(pair[1])))
            {
                var whole = Analyzer.Analyze($"{pair[1]}").Select(token => token.Term);
                Assert.Equal(Analyzer.Analyze($"{pair[0]}{mark}").Select(token => token.Term), whole);
                Assert.Equal(Analyzer.Analyze($"{LetterTable.BaseOf(pair[1])}").Select(token => token.Term), whole);
            }
        }
    }

    [Fact]
    public void Prices_are_not_mathematics()
        => Assert.DoesNotContain(TokenKind.Mathematics,
            Analyzer.Analyze("from $5 million to $6 million").Select(token => token.Kind));

    [Fact]
    public void Mathematics_is_where_people_are_shown_it()
    {
        foreach (var (text, formulas) in MathematicsCases.All)
        {
            var expected = new List<(int Start, string Term)>();
            foreach (var token in Analyzer.Analyze(text))
            {
                if (IsWithin(text, formulas, token.Start) || text[token.Start] == '\\')
                    expected.Add((token.Start, token.Term));
            }

            var found = Analyzer.Analyze(text).Where(token => token.Kind == TokenKind.Mathematics);
            Assert.Equal(expected, found.Select(token => (token.Start, token.Term)));
        }
    }

    [Fact]
    public void What_follows_mathematics_is_words_again()
        => Assert.Equal(
            [TokenKind.Mathematics, TokenKind.Word, TokenKind.Mathematics, TokenKind.Word],
            Analyzer.Analyze("$x$ boson $$y$$ fermion").Select(token => token.Kind));

    [Theory]
    [InlineData("ﬁeld Einstein's AdS$_5$ naïve")]
    [InlineData("a e\u0301 \U0001D49C b")]
    public void Offsets_cut_the_source_at_each_token(string text)
    {
        var end = 0;
        foreach (var token in Analyzer.Analyze(text))
        {
            Assert.True(token.Start >= end);
            end = token.Start + token.Length;
            Assert.DoesNotContain(' ', text[token.Start..end]);
            Assert.Equal(token.Term, Assert.Single(Analyzer.Analyze(text[token.Start..end])).Term);
        }
    }

    [Fact]
    public void A_very_long_word_is_cut_but_keeps_its_place()
    {
        var tokens = Analyzer.Analyze(new string('ß', 1_000_000) + " end");
        Assert.Equal(64, tokens[0].Term.Length);
        Assert.Equal(1_000_000, tokens[0].Length);
        Assert.Equal("end", tokens[1].Term);
    }

    [Theory]
    [InlineData("\uD800")]
    [InlineData("\uDC00a\uD800")]
    [InlineData("\0\0x\0")]
    [InlineData("$")]
    [InlineData("\\")]
    [InlineData("a_")]
    [InlineData("a$_")]
    [InlineData("\u0301")]
    [InlineData("a'")]
    [InlineData("½ Ⅻ")]
    public void Odd_strings_are_read_without_failing(string text) => CheckInvariants(text);

    [Fact]
    public void Any_string_is_read_without_failing()
    {
        var random = new Sequence(20);
        const string alphabet = "か\u3099ab'’.$$\\\\_^{}(-+# 19é\u0301ß\uD835\uDC9C\uD800\uDC00\0量ﬃ½Σs";
        for (var round = 0; round < 3000; round++)
        {
            var signs = Enumerable.Range(0, random.Below(40)).Select(_ => alphabet[random.Below(alphabet.Length)]);
            CheckInvariants(string.Concat(signs));
        }

        for (var round = 0; round < 300; round++)
            CheckInvariants(string.Concat(Enumerable.Range(0, 100).Select(_ => (char)random.Below(0x10000))));
    }

    [Theory]
    [InlineData('$')]
    [InlineData('\\')]
    [InlineData('a')]
    [InlineData('\uD800')]
    public void A_million_signs_are_read_in_linear_time(char sign)
        => CheckInvariants(string.Concat(Enumerable.Repeat($"{sign}x {sign}", 250_000)));

    private static bool IsWithin(string text, string[] formulas, int place)
    {
        var from = 0;
        foreach (var formula in formulas)
        {
            var start = text.IndexOf(formula, from, StringComparison.Ordinal);
            from = start + formula.Length;
            if (place >= start && place < from)
                return true;
        }

        return false;
    }

    private static void CheckInvariants(string text)
    {
        var end = 0;
        foreach (var token in Analyzer.Analyze(text))
        {
            Assert.True(token.Start >= end, text);
            Assert.True(token.Length > 0, text);
            Assert.InRange(token.Term.Length, 1, 64);
            Assert.InRange(token.Form.Length, 1, 64);
            end = token.Start + token.Length;
            Assert.True(end <= text.Length, text);
        }
    }
}

using ArxivLens.Core.References;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Core.Tests.References;

/// <summary>Plain reference strings, all made up, in the styles people write them.</summary>
public sealed class ReferenceParserTests
{
    [Fact]
    public void Strings_of_all_styles_are_read()
    {
        var cases = ReferenceCases.All.ToList();
        Assert.True(cases.Count >= 60);
        Assert.All(cases, one => Assert.Equal(one.Expected, ReferenceCases.Say(ReferenceParser.Parse(one.Text))));
    }

    [Fact]
    public void An_erratum_takes_authors_and_journal_from_the_reference_before_it()
    {
        var parsed = ReferenceParser.Parse("N. Seifert and E. Witham, Nucl. Phys. B426 (1994) 19; (E) ibid. B430 (1994) 485.");
        var erratum = Assert.Single(parsed.Further);
        Assert.Equal(ReferenceTie.Erratum, erratum.Tie);
        Assert.Equal(("Nucl. Phys.", "B430", "485", 1994), (erratum.Container, erratum.Volume, erratum.FirstPage, erratum.Year));
        Assert.Equal(["Seifert", "Witham"], erratum.Authors.Select(name => name.Family));
        Assert.Equal("19", parsed.FirstPage);
    }

    [Fact]
    public void Ibid_is_the_same_journal_and_another_work()
    {
        var parsed = ReferenceParser.Parse("A. Novak, Phys. Rev. D 10, 275 (1974); ibid. 11, 703 (1975)");
        var next = Assert.Single(parsed.Further);
        Assert.Equal(ReferenceTie.SameJournal, next.Tie);
        Assert.Equal((parsed.Container, "11", "703", 1975), (next.Container, next.Volume, next.FirstPage, next.Year));
    }

    [Fact]
    public void References_between_semicolons_are_told_apart_and_lists_of_authors_are_not()
    {
        var parsed = ReferenceParser.Parse("S. Perez et al., Astrophys. J. 517, 565 (1999); A. G. Ries et al., Astron. J. 116, 1009 (1998).");
        Assert.Equal(["Perez", "Ries"], parsed.Further.Prepend(parsed).Select(one => one.Authors[0].Family));
        Assert.Empty(ReferenceParser.Parse("Chandra, B.; Afzal, A.; Kharee, N. Doping of films. Chemistry of Materials 2010, 22 (18), 5179-5183.").Further);
        Assert.Empty(ReferenceParser.Parse("Keller MB, Young T. Outcome of fracture. Injury. 2005 Mar;87(3):512-9.").Further);
    }

    [Theory]
    [InlineData("A. Author, hep-th/9711200v3.", "hep-th/9711200")]
    [InlineData("A. Author, [arXiv:hepph/9905221].", "hep-ph/9905221")]
    [InlineData("A. Author, math.GT/0309136", "math/0309136")]
    [InlineData("A. Author, hep-ph/\n9803315", "hep-ph/9803315")]
    [InlineData("A. Author, https://arxiv.org/abs/2311.09227v2", "2311.09227")]
    [InlineData("A. Author, https://doi.org/10.48550/arXiv.2311.09227", "2311.09227")]
    public void Identifiers_of_arXiv_are_found_in_every_shape(string text, string id)
    {
        var parsed = ReferenceParser.Parse(text);
        Assert.Equal(id, $"{parsed.Arxiv}{(parsed.Arxiv is null ? parsed.Doi?.Replace("10.48550/arxiv.", "", StringComparison.Ordinal) : "")}");
    }

    [Theory]
    [InlineData("Phys. Rev. 12, 1234.5678 (1990)")]
    [InlineData("J. Test 9999.99999")]
    [InlineData("www.")]
    [InlineData("10.1/x")]
    public void What_only_looks_like_an_identifier_is_none(string text)
    {
        var parsed = ReferenceParser.Parse(text);
        Assert.Null(parsed.Arxiv);
        Assert.Null(parsed.Doi);
    }

    [Fact]
    public void A_doi_with_angle_brackets_and_semicolons_stays_whole()
    {
        var parsed = ReferenceParser.Parse("B. Gold, Stat. Med. 17 (1998). doi:10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2");
        Assert.Equal("10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2", parsed.Doi);
    }

    [Fact]
    public void Any_text_is_read_and_spans_lie_within_it_in_order()
    {
        var seed = FuzzSeed.Choose();
        foreach (var round in FuzzRounds.From(seed, few: 300))
        {
            var text = ReferenceCases.Mutate(round);
            var parsed = ReferenceParser.Parse(text);
            foreach (var one in parsed.Further.Prepend(parsed))
            {
                var end = one.Span.Start;
                Assert.True(one.Span.End <= text.Length, $"seed {round}");
                foreach (var field in one.Fields)
                {
                    Assert.True(field.Span.Start >= end && field.Span.End <= one.Span.End && field.Span.Length > 0, $"seed {round}: {text}");
                    end = field.Span.End;
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001\ud800")]
    [InlineData("((((((((((")]
    [InlineData("{\\it {\\bf")]
    [InlineData("–––––.")]
    public void A_text_that_says_nothing_gives_nothing(string text)
    {
        var parsed = ReferenceParser.Parse(text);
        Assert.Null(parsed.Year);
        Assert.Null(parsed.Volume);
        Assert.Null(parsed.Doi);
    }

    [Fact]
    public void What_stands_behind_ten_thousand_characters_is_not_read()
    {
        var parsed = ReferenceParser.Parse(string.Concat(Enumerable.Repeat("a. b, (1990) 12; ", 10_000)));
        Assert.True(parsed.Further.Append(parsed).All(one => one.Span.End <= ReferenceParser.LongestText));
        Assert.NotNull(ReferenceParser.Parse(new string('x', 1_000_000)));
    }

    [Fact]
    public void Threads_read_side_by_side_as_alone()
    {
        var texts = ReferenceCases.All.Select(one => one.Text).ToList();
        var alone = texts.ConvertAll(text => ReferenceCases.Say(ReferenceParser.Parse(text)));
        var together = new string[texts.Count];
        Parallel.For(0, texts.Count, at => together[at] = ReferenceCases.Say(ReferenceParser.Parse(texts[at])));
        Assert.Equal(alone, together);
    }
}

using ArxivLens.Core.Categories;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Index.Tests;

namespace ArxivLens.Core.Tests.Citing;

public sealed class BibTexTests
{
    [Fact]
    public void A_paper_in_arXiv_is_written_as_arXiv_writes_it() => Assert.Equal(
        """
        @misc{seger2023opensourcinghighlycapablefoundation,
              title={Open-Sourcing Highly Capable Foundation Models: An evaluation of risks},
              author={Elizabeth Seger and Noemi Dreksler},
              year={2023},
              eprint={2311.09227},
              archivePrefix={arXiv},
              primaryClass={cs.CY},
              url={https://arxiv.org/abs/2311.09227},
        }

        """,
        BibTex.Write(Paper("2311.09227", "Open-Sourcing Highly Capable Foundation Models: An evaluation of risks", 2023, "cs.CY",
            new PersonName("Elizabeth", "Seger"), new PersonName("Noemi", "Dreksler"))), ignoreLineEndingDifferences: true);

    [Fact]
    public void An_old_identifier_a_DOI_and_a_version_are_told() => Assert.Equal(
        """
        @misc{vanderwaals1995attention50alphas,
              title={Attention is all you have: 50\% \& more of $\alpha_{s}$},
              author={van der Waals, J. and Davis, Jr., Sammy and {ATLAS Collaboration} and Søren Ångström},
              year={1995},
              eprint={hep-th/9407087v2},
              archivePrefix={arXiv},
              primaryClass={hep-th},
              doi={10.1016/0550-3213(94)90124-4},
              url={https://arxiv.org/abs/hep-th/9407087v2},
        }

        """,
        BibTex.Write(Paper("hep-th/9407087", @"Attention is all you have: 50% & more of $\alpha_{s}$", 1995, "hep-th",
            new PersonName("J.", "van der Waals"), new PersonName("Sammy", "Davis", "Jr."), new PersonName("", "ATLAS Collaboration"),
            new PersonName("Søren", "Ångström")) with { Doi = "10.1016/0550-3213(94)90124-4" }, 2), ignoreLineEndingDifferences: true);

    [Fact]
    public void A_work_outside_arXiv_has_its_DOI_or_nothing()
    {
        var work = new Work { Key = Key("10.1007/BF01645742"), Title = "Black holes", Authors = [new PersonName("J. D.", "Bekenstein")], Year = 1973 };
        Assert.Contains("doi={10.1007/bf01645742}", BibTex.Write(work), StringComparison.Ordinal);
        Assert.Contains("url={https://doi.org/10.1007/bf01645742}", BibTex.Write(work), StringComparison.Ordinal);
        Assert.DoesNotContain("eprint", BibTex.Write(work), StringComparison.Ordinal);
        var slug = BibTex.Write(new Work { Key = Key("work:a-report"), Title = "???" });
        Assert.Equal("@misc{workareport,\n      title={???},\n}\n", slug);
    }

    [Theory]
    [InlineData(@"A \$5 proof of \{x\}", @"A \$5 proof of {\textbraceleft}x{\textbraceright}")]
    [InlineData(@"$\{x\}$ is open", @"$\lbrace x\rbrace $ is open")]
    [InlineData("broken $x^{2$ formula", @"broken $x^\lbrace 2$ formula")]
    [InlineData("one } too many { here", @"one {\textbraceright} too many {\textbraceleft} here")]
    [InlineData("a_b #1 ~ ^", @"a\_b \#1 {\textasciitilde} {\textasciicircum}")]
    [InlineData(@"$50%$ of \\", @"$50\%$ of {\textbackslash}{\textbackslash}")]
    [InlineData("two\n\nparagraphs", "two paragraphs")]
    public void No_text_can_break_the_entry(string title, string written)
    {
        var entry = BibTex.Write(new Work { Key = Key("work:x"), Title = title });
        Assert.Contains($"title={{{written}}},\n", entry, StringComparison.Ordinal);
        AssertBalanced(entry);
    }

    [Fact]
    public void Braces_are_balanced_for_any_text()
    {
        var random = new Sequence(3);
        const string Signs = @"{}\$ab %&#_~^";
        for (var round = 0; round < 2000; round++)
        {
            string Any() => new([.. Enumerable.Range(0, random.Below(12)).Select(_ => Signs[random.Below(Signs.Length)])]);
            AssertBalanced(BibTex.Write(new Work { Key = Key("work:x"), Title = Any(), Authors = [new PersonName(Any(), Any(), Any())], Doi = Any() }));
        }
    }

    private static void AssertBalanced(string entry)
    {
        var depth = 0;
        for (var place = 0; place < entry.Length; place++)
        {
            depth += entry[place] switch { '{' => 1, '}' => -1, _ => 0 };
            Assert.True(depth > 0 || place < "@misc".Length || place >= entry.Length - 2, $"closed too early: {entry}");
        }

        Assert.Equal(0, depth);
    }

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : default;

    private static Work Paper(string id, string title, int year, string category, params PersonName[] authors) => new()
    {
        Key = Key(id),
        Title = title,
        Authors = authors,
        Categories = [CategoryCode.TryParse(category, out var code) ? code : default],
        Paper = new PaperFacts { Versions = [new PaperVersion(1, new DateTimeOffset(year, 5, 1, 0, 0, 0, TimeSpan.Zero))] },
    };
}

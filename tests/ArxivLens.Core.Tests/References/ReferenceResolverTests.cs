using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Core.Tests.References;

public sealed class ReferenceResolverTests
{
    private static readonly ReferenceResolver Resolver = ReferenceResolver.Of(
    [
        Work("hep-th/9711200", "The Large N Limit of Superconformal Field Theories and Supergravity", 1997, "Juan M. Maldacena"),
        Work("hep-th/9802150", "Anti De Sitter Space And Holography", 1998, "Edward Witten"),
        Work("hep-ph/9307330", "Effective Field Approach to Radiative Decays", 1993, "P. Colangelo, F. De Fazio, G. Nardulli"),
        Work("quant-ph/9511030", "Elementary Gates for Quantum Computation", 1995, "A. Barenco, C. H. Bennett, R. Cleve") with { Doi = "10.1103/PhysRevA.52.3457" },
        Work("astro-ph/9501001", "Notes on the Structure of Distant Galaxies", 1995, "A. Author, B. Writer"),
        Work("astro-ph/9501002", "Notes on the Structure of Distant Galaxies: II", 1995, "A. Author, B. Writer"),
        Work("hep-ex/9601001", "Review of Particle Properties and Constants", 1996, "Particle Data Group"),
        Work("hep-ex/9801001", "Review of Particle Properties and Constants", 1998, "Particle Data Group"),
        Work("1501.00001", "Stable Solutions of the Porous Medium Equation", 2015, "M. Müller"),
        Work("1706.03762", "Attention Is All You Need", 2017, "Ashish Vaswani, Noam Shazeer"),
        Work("doi:10.1000/twin", "Anti De Sitter Space And Holography", 1998, "Edward Witten"),
        Work("cond-mat/9701001", "Classification of Fields in $W_\\infty$ Gravity and Other Models", 1997, "O. Fieldman"),
    ]);

    [Theory]
    [InlineData("J. M. Maldacena, Adv. Theor. Math. Phys. 2, 231 (1998), hep-th/9711200", "hep-th/9711200", ReferenceEvidence.Arxiv)]
    [InlineData("hep-th/9711200", "hep-th/9711200", ReferenceEvidence.Arxiv)]
    [InlineData("A. Barenco et al., doi:10.1103/PhysRevA.52.3457", "quant-ph/9511030", ReferenceEvidence.Doi)]
    [InlineData("A. Barenco et al., Phys. Rev. A 52, 3457 (1995)", "quant-ph/9511030", ReferenceEvidence.Journal)]
    [InlineData("A. Barenco et al., Physical Review A, vol. 52, no. 5, pp. 3457-3467, 1995.", "quant-ph/9511030", ReferenceEvidence.Journal)]
    [InlineData("A. Barenco et al., Phys. Rev. A52 (1995) 3457", "quant-ph/9511030", ReferenceEvidence.Journal)]
    [InlineData("A. Barenco, PRA 52:3457", "quant-ph/9511030", ReferenceEvidence.Journal)]
    [InlineData("E. Witten, “Anti-de Sitter space and holography,” Adv. Theor. Math. Phys. 2 (1998) 253.", "hep-th/9802150", ReferenceEvidence.Title)]
    [InlineData("Vaswani, A., & Shazeer, N. (2017). Attention is all you need. NeurIPS.", "1706.03762", ReferenceEvidence.Title)]
    [InlineData("Author, A. and Writer, B. 1995. Notes on the structure of distant galaxies: II. ApJ", "astro-ph/9501002", ReferenceEvidence.Title)]
    [InlineData("A. Author, B. Writer: Notes on the structure of distant galaxies, Astrophys. J. 1996", "astro-ph/9501001", ReferenceEvidence.Title)]
    [InlineData("Mueller, M.: Stable solutions of the porous medium equation. 2016", "1501.00001", ReferenceEvidence.Title)]
    [InlineData("Particle Data Group, Review of Particle Properties and Constants, 1998", "hep-ex/9801001", ReferenceEvidence.Title)]
    [InlineData("P. Colangelo, F. De Fazio, Efective eld approach to radiative decays, 1993", "hep-ph/9307330", ReferenceEvidence.NearTitle)]
    [InlineData("O. Fieldman, Classication of elds in W∞ gravity and other models, 1997", "cond-mat/9701001", ReferenceEvidence.NearTitle)]
    public void A_reference_is_resolved_by_what_it_gives(string text, string work, ReferenceEvidence evidence)
    {
        var match = Assert.Single(Resolve(text));
        Assert.Equal((work, evidence, true), (match.Work.ToString(), match.Evidence, match.IsKnown));
    }

    [Theory]
    [InlineData("X. Other, A Different Title Entirely, hep-th/9711200, 1997")] // an identifier with a misprint
    [InlineData("N. Nobody, Anti De Sitter Space And Holography, 1998")] // by somebody else
    [InlineData("E. Witten, Anti De Sitter Space And Holography, 1956")] // of another time
    [InlineData("E. Witten, Comment on “Anti De Sitter Space And Holography”, 1998")]
    [InlineData("A. Author, Erratum: Notes on the structure of distant galaxies, 1995")]
    [InlineData("A. Author, B. Writer, Notes on the structure of distant galaxies, III. Applications, 1995")]
    [InlineData("M. Müller, Unstable Solutions of the Porous Medium Equation, 2015")]
    [InlineData("Particle Data Group, Review of Particle Properties and Constants, 1997")] // two fit
    [InlineData("X. Nobody, Phys. Rev. A 52, 3457 (1995)")]
    [InlineData("A. Barenco et al., Phys. Rev. B 52, 3457 (1995)")]
    [InlineData("E. Witten, private communication")]
    [InlineData("1998")]
    [InlineData("")]
    public void Rather_none_than_a_wrong_one(string text) =>
        Assert.DoesNotContain(Resolve(text), match => match.IsKnown);

    [Fact]
    public void What_only_an_identifier_tells_is_an_answer_too()
    {
        var match = Assert.Single(Resolve("N. Nobody, arXiv:2301.00001 and doi:10.1000/xyz"));
        Assert.Equal(("2301.00001", false), (match.Work.ToString(), match.IsKnown));
        Assert.Equal("doi:10.1000/xyz", Assert.Single(Resolve("N. Nobody, doi:10.1000/xyz.")).Work.ToString());
    }

    [Fact]
    public void Two_identifiers_are_two_works() => Assert.Equal(
        ["hep-th/9711200", "hep-th/9802150"],
        Resolve("Maldacena, hep-th/9711200; Witten, hep-th/9802150").Select(match => match.Work.ToString()));

    [Fact]
    public void Long_and_odd_texts_are_read_in_no_time()
    {
        foreach (var text in new[] { new string('1', 5_000), string.Concat(Enumerable.Repeat("Phys. Rev. D 1 (1990) 1; ", 400)), new string('(', 5_000), "\ud800\udc00\ud800 \0 ﬁ ∞ Ωα" })
            Assert.NotNull(Resolve(text));
    }

    private static IReadOnlyList<ReferenceMatch> Resolve(string text) =>
        WrittenReference.Make(text) is { } made ? Resolver.Resolve(made) : [];

    private static Work Work(string key, string title, int year, string authors) => new()
    {
        Key = WorkKey.TryParse(key, out var read) ? read : throw new ArgumentException(key, nameof(key)),
        Title = title,
        Year = year,
        Authors = PersonName.ParseLine(authors),
    };
}

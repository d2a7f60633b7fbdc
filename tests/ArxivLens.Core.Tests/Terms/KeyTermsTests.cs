using ArxivLens.Core.Papers;
using ArxivLens.Core.Terms;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests.Terms;

public sealed class KeyTermsTests(KeyTermsTests.OtherWorks others) : IClassFixture<KeyTermsTests.OtherWorks>
{
    [Theory]
    [InlineData("", "Open source is good. An open source is better.", "open source")]
    [InlineData("", "Open-source is good. An open source is better. Open-source!", "open-source")]
    [InlineData("", "The neural network and the neural networks and a neural network.", "neural network")]
    [InlineData("", "QCD, QCD, a QCD lattice, QCD and QCD.", "QCD")]
    [InlineData("", "Foundation models (FMs) are large. FMs, and an FM.", "foundation models")]
    [InlineData("", "The state-of-the-art is of no use.", "")]
    [InlineData("", "We propose to show that the results are presented.", "")]
    [InlineData("", "Monte Carlo methods (i), (ii) and (iii).", "Monte Carlo methods")]
    [InlineData("", "Yang-Mills fields. Here the Yang-Mills fields.", "Yang-Mills fields")]
    [InlineData("", "The quantum CNNs, the quantum CNNs and a quantum CNN.", "quantum CNNs")]
    [InlineData("", "The quantum lattice highly capable of it.", "quantum lattice")]
    [InlineData("", "In 1994 the 3 and x of 42.", "")]
    [InlineData("", "The $SU(3)$ of $x$.", "")]
    [InlineData("", "It is typically so, and usually not.", "")]
    [InlineData("", "", "")]
    [InlineData("Quarks", "", "quarks")]
    [InlineData("Quarks", "QUARKS. The quarks. Quarks.", "quarks")]
    public void Repeated_and_nested_forms_are_one_term(string title, string text, string expected)
        => Assert.Equal(expected, string.Join(", ", Extract(title, text).Select(t => t.Text)));

    [Fact]
    public void Phrases_do_not_cross_punctuation_grammar_or_mathematics()
    {
        const string Text = "Quarks, gluons; hadrons of mesons. Baryons $x$ leptons (muons) taus/neutrinos";
        var terms = Extract("", Text).Select(t => t.Text);
        Assert.DoesNotContain(terms, t => t.Contains(' ', StringComparison.Ordinal));
        Assert.InRange(terms.Count(), 5, 9);
    }

    [Fact]
    public void The_title_counts_more_than_the_abstract()
    {
        var terms = Extract("Quarks", "Gluons and quarks. Gluons and mesons.");
        Assert.Equal("quarks", terms[0].Text);
    }

    [Fact]
    public void What_every_work_has_weighs_less_than_what_few_have()
    {
        var terms = Extract("", "The theory of quarks.");
        Assert.Equal("quarks", terms[0].Text);
        Assert.All(terms.Skip(1), t => Assert.True(t.Weight < terms[0].Weight / 3));
    }

    [Fact]
    public void Weights_are_cosine_normalised_and_fall()
    {
        var terms = Extract("Quarks and gluons", "Mesons, hadrons; lattice gauge fields.");
        Assert.Equal(1, terms.Sum(t => t.Weight * t.Weight), 9);
        Assert.Equal(terms.OrderByDescending(t => t.Weight), terms);
    }

    [Fact]
    public void No_more_terms_than_asked_for()
    {
        Assert.Equal(2, Extract("Quarks and gluons", "Mesons, hadrons.", 2).Count);
        Assert.Empty(Extract("Quarks and gluons", "Mesons, hadrons.", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Extract("", "", -1));
    }

    [SharedDataFact]
    public void The_terms_of_a_real_paper_read_like_a_persons()
    {
        const string Title = "Open-Sourcing Highly Capable Foundation Models";
        var terms = Extract(Title, SharedData.ReadSeedAbstract()).Select(t => t.Text).ToArray();
        Assert.Contains("open-sourcing", terms.Take(3));
        Assert.Contains(terms.Take(3), t => t.EndsWith("foundation models", StringComparison.Ordinal));
        Assert.Contains("external oversight", terms);
        string[] poor = ["highly", "offers", "capable", "open", "foundation", "source", "typically", "benefits"];
        Assert.Empty(poor.Intersect(terms));
        Assert.All(terms, t => Assert.Single(terms, other => $" {other} ".Contains($" {t} ", StringComparison.Ordinal)));
    }

    private IReadOnlyList<KeyTerm> Extract(string title, string text, int limit = 20)
        => KeyTerms.Extract(others.Index.Reader, new Work { Key = default, Title = title, Abstract = text }, limit);

    /// <summary>Works that make some words common.</summary>
    public sealed class OtherWorks : IDisposable
    {
        public TestIndex Index { get; } = TestIndex.Of(Enumerable.Range(0, 60).Select(i => new IndexDocument
        {
            Key = $"work:w{i}",
            Title = $"Theory of things {i}",
            Abstract = "A theory of control and models for developers.",
            Kind = 2,
        }));

        public void Dispose() => Index.Dispose();
    }
}

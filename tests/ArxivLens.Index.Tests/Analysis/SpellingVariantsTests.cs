using ArxivLens.Index.Analysis;

namespace ArxivLens.Index.Tests.Analysis;

public sealed class SpellingVariantsTests
{
    [Theory]
    [InlineData("colour behavioural tumours neighbourhood vapour labour favourite",
        "color behavioral tumors neighborhood vapor labor favorite")]
    [InlineData("polarise ionised organisations realising optimiser factorisable",
        "polarize ionized organizations realizing optimizer factorizable")]
    [InlineData("fibre fibres centre centred nanometres", "fiber fibers center centred nanometers")]
    [InlineData("analyze analyzed analysis hydrolysis", "analyse analysed analyse hydrolyse")]
    [InlineData("synthesis hypothesis metastasis diagnosis", "synthese hypothese metastase diagnose")]
    [InlineData("catalogue analogues programme programmes", "catalog analog program program")]
    [InlineData("haemoglobin leukaemia oestrogen paediatric archaeology diarrhoea",
        "hemoglobin leukemia estrogen pediatric archeology diarrhea")]
    [InlineData("sulphur disulphide aluminium", "sulfur disulfide aluminum")]
    [InlineData("supernovae nebulae algae", "supernova nebula alga")]
    [InlineData("spectra matrices vertices nuclei phenomena mice axes", "spectrum matrix vertex nucleus phenomenon mouse axis")]
    [InlineData("kaehler schroedinger", "kahler schrodinger")]
    public void Variants_of_a_word_are_one(string words, string unified) => Check(words, unified);

    [Theory]
    [InlineData("course source hours journal contour detour four tour")]
    [InlineData("noise raise precise exercise revise likewise surprise rise this")]
    [InlineData("basis thesis crisis oasis genre tree sphere between")]
    [InlineData("aerosol coefficient michael poem phoenix israel does")]
    [InlineData("dialog rogue vogue gamma sigma mass data media series")]
    public void Other_words_stay(string words) => Check(words, words);

    [Theory]
    [InlineData("behaviour behavior behaviours behaviors")]
    [InlineData("quantise quantize quantised quantized quantising")]
    [InlineData("analyse analyze analyses analysed analyzed analysis analyser analyzing")]
    [InlineData("hypothesis hypotheses hypothesize hypothesise")]
    [InlineData("fibre fiber fibres fibers")]
    [InlineData("modelled modeled modelling modeling models")]
    [InlineData("spectrum spectra")]
    [InlineData("catalogue catalog catalogues catalogs")]
    public void Variants_have_one_stem(string words)
        => Assert.Single(Analyzer.Analyze(words).Select(token => token.Term).Distinct());

    [Fact]
    public void Any_letters_stay_within_the_room_there_is()
    {
        var random = new Sequence(11);
        string[] parts = ["our", "b", "ae", "oe", "is", "ed", "ation", "lyz", "sulph", "tre", "s", "ogue",
            "amme", "sis", "haem", "a", "rrhoea", "e"];
        for (var round = 0; round < 20_000; round++)
        {
            var word = 'x' + string.Concat(Enumerable.Range(0,
            1 + random.Below(6)).Select(_ => parts[random.Below(parts.Length)]));
            Assert.InRange(Unify(word).Length, 1, word.Length + SpellingVariants.MaximumGrowth);
        }
    }

    private static void Check(string words, string unified)
        => Assert.Equal(unified.Split(' '), words.Split(' ').Select(Unify));

    private static string Unify(string word)
    {
        var buffer = new char[word.Length + SpellingVariants.MaximumGrowth];
        word.CopyTo(buffer);
        return new string(buffer, 0, SpellingVariants.Unify(buffer, word.Length));
    }
}

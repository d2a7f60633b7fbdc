using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class SummaryModelTests
{
    [Fact]
    public void Weights_are_found_by_their_names()
    {
        var model = SummaryModel.Read(new StringReader("# a remark\nLength\t-0.5\nPosition1\t2\npair:we show\t0.25\ncontent.InTitle\t3\n"));
        Assert.Equal(-0.5, model.WeightOf((int)SummaryFeature.Length));
        Assert.Equal(2, model.WeightOf((int)SummaryFeature.Position + 1));
        Assert.Equal(3, model.InclusionWeightOf((int)InclusionFeature.InTitle));
        var pair = WordHash.Join(TemplateNames.Key(Template.Pair, WordHash.Of("We")), WordHash.Of("SHOW"));
        Assert.Equal(0.25, model.WeightOf(pair));
    }

    [Theory]
    [InlineData("Length 1")]
    [InlineData("Length\tone")]
    [InlineData("NoSuchFeature\t1")]
    [InlineData("nosuch:word\t1")]
    public void A_line_that_is_no_weight_is_refused(string line)
        => Assert.Throws<InvalidDataException>(() => SummaryModel.Read(new StringReader(line)));

    [Fact]
    public void Every_feature_has_a_name_of_its_own()
    {
        var names = Enumerable.Range(0, (int)SummaryFeature.Count).Select(SummaryFeatureNames.Of).ToList();
        names.AddRange(Enumerable.Range(0, 2 * (int)InclusionFeature.Count).Select(SummaryModel.InclusionName));
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void The_weights_built_in_know_titles_and_frequent_words()
    {
        Assert.True(SummaryModel.BuiltIn.InclusionWeightOf((int)InclusionFeature.StemInTitle) > 0);
        Assert.True(SummaryModel.BuiltIn.Rarity(WordHash.OfStem("model")) < SummaryModel.BuiltIn.Rarity(WordHash.OfStem("xyzzy")));
    }
}

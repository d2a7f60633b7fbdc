using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Tests.Questions;

/// <summary>Which wordings are one question: pairs written by hand, none from an article.</summary>
public sealed class QuestionWordsTests
{
    [Theory]
    [InlineData("Who is liable when open weights are misused?", "And who is actually liable when the open weights get misused?")]
    [InlineData("How would watermarks be enforced on downloaded models?", "How would anyone enforce watermarks on downloaded models?")]
    [InlineData("Does the survey cover patients under ten years?", "Does this survey cover the patients under 10 years of age?", false)]
    [InlineData("Is the measured effect larger than the error of the instrument?", "Is the effect measured larger than the instrument's error?")]
    [InlineData("Can the result be reproduced with other catalogues of galaxies?", "Could the results be reproduced with other galaxy catalogues?")]
    [InlineData("Why did the authors leave out the southern sky?", "Why do the authors leave out the southern sky?")]
    [InlineData("Isn't the sample too small to tell the two models apart?", "Isn't this sample too small to tell these two models apart?")]
    [InlineData("What happens to the argument if inflation never took place?", "What happens to their argument if inflation never took place?")]
    public void Other_wordings_of_one_question_are_near(string one, string other, bool isNear = true) =>
        Assert.Equal(isNear, IsNear(one, other));

    [Theory]
    [InlineData("Who is liable when open weights are misused?", "Who is not liable when open weights are misused?")]
    [InlineData("Is it safe to release the weights of large models?", "Isn't it safe to release the weights of large models?")]
    [InlineData("How is liability for misused weights decided?", "Who decided liability for misused weights?")]
    [InlineData("Does the effect hold below 10 kelvin in thin films?", "Does the effect hold below 20 kelvin in thin films?")]
    [InlineData("Does the model explain rotation curves of dwarf galaxies?", "Does the model explain rotation curves of spiral galaxies?")]
    [InlineData("Can users rely on unsecured systems connected to agents?", "Can users integrate unsecured systems into sensitive networks?")]
    [InlineData("Why?", "Why?")]
    [InlineData("Is that so?", "Is that really so?")]
    public void Questions_that_differ_are_not_near(string one, string other) => Assert.False(IsNear(one, other));

    [Fact]
    public void Nearness_does_not_depend_on_which_comes_first_nor_on_the_order_of_words()
    {
        var (one, other) = (QuestionWords.Of("Who pays when open weights are misused?"), QuestionWords.Of("When are open weights misused, who pays?"));
        Assert.Equal(1, one.ShareWith(other));
        Assert.Equal(one.ShareWith(other), other.ShareWith(one));
    }

    [Fact]
    public void A_short_question_is_its_articles_own_and_a_long_one_is_not()
    {
        var (one, other) = (ArticleId.Of("one"), ArticleId.Of("other"));
        Assert.NotEqual(QuestionName.Of("Why?", null, "2311.09227", one), QuestionName.Of("Why?", null, "2311.09227", other));
        Assert.NotEqual(QuestionName.Of("Why?", "A", "2311.09227", one), QuestionName.Of("Why?", "B", "2311.09227", one));
        const string Long = "Who is liable when open weights are misused?";
        Assert.Equal(QuestionName.Of(Long, "A", "2311.09227", one), QuestionName.Of(Long.ToUpperInvariant(), "B", "2311.09227", other));
        Assert.NotEqual(QuestionName.Of(Long, null, "2311.09227", one), QuestionName.Of(Long, null, "", one));
    }

    private static bool IsNear(string one, string other) =>
        QuestionWords.Of(one).ShareWith(QuestionWords.Of(other)) >= QuestionWords.LeastShare;
}

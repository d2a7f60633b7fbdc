using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Tests.Questions;

/// <summary>How a question stands by what readers say.</summary>
public sealed class StandingRuleTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", null)]
    [InlineData("o", QuestionStatus.Open)]
    [InlineData("a", QuestionStatus.Addressed)]
    [InlineData("d", QuestionStatus.Disputed)]
    [InlineData("aao", QuestionStatus.Addressed)]
    [InlineData("aaaoo", QuestionStatus.Disputed)]
    [InlineData("ao", QuestionStatus.Disputed)]
    [InlineData("oooa", QuestionStatus.Open)]
    [InlineData("ad", QuestionStatus.Disputed)]
    [InlineData("aad", QuestionStatus.Addressed)]
    [InlineData("oodd", QuestionStatus.Disputed)]
    [InlineData("oood", QuestionStatus.Open)]
    public void It_stands_as_most_say_and_is_disputed_where_they_disagree(string said, QuestionStatus? expected) =>
        Assert.Equal(expected, StandingRule.Derive([.. said.Select(Said)]));

    [Fact]
    public void The_reason_tells_the_numbers_and_the_newest_word_for_it() => Assert.Equal(
        new QuestionStanding(QuestionStatus.Addressed, "Readers say: 2 addressed, 1 open. Reader 1: Because a."),
        StandingRule.Describe([.. "aao".Select(Said)]));

    [Fact]
    public void Details_come_back_as_they_were_written_and_what_cannot_be_read_is_nothing()
    {
        Assert.True(PassageId.TryParse("2403.00001#a2", out var passage));
        Assert.Equal([passage], AnswerDetails.Read(new AnswerDetails([passage]).Write()).Passages);
        Assert.Equal(new StandingDetails(QuestionStatus.Disputed, 7), StandingDetails.Read(new StandingDetails(QuestionStatus.Disputed, 7).Write()));
        foreach (var damaged in new[] { null, "", "{", "[]", "{\"status\":9}", "{\"passages\":[\"x\",null]}" })
        {
            Assert.Empty(AnswerDetails.Read(damaged).Passages);
            Assert.Null(damaged is "{\"passages\":[\"x\",null]}" ? null : StandingDetails.Read(damaged));
        }
    }

    private static ReaderStanding Said(char letter, int place)
    {
        var status = letter switch { 'a' => QuestionStatus.Addressed, 'd' => QuestionStatus.Disputed, _ => QuestionStatus.Open };
        return new ReaderStanding(place, $"Reader {place}", status, $"Because {letter}.", Day.AddHours(place));
    }
}

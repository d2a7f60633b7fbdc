using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class SentenceRolesTests
{
    private static readonly string[] Abstract =
    [
        "Lighthouses have become an important subject in recent years.",
        "In this paper we study the colours of lighthouses.",
        "The colours were measured using a small prism and a box.",
        "We find that red lights are seen 12% further than green lights.",
        "These results suggest that green lights might be replaced.",
    ];

    [Fact]
    public void Each_sentence_of_a_plain_abstract_has_its_role()
        => Assert.Equal(Enum.GetValues<SentenceRole>(), SentenceRoles.Estimate(Abstract).Select(sentence => sentence.Likeliest));

    [Fact]
    public void Given_sentences_are_told_as_those_that_are_found()
    {
        var found = SentenceRoles.Estimate(string.Join(' ', Abstract));
        var given = SentenceRoles.Estimate(Abstract);
        Assert.Equal(found.Select(one => (one.Start, one.Length)), given.Select(one => (one.Start, one.Length)));
        Assert.Equal(found.SelectMany(one => one.Probabilities), given.SelectMany(one => one.Probabilities));
    }

    [Fact]
    public void Probabilities_sum_to_one()
        => Assert.All(SentenceRoles.Estimate(Abstract), sentence => Assert.Equal(1, sentence.Probabilities.Sum(), 9));

    [Fact]
    public void Mathematics_and_numbers_are_all_alike()
    {
        var one = SentenceRoles.Estimate("We show that $x^2 + y$ is at most 12.5 for $n$.");
        var other = SentenceRoles.Estimate(@"We show that \(\alpha we propose\) is at most 7 for $$\beta$$.");
        Assert.Equal(one[0].Probabilities, other[0].Probabilities);
    }

    [Fact]
    public void A_very_long_text_is_read_up_to_its_sixtieth_sentence()
        => Assert.Equal(60, SentenceRoles.Estimate(string.Concat(Enumerable.Repeat("We like tides. ", 100))).Count);

    [Fact]
    public void A_file_of_weights_with_a_column_too_few_is_refused_by_its_line()
    {
        using var text = new StringReader("name\ta\tb\tc\td\te\nwe show\t0\t0\t0\t1\n");
        var fault = Assert.Throws<InvalidDataException>(() => SentenceRoleModel.Read(text));
        Assert.Contains("line 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_phrase_of_the_model_is_longer_than_it_looks_for()
        => Assert.All(
            SentenceRoleModel.Shared.Names.Where(name => name[0] != '='),
            name => Assert.InRange(name.Split(' ').Length, 1, SentenceRoleModel.LongestPhrase));

    [Fact]
    public void No_cue_is_longer_than_a_key_holds()
        => Assert.All(
            FindingCues.Phrases.Keys, phrase => Assert.InRange(phrase.Split(' ').Length, 1, FindingVocabulary.LongestPhrase));

    [Theory]
    [InlineData("We empirically show that ropes rot.", FindingCue.Result)]
    [InlineData("We first also prove that ropes rot.", FindingCue.Result)]
    [InlineData("By using ropes, it is then found that tides turn.", FindingCue.Method)]
    [InlineData("Ropes show that tides turn.", FindingCue.None)]
    public void Adverbs_between_subject_and_verb_change_nothing(string sentence, object cue)
    {
        var cues = Assert.Single(SentenceRoleModel.Shared.Read(sentence)).Cues;
        const FindingCue Roles = FindingCue.Result | FindingCue.Method;
        Assert.Equal((FindingCue)cues & Roles & (FindingCue)cue, (FindingCue)cue);
        Assert.Equal((FindingCue)cue == FindingCue.None, (cues & Roles) == FindingCue.None);
    }
}

using ArxivLens.Core.Annotations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tests.Annotations;

/// <summary>Passages found again, or said to be gone; never another one in their place.</summary>
public sealed class AnchorSearchTests
{
    private const string Old =
        "Bridges collapse for many reasons. We measured 120 bridges over ten years. The load of a bridge is not the cause of its collapse. "
        + "Rust in the joints explains $\\alpha = 0.8$ of the variance. We conclude that joints should be inspected.";

    [Theory]
    [InlineData("Rust in the joints explains $\\alpha = 0.8$ of the variance.", "Rust in the joints explains α = 0.8 of the variance.", AnchorStanding.Same)]
    [InlineData("We measured 120 bridges over ten years.", "We  measured\n120 bridges over ten years!", AnchorStanding.Same)]
    [InlineData("We measured 120 bridges over ten years.", "We measured 130 bridges over ten years.", AnchorStanding.Changed)]
    [InlineData("The load of a bridge is not the cause of its collapse.", "The load of a bridge is the cause of its collapse.", AnchorStanding.Changed)]
    [InlineData("We conclude that joints should be inspected.", "We conclude that all joints ought to be inspected.", AnchorStanding.Changed)]
    public void A_passage_that_was_rewritten_is_found_and_said_to_be_changed_where_it_is(string was, string now, AnchorStanding standing)
    {
        var text = TextOf(Old.Replace(was, now, StringComparison.Ordinal));
        var place = AnchorSearch.Find(AnchorOf(was), text);
        Assert.Equal(standing, place.Standing);
        Assert.Equal(TextOf(now).Text.Split("\n\n")[1].TrimEnd('!', '.'), Found(text, place).TrimEnd('!', '.'));
    }

    [Theory]
    [InlineData("We measured 120 bridges over ten years.", "We measured 120 bridges over ten years, and tunnels over five.")]
    [InlineData("We measured 120 bridges over ten years.", "In northern towns, we measured 120 bridges over ten years.")]
    [InlineData("We conclude that joints should be inspected.", "We conclude that joints should be inspected by trained engineers.")]
    public void A_sentence_that_has_grown_at_an_end_is_found_with_what_was_added(string was, string now)
    {
        var text = TextOf(Old.Replace(was, now, StringComparison.Ordinal));
        var place = AnchorSearch.Find(AnchorOf(was), text);
        Assert.Equal((AnchorStanding.Changed, now.TrimEnd('.')), (place.Standing, Found(text, place).TrimEnd('.')));
    }

    [Theory]
    [InlineData("We measured 120 bridges over ten years.", "We measured 120 bridges over ten years. Tunnels were left out.")]
    [InlineData("120 bridges", "120 bridges and some tunnels")]
    public void A_passage_does_not_take_in_what_was_written_beside_it(string was, string now)
    {
        var text = TextOf(Old.Replace(was, now, StringComparison.Ordinal));
        var place = AnchorSearch.Find(AnchorOf(was), text);
        Assert.Equal((AnchorStanding.Same, was.TrimEnd('.')), (place.Standing, Found(text, place).TrimEnd('.')));
    }

    [Fact]
    public void A_sentence_that_moved_is_found_where_it_is_now()
    {
        const string Moved = "We measured 120 bridges over ten years.";
        var text = TextOf(Old.Replace(Moved + " ", "", StringComparison.Ordinal) + " " + Moved);
        var place = AnchorSearch.Find(AnchorOf(Moved), text);
        Assert.Equal(AnchorStanding.Same, place.Standing);
        Assert.Equal(Moved, Found(text, place));
        Assert.InRange(place.Confidence, 0.5, 0.99);
    }

    [Theory]
    [InlineData("We measured 120 bridges over ten years.", "")]
    [InlineData("We measured 120 bridges over ten years.", "Towns pay little for upkeep.")]
    [InlineData("We conclude that joints should be inspected.", "")]
    public void A_sentence_that_was_deleted_or_replaced_is_an_orphan(string was, string now)
    {
        var place = AnchorSearch.Find(AnchorOf(was), TextOf(Old.Replace(was, now, StringComparison.Ordinal)));
        Assert.Equal(AnchorStanding.Orphaned, place.Standing);
    }

    [Fact]
    public void Of_a_phrase_that_stands_twice_the_one_meant_is_found_by_what_stands_around_it()
    {
        const string Twice = "The first method finds weak joints quickly. It is cheap to run everywhere. The second one finds weak joints slowly. Nobody would run it at home.";
        var old = TextOf(Twice);
        var second = Twice.LastIndexOf("weak joints", StringComparison.Ordinal) + old.Text.IndexOf(Twice, StringComparison.Ordinal);
        var now = TextOf("We compare two methods here. " + Twice);
        var place = AnchorSearch.Find(Anchor.Of(old, second, "weak joints".Length)!, now);
        Assert.Equal(now.Text.LastIndexOf("weak joints", StringComparison.Ordinal), place.Start);
    }

    [Fact]
    public void A_word_that_was_deleted_is_not_found_in_another_sentence()
    {
        const string Text = "The towns in the north lack engineers. Their bridges rust away. Many small towns have no money for repairs at all.";
        var old = TextOf(Text);
        var anchor = Anchor.Of(old, old.Text.IndexOf("towns in", StringComparison.Ordinal), "towns".Length)!;
        var place = AnchorSearch.Find(anchor, TextOf("Their bridges rust away. Many small towns have no money for repairs at all."));
        Assert.Equal(AnchorStanding.Orphaned, place.Standing);
    }

    [Fact]
    public void A_hostile_text_of_a_million_characters_gives_an_answer_by_bounded_work()
    {
        var anchor = AnchorOf("We measured 120 bridges over ten years.");
        foreach (var piece in new[] { "We measured 120 bridges. ", "we ", "a", "$", "\\", "9", "\ud800", "\u0301", "- -1 " })
        {
            var work = new Work { Key = Key(), Title = "", Abstract = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)) };
            var place = AnchorSearch.Find(anchor, AnchorTextBuilder.Of(work));
            Assert.True(place.Length <= 1_000_000);
        }
    }

    [Theory]
    [InlineData("…")]
    [InlineData("?")]
    public void A_passage_without_words_is_found_at_its_place_only(string mark)
    {
        var old = TextOf($"Is it so{mark} We think it may be. Others do not think so at all.");
        var anchor = Anchor.Of(old, old.Text.IndexOf(mark, StringComparison.Ordinal), 1)!;
        Assert.Equal(AnchorStanding.Same, AnchorSearch.Find(anchor, old).Standing);
        Assert.Equal(AnchorStanding.Orphaned, AnchorSearch.Find(anchor, TextOf("Others do not think so at all.")).Standing);
    }

    [Fact]
    public void Words_that_were_selected_are_found_whatever_white_space_a_browser_gives()
    {
        var text = TextOf(Old);
        var anchor = AnchorQuote.Find(text, "abstract-2", 3, "measured \n 120\u00a0bridges")!;
        Assert.Equal("measured 120 bridges", anchor.Exact);
        Assert.Equal(2, anchor.Sentence);
    }

    [Theory]
    [InlineData("measured 121 bridges")]
    [InlineData("bridges measured 120")]
    [InlineData("in")]
    [InlineData(" ")]
    public void Words_that_do_not_stand_in_the_text_make_no_anchor(string forged) =>
        Assert.Null(AnchorQuote.Find(TextOf(Old), "", 0, forged));

    [Theory]
    [InlineData("measured120 bridges", "measured 120 bridges")]
    [InlineData("explains α = 0.8", "explains $\\alpha = 0.8$")]
    [InlineData("“Rust in the joints”", "Rust in the joints")]
    public void Words_that_are_written_otherwise_elsewhere_are_found_as_they_stand(string pasted, string words) =>
        Assert.Equal(words, AnchorQuote.Find(TextOf(Old), "", 0, pasted)?.Exact);

    [Theory]
    [InlineData(AnchorLimits.LongestQuote, true)]
    [InlineData(AnchorLimits.LongestQuote + 1, false)]
    public void A_passage_has_a_longest_length(int length, bool isTaken)
    {
        var text = TextOf("A" + new string('b', 2_000));
        Assert.Equal(isTaken, Anchor.Of(text, text.Sentences[1].Start, length) is not null);
    }

    private static WorkKey Key() => WorkKey.TryParse("2311.09227", out var key) ? key : default;

    private static AnchorText TextOf(string summary) => AnchorTextBuilder.Of(new Work { Key = Key(), Title = "Bridges", Abstract = summary });

    private static Anchor AnchorOf(string words)
    {
        var text = TextOf(Old);
        return Anchor.Of(text, text.Text.IndexOf(words, StringComparison.Ordinal), words.Length)!;
    }

    private static string Found(AnchorText text, AnchorPlace place) => text.Text.Substring(place.Start, place.Length);
}

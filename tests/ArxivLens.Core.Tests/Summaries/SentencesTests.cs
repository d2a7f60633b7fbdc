using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One sentence. Another one.", "One sentence.|Another one.")]
    [InlineData("As Smith et al. have shown, it holds. We extend it.", "As Smith et al. have shown, it holds.|We extend it.")]
    [InlineData("This follows Smith et al. We extend it.", "This follows Smith et al.|We extend it.")]
    [InlineData("Some (e.g. Linux) are open, i.e. free. Not all.", "Some (e.g. Linux) are open, i.e. free.|Not all.")]
    [InlineData("See Fig. 2 and Eqs. (3) and (4). They agree.", "See Fig. 2 and Eqs. (3) and (4).|They agree.")]
    [InlineData("We use v. 1.2 of the code. It runs.", "We use v. 1.2 of the code.|It runs.")]
    [InlineData("As N. A. Alves and E. Witten say. It does.", "As N. A. Alves and E. Witten say.|It does.")]
    [InlineData("It grows by 3.5 percent to 0.7. Then it stops.", "It grows by 3.5 percent to 0.7.|Then it stops.")]
    [InlineData("Let $x. Y$ be given. We solve it.", "Let $x. Y$ be given.|We solve it.")]
    [InlineData(@"Let \(a. B\) and \[c. D\] be given. We solve it.", @"Let \(a. B\) and \[c. D\] be given.|We solve it.")]
    [InlineData("We prove that $x = 1.$ We also solve $$y = 2.$$ It is $3. x$ then.", "We prove that $x = 1.$|We also solve $$y = 2.$$|It is $3. x$ then.")]
    [InlineData("It costs $5. We pay. Then $6 more.", "It costs $5. We pay. Then $6 more.")]
    [InlineData("It costs \\$5. We pay.", "It costs \\$5.|We pay.")]
    [InlineData("And so on... We stop. But ... not yet.", "And so on...|We stop.|But ... not yet.")]
    [InlineData("Is it open? “It is.” We agree! (They do not.) End.", "Is it open?|“It is.”|We agree!|(They do not.)|End.")]
    [InlineData("He said \"Why?\" and left. We stayed.", "He said \"Why?\" and left.|We stayed.")]
    [InlineData("First paragraph without stop\n\nSecond one.", "First paragraph without stop|Second one.")]
    [InlineData("A line\nbreak is no end. Right.", "A line\nbreak is no end.|Right.")]
    [InlineData("1. First we count. 2. Then we add.", "1. First we count.|2. Then we add.")]
    [InlineData("In the U.S. Senate it passed. In the U.K. it did not.", "In the U.S. Senate it passed.|In the U.K. it did not.")]
    [InlineData("Published in Phys. Rev. Lett. 12. It is short.", "Published in Phys. Rev. Lett. 12.|It is short.")]
    [InlineData("  padded.  ", "padded.")]
    [InlineData("no stop at all", "no stop at all")]
    [InlineData("", "")]
    [InlineData(" \n ", "")]
    public void Abbreviations_numbers_and_mathematics_do_not_end_a_sentence(string text, string expected)
    {
        var found = Sentences.Split(text).Select(s => text.Substring(s.Start, s.Length));
        Assert.Equal(expected, string.Join('|', found));
    }

    [Theory]
    [InlineData("$")]
    [InlineData("$$")]
    [InlineData("\\(")]
    [InlineData("1. ")]
    [InlineData(". ")]
    [InlineData("A. ")]
    [InlineData("\n")]
    [InlineData("a.")]
    public void A_long_hostile_text_costs_no_more_than_another(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000));
        var covered = Sentences.Split(text).Sum(s => s.Length);
        Assert.InRange(covered, 0, text.Length);
    }
}

using System.Globalization;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class KeyFindingsTests
{
    private const string Background = "Tidal locks have been studied for many years, but their drift is poorly understood.";
    private const string Contribution = "In this paper, we propose a ledger of tides that keeps every gate in step.";
    private const string Method = "We use hourly gauges and a sparse solver to fit the ledger to forty harbours.";
    private const string Result = "We find that the drift falls by 31% when the ledger is kept for a year.";
    private const string Limits = "However, the ledger does not hold for harbours without a bar.";
    private const string FutureWork = "Rivers with two mouths will be considered in future work.";
    private const string Significance = "The ledger can be used to plan the opening of gates.";

    private const string Whole =
        $"{Background} {Contribution} {Method} {Result} {Limits} {Significance} {FutureWork}";

    [Theory]
    [InlineData(FindingKind.Contribution, Contribution)]
    [InlineData(FindingKind.Method, Method)]
    [InlineData(FindingKind.Results, Result)]
    [InlineData(FindingKind.Limits, Limits)]
    [InlineData(FindingKind.Significance, Significance)]
    [InlineData(FindingKind.FutureWork, FutureWork)]
    public void Each_kind_is_the_sentence_that_states_it(FindingKind kind, string sentence)
        => Assert.Equal(sentence, Assert.Single(KeyFindings.Find(Whole), finding => finding.Kind == kind).Text);

    [Fact]
    public void What_was_known_before_is_no_finding()
        => Assert.DoesNotContain(KeyFindings.Find(Whole), finding => finding.Text == Background);

    [Fact]
    public void What_no_sentence_states_is_missing()
    {
        var findings = KeyFindings.Find($"{Background} {Contribution} {Result}");
        Assert.Equal([FindingKind.Contribution, FindingKind.Results], findings.Select(finding => finding.Kind));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Withdrawn.")]
    [InlineData("$x$")]
    [InlineData("What is a tide?")]
    [InlineData("Tides rise. Tides fall. Ships wait for them.")]
    public void A_text_that_states_nothing_has_none(string text) => Assert.Empty(KeyFindings.Find(text));

    [Theory]
    [InlineData("For the first time, we show that gates of oak outlast gates of iron.", true)]
    [InlineData("To our knowledge, we present the oldest record of a tidal gate.", true)]
    [InlineData("We show that gates of oak outlast gates of iron.", false)]
    public void Novelty_is_claimed_by_the_authors_or_not_at_all(string sentence, bool isNovel)
    {
        var findings = KeyFindings.Find($"{Background} {sentence}");
        Assert.Equal(isNovel, findings.Any(finding => finding.Kind == FindingKind.Novelty && finding.Text == sentence));
    }

    [Theory]
    [InlineData("Earlier ledgers do not hold for harbours without a bar. {0}")]
    [InlineData("{0} Existing methods do not hold for harbours without a bar.")]
    public void The_limits_of_others_are_not_those_of_the_work(string around)
    {
        var text = string.Format(CultureInfo.InvariantCulture, around, $"{Contribution} {Result}");
        Assert.DoesNotContain(KeyFindings.Find(text), finding => finding.Kind == FindingKind.Limits);
    }

    [Fact]
    public void An_open_question_that_is_answered_is_no_future_work()
    {
        var findings = KeyFindings.Find($"{Contribution} {Result} This answers an open question of the harbour masters.");
        Assert.DoesNotContain(findings, finding => finding.Kind == FindingKind.FutureWork);
    }

    [Fact]
    public void Two_sentences_at_most_tell_results_and_one_each_other_kind()
    {
        var text = $"{Contribution} {Contribution} {Method} {Method} "
            + "We find that oak lasts. We show that iron rusts at sea. We prove that stone stays put. We observe rotten ropes.";
        var counts = KeyFindings.Find(text).CountBy(finding => finding.Kind).ToDictionary();
        Assert.Equal(2, counts[FindingKind.Results]);
        Assert.All(counts.Where(count => count.Key != FindingKind.Results), count => Assert.Equal(1, count.Value));
    }

    [Fact]
    public void A_sentence_stands_where_it_says_and_word_for_word()
    {
        var text = $"  {Background}\n{Contribution}  We prove that $\\sum_{{n}} a_n. < 1$ for Tides. {FutureWork} ";
        var findings = KeyFindings.Find(text);
        Assert.All(findings, finding => Assert.Equal(finding.Text, text.Substring(finding.Start, finding.Length)));
        Assert.Contains(findings, finding => finding.Text == "We prove that $\\sum_{n} a_n. < 1$ for Tides.");
    }

    [Fact]
    public void They_come_by_kind_and_then_by_place()
    {
        var findings = KeyFindings.Find(Whole);
        Assert.Equal(findings.OrderBy(finding => finding.Kind).ThenBy(finding => finding.Start), findings);
    }

    [Fact]
    public void A_work_without_an_abstract_has_none()
        => Assert.Empty(KeyFindings.Find(new Work { Key = default, Title = "We propose a ledger of tides" }));

    [Fact]
    public void Every_kind_has_a_name_for_readers()
    {
        Assert.Equal("Future work", FindingName.Of(FindingKind.FutureWork));
        Assert.Equal("Novelty", FindingName.Of(FindingKind.Novelty));
    }
}

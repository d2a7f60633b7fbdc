using System.Globalization;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Tests.Questions;

/// <summary>The words for closeness promise what was measured, and the search keeps to the same file.</summary>
public sealed class ClosenessScaleTests
{
    private static readonly Dictionary<string, double[]> Rows = Read();

    [Fact]
    public void The_bounds_are_those_that_were_learnt_and_stand_in_order()
    {
        Assert.Equal(
            [ClosenessScale.Threshold, ClosenessScale.Close, ClosenessScale.VeryClose],
            [Rows["near"][0], Rows["close"][0], Rows["veryclose"][0]]);
        Assert.True(0 < ClosenessScale.Threshold && ClosenessScale.Threshold < ClosenessScale.Close);
        Assert.True(ClosenessScale.Close < ClosenessScale.VeryClose && ClosenessScale.VeryClose < 1);
    }

    [Fact]
    public void Each_bound_keeps_what_it_promises_on_questions_that_taught_nothing()
    {
        Assert.True(Rows["near"][2] <= 0.1, "Of questions without an answer more than a tenth get a passage.");
        Assert.True(Rows["close"][3] >= 0.95, "More than 5 % of those that get a close passage have no answer.");
        Assert.True(Rows["veryclose"][3] >= 0.98, "More than 2 % of those that get a very close passage have no answer.");
    }

    [Fact]
    public async Task The_search_shows_nothing_below_the_threshold()
    {
        using var library = await EvidenceLibrary.OfAsync([EvidenceLibrary.Paper("2001.00001", "Rings", "We study rings of cold atoms in traps.")]);
        Assert.Equal(ClosenessScale.Threshold, (await library.AskAsync("Do rings of cold atoms decay in traps?")).Threshold);
    }

    private static Dictionary<string, double[]> Read()
    {
        using var stream = typeof(ClosenessScale).Assembly.GetManifestResourceStream("ArxivLens.Core.Questions.closeness-scale.tsv")!;
        using var text = new StreamReader(stream);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => fields[1..].Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray());
    }
}

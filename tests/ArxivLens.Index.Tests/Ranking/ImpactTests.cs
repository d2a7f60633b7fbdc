using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Tests.Ranking;

public sealed class ImpactTests
{
    [Theory]
    [InlineData(1f)]
    [InlineData(1.7f)]
    [InlineData(0.4f)]
    [InlineData(25f)]
    public void The_bound_of_an_impact_is_never_below_the_score_and_close_above_it(float factor)
    {
        var bounds = new int[Impact.Values];
        foreach (var scale in (float[])[Bm25.Scale(0.01), Bm25.Scale(3.3), Bm25.Scale(40)])
        {
            Impact.FillBounds(scale, factor, bounds);
            Assert.Equal(bounds, bounds.Order());
            for (var weight = 0.001f; weight < 500; weight *= 1.01f)
            {
                var score = Bm25.Score(scale, weight * factor);
                Assert.InRange(score, 0, bounds[Impact.Of(weight)]);
                // One step is 1/255 of the greatest score; a factor steepens it at most so much.
                Assert.True(bounds[Impact.Of(weight)] - score <= 4 + scale / 254 * Math.Max(factor, 1 / factor));
            }
        }
    }

    [Fact]
    public void Postings_are_chosen_by_their_impact_in_blocks_of_any_length()
    {
        var random = new Sequence(3);
        for (var round = 0; round < 300; round++)
        {
            var impacts = Enumerable.Range(0, round % 3 == 0 ? PostingBlock.Size : 1 + random.Below(PostingBlock.Size))
                .Select(_ => (byte)random.Below(256)).ToArray();
            var (least, first, end) = ((byte)random.Below(256), random.Below(PostingBlock.Size + 1), random.Below(PostingBlock.Size + 1));
            var chosen = ChosenPostings.AtLeast(impacts, least);
            Assert.Equal(Enumerable.Range(0, impacts.Length).Where(index => impacts[index] >= least), Bits(chosen));
            Assert.Equal(
                Enumerable.Range(0, impacts.Length).Where(index => impacts[index] >= least && index >= first && index < end),
                Bits(chosen.Between(first, end)));
        }
    }

    private static IEnumerable<int> Bits(ChosenPostings chosen) => Enumerable.Range(0, PostingBlock.Size)
        .Where(index => ((index < 64 ? chosen.Low : chosen.High) >> (index & 63) & 1) != 0);
}

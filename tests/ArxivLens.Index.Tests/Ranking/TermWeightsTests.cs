using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Tests.Ranking;

public sealed class TermWeightsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(TextField.Title)]
    [InlineData(TextField.Abstract)]
    [InlineData(TextField.Comments)]
    public void A_block_in_vectors_weighs_the_same_to_the_last_bit_as_posting_by_posting(TextField? only)
    {
        var random = new Sequence(21);
        var totals = FieldTotals.Zero;
        var lengths = new int[500];
        for (var document = 0; document < lengths.Length; document++)
        {
            int[] fields = [random.Below(30), random.Below(400), random.Below(12), random.Below(5_000)];
            totals.Add(fields);
            lengths[document] = FieldLength.Pack(fields);
        }

        var weights = new TermWeights(totals, only);
        for (var round = 0; round < 200; round++)
        {
            var block = Block(random, 1 + random.Below(PostingBlock.Size), isPlain: round % 3 > 0);
            var weighed = new float[PostingBlock.Size];
            var scores = new int[PostingBlock.Size];
            weights.Weigh(block, lengths, weighed);
            weights.Score(block, lengths, Bm25.Scale(3.7), scores);
            for (var index = 0; index < block.Count; index++)
            {
                var weight = weights.Weight(block, index, lengths);
                Assert.Equal(BitConverter.SingleToInt32Bits(weight), BitConverter.SingleToInt32Bits(weighed[index]));
                Assert.Equal(Bm25.Score(Bm25.Scale(3.7), weight), scores[index]);
            }
        }
    }

    [Fact]
    public void A_document_outside_of_the_segment_is_damage()
    {
        var weights = new TermWeights(FieldTotals.Zero, null);
        var block = Block(new Sequence(3), PostingBlock.Size, isPlain: true);
        Assert.Throws<InvalidDataException>(() => weights.Weigh(block, new int[3], new float[PostingBlock.Size]));
    }

    private static PostingBlock Block(Sequence random, int count, bool isPlain)
    {
        var block = new PostingBlock();
        block.Clear();
        for (var document = random.Below(2); block.Count < count; document += 1 + random.Below(3))
            block.Add(document, isPlain ? Plain(random) : [random.Below(3), random.Below(9), 1 + random.Below(2), random.Below(2)]);
        return block;
    }

    private static int[] Plain(Sequence random)
    {
        var code = random.Below(FrequencyCode.Other);
        return FrequencyCode.IsPlain(code) ? [FrequencyCode.Frequency(code, 0), FrequencyCode.Frequency(code, 1), 0, 0] : [0, 1, 0, 0];
    }
}

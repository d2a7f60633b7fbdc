using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Tests.Postings;

public sealed class TermPostingsTests
{
    private const int Documents = 4_000;

    [Fact]
    public void Every_document_is_found_in_the_block_that_galloping_leads_to()
    {
        var random = new Sequence(31);
        var holders = Enumerable.Range(0, Documents).Where(_ => random.Below(3) > 0).ToHashSet();
        using var index = new TestIndex([.. Enumerable.Range(0, Documents)
            .Select(number => TestIndex.Document($"{number}", holders.Contains(number) ? "dark matter" : "matter"))]);
        var terms = index.Reader.Segments.Segments[0].Terms;
        var postings = terms.Postings(terms.Find("dark"));
        Assert.Equal(holders.Count, postings.Count);
        Assert.Equal((holders.Count + 127) / 128, postings.BlockCount);
        var read = new List<int>();
        var block = new PostingBlock();
        for (var number = 0; number < postings.BlockCount; number++)
        {
            postings.Decode(number, block);
            read.AddRange(block.Documents);
            Assert.Equal(block.Documents[^1], postings.Blocks[number].LastDocument);
        }

        Assert.Equal(holders.Order(), read);
        for (var round = 0; round < 3_000; round++)
        {
            var target = random.Below(Documents + 10);
            var expected = read.FindIndex(document => document >= target);
            var wanted = expected < 0 ? postings.BlockCount : expected / 128;
            Assert.Equal(wanted, postings.FindBlock(target, random.Below(wanted + 1)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(256)]
    public void A_term_has_as_many_blocks_as_it_needs(int count)
    {
        using var index = new TestIndex([.. Enumerable.Range(0, count).Select(number => TestIndex.Document($"{number}", "dark"))]);
        var terms = index.Reader.Segments.Segments[0].Terms;
        var postings = terms.Postings(0);
        var block = new PostingBlock();
        var next = 0;
        for (var number = 0; number < postings.BlockCount; number++)
        {
            postings.Decode(number, block);
            foreach (var document in block.Documents)
                Assert.Equal(next++, document);
        }

        Assert.Equal(count, next);
    }

    [Fact]
    public void The_greatest_weight_of_a_block_is_that_of_its_postings()
    {
        var documents = RandomCorpus.Make(new Sequence(8), 900);
        using var index = new TestIndex(documents);
        var segment = index.Reader.Segments.Segments[0];
        var weights = index.Reader.Segments.Weights(null);
        var block = new PostingBlock();
        for (var rank = 0; rank < segment.Terms.Count; rank++)
        {
            var postings = segment.Terms.Postings(rank);
            var greatest = 0f;
            for (var number = 0; number < postings.BlockCount; number++)
            {
                postings.Decode(number, block);
                var ofBlock = Enumerable.Range(0, block.Count)
                    .Max(posting => weights.Weight(block, posting, segment.Documents.Lengths.All));
                if (postings.BlockCount > 1)
                    Assert.Equal(ofBlock, postings.Blocks[number].MaximumWeight);
                greatest = Math.Max(greatest, ofBlock);
            }

            Assert.Equal(greatest, segment.Terms.Entry(rank).MaximumWeight);
        }
    }
}

using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Tests.Postings;

public sealed class PostingBlockTests
{
    private const int Documents = 1 << 30;

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(127, 9, true)]
    [InlineData(128, 1, false)]
    [InlineData(128, 3, true)]
    [InlineData(128, 4_000_000, false)]
    [InlineData(128, 4_000_000, true)]
    public void A_block_comes_back_as_it_was_added(int count, int widestGap, bool hasOthers)
    {
        var random = new Sequence((ulong)(count + widestGap));
        for (var round = 0; round < 30; round++)
        {
            var before = random.Below(2) == 0 ? -1 : random.Below(1000);
            var postings = Postings(random, count, before, widestGap, hasOthers);
            var block = new PostingBlock();
            block.Clear();
            foreach (var (document, frequencies) in postings)
                block.Add(document, frequencies);
            var bytes = new byte[PostingBlock.MaximumLength];
            var length = block.Encode(before, bytes);
            // What another block has left behind must not shine through.
            var read = new PostingBlock();
            read.Clear();
            for (var index = 0; index < PostingBlock.Size; index++)
                read.Add(index, [7, 7, 7, 7]);
            read.Decode(bytes.AsSpan(0, length), count, before, Documents);
            AssertHolds(postings, read);
        }
    }

    [Fact]
    public void A_document_at_or_behind_the_end_of_the_segment_is_damage()
    {
        foreach (var count in new[] { 5, PostingBlock.Size })
        {
            var block = new PostingBlock();
            block.Clear();
            for (var index = 0; index < count; index++)
                block.Add(index, [0, 1, 0, 0]);
            var bytes = new byte[PostingBlock.MaximumLength];
            var length = block.Encode(-1, bytes);
            block.Decode(bytes.AsSpan(0, length), count, -1, count);
            Assert.Throws<InvalidDataException>(() => block.Decode(bytes.AsSpan(0, length), count, -1, count - 1));
        }
    }

    [Fact]
    public void No_bytes_whatever_lead_to_a_document_outside_or_out_of_order()
    {
        var random = new Sequence(11);
        var block = new PostingBlock();
        var read = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = new byte[random.Below(700)];
            for (var index = 0; index < bytes.Length; index++)
                bytes[index] = (byte)random.Below(256);
            if (bytes.Length > 1 && random.Below(2) == 0)
                (bytes[0], bytes[1]) = ((byte)random.Below(34), (byte)(random.Below(2) * 0x80 | random.Below(5)));
            var count = random.Below(3) == 0 ? 1 + random.Below(127) : PostingBlock.Size;
            try
            {
                block.Decode(bytes, count, -1, 1 << random.Below(31));
            }
            catch (InvalidDataException)
            {
                continue;
            }

            read++;
            for (var index = 1; index < count; index++)
                Assert.True(block.Documents[index] > block.Documents[index - 1]);
            Assert.True(block.Documents[0] >= 0);
        }

        Assert.True(read > 50);
    }

    private static (int Document, int[] Frequencies)[] Postings(
        Sequence random, int count, int before, int widestGap, bool hasOthers)
    {
        var postings = new (int, int[])[count];
        for (var index = 0; index < count; index++)
        {
            before += 1 + random.Below(widestGap);
            int[] frequencies = !hasOthers || random.Below(3) > 0
                ? [random.Below(2), 1 + random.Below(5), 0, 0]
                : [random.Below(300), 1 + random.Below(200_000), random.Below(3), random.Below(9)];
            postings[index] = (before, frequencies);
        }

        return postings;
    }

    private static void AssertHolds((int Document, int[] Frequencies)[] postings, PostingBlock block)
    {
        Assert.Equal(postings.Length, block.Count);
        Assert.Equal(postings.Select(posting => posting.Document), block.Documents.ToArray());
        Assert.Equal(postings.All(posting => FrequencyCode.IsPlain(FrequencyCode.Of(posting.Frequencies))), block.IsPlain);
        for (var index = 0; index < postings.Length; index++)
        {
            var frequencies = new int[TextFields.Count];
            block.CopyFrequencies(index, frequencies);
            Assert.Equal(postings[index].Frequencies, frequencies);
            Assert.Equal(frequencies.Sum(), block.Occurrences(index));
            var mask = Enumerable.Range(0, TextFields.Count).Sum(field => frequencies[field] > 0 ? 1 << field : 0);
            Assert.Equal(mask, block.Mask(index));
        }
    }
}

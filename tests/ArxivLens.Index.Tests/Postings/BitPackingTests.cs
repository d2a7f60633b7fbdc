using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Tests.Postings;

public sealed class BitPackingTests
{
    public static TheoryData<int> Widths => [.. Enumerable.Range(0, 33)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Numbers_of_every_width_come_back_as_a_scalar_reading_finds_them(int bits)
    {
        var random = new Sequence((ulong)bits + 1);
        for (var round = 0; round < 20; round++)
        {
            var values = Values(random, bits);
            var packed = new byte[BitPacking.Length(bits)];
            Assert.Equal(packed.Length, BitPacking.Pack(values, bits, packed));
            Assert.Equal(values, ReadOneByOne(packed, bits));
            var read = new int[BitPacking.Count];
            read.AsSpan().Fill(-7);
            BitPacking.Unpack(packed, bits, read);
            Assert.Equal(values, read);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Ascending_numbers_are_the_sums_of_their_gaps(int bits)
    {
        var random = new Sequence((ulong)bits + 101);
        var gaps = Values(random, bits);
        var packed = new byte[BitPacking.Length(bits)];
        BitPacking.Pack(gaps, bits, packed);
        foreach (var before in new[] { -1, 0, 12_345 })
        {
            var (expected, last) = (new int[BitPacking.Count], before);
            for (var index = 0; index < expected.Length; index++)
                expected[index] = last = unchecked(last + gaps[index] + 1);
            var read = new int[BitPacking.Count];
            BitPacking.UnpackAscending(packed, bits, before, read);
            Assert.Equal(expected, read);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_width_is_that_of_the_greatest_number(int bits)
    {
        var values = new int[BitPacking.Count];
        values[77] = bits == 0 ? 0 : 1 << (bits - 1);
        Assert.Equal(bits, BitPacking.BitsOf(values));
    }

    private static int[] Values(Sequence random, int bits)
    {
        var mask = bits == 0 ? 0 : (int)(uint.MaxValue >> (32 - bits));
        var values = new int[BitPacking.Count];
        for (var index = 0; index < values.Length; index++)
            values[index] = (random.Below(1 << 16) << 16 | random.Below(1 << 16)) & mask;
        return values;
    }

    // Number i stands in lane i mod 4; a lane is every fourth 32-bit word, read as one stream of bits, lowest first.
    private static int[] ReadOneByOne(byte[] packed, int bits)
    {
        var values = new int[BitPacking.Count];
        for (var index = 0; index < values.Length; index++)
        {
            for (var bit = 0; bit < bits; bit++)
            {
                var at = index / 4 * bits + bit;
                var place = (at / 32 * 4 + index % 4) * 4 + at % 32 / 8;
                values[index] |= (packed[place] >> (at % 8) & 1) << bit;
            }
        }

        return values;
    }
}

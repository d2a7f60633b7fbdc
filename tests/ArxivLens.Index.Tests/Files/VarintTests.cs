using ArxivLens.Index.Files;

namespace ArxivLens.Index.Tests.Files;

public sealed class VarintTests
{
    [Fact]
    public void Skipping_ends_where_reading_does()
    {
        var random = new Sequence(83);
        var bytes = new byte[4_000];
        var ends = new List<int> { 0 };
        while (ends[^1] < bytes.Length - Varint.MaximumLength)
        {
            var value = random.Below(3) == 0 ? (ulong)random.Below(1 << 30) << random.Below(34) : (ulong)random.Below(128);
            ends.Add(ends[^1] + Varint.Write(bytes.AsSpan(ends[^1]), value));
        }

        var whole = bytes.AsSpan(0, ends[^1]);
        for (var first = 0; first < ends.Count; first += 7)
        {
            for (var count = 0; first + count < ends.Count; count += 1 + random.Below(9))
            {
                var at = ends[first];
                Varint.Skip(whole, ref at, count);
                Assert.Equal(ends[first + count], at);
            }
        }
    }

    [Fact]
    public void Skipping_more_numbers_than_there_are_is_refused()
    {
        var bytes = Enumerable.Range(0, 50).Select(number => (byte)(number % 2 == 0 ? 0x80 : 1)).ToArray();
        for (var count = 0; count < 40; count++)
        {
            var at = 0;
            if (count <= 25)
            {
                Varint.Skip(bytes, ref at, count);
                Assert.Equal(2 * count, at);
            }
            else
            {
                Assert.Throws<InvalidDataException>(() => Skip(bytes, count));
            }
        }

        Assert.Throws<InvalidDataException>(() => Skip(bytes[..49], 25));
    }

    private static void Skip(byte[] bytes, int count)
    {
        var at = 0;
        Varint.Skip(bytes, ref at, count);
    }
}

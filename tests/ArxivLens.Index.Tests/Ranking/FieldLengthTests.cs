using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Tests.Ranking;

public sealed class FieldLengthTests
{
    [Fact]
    public void A_length_is_off_by_less_than_3_2_percent_and_never_out_of_order()
    {
        var last = 0;
        for (var length = 0; length < 4_096; length++)
        {
            var code = FieldLength.Encode(length);
            var read = FieldLength.Decode(code);
            Assert.InRange(code, last, FieldLength.Codes - 1);
            Assert.InRange(read, length - length * 0.032, length);
            if (length <= 64)
                Assert.Equal(length, read);
            last = code;
        }
    }

    [Fact]
    public void Every_code_comes_back_from_the_length_it_stands_for()
    {
        for (var code = 0; code < FieldLength.Codes; code++)
            Assert.Equal(code, FieldLength.Encode(FieldLength.Decode(code)));
    }

    [Theory]
    [InlineData(4_032)]
    [InlineData(100_000)]
    [InlineData(int.MaxValue)]
    public void Very_long_fields_are_one(int length) => Assert.Equal(FieldLength.Codes - 1, FieldLength.Encode(length));

    [Fact]
    public void Four_fields_stand_in_one_number()
        => Assert.Equal(1 | 2 << 8 | 3 << 16 | 64 << 24, FieldLength.Pack([1, 2, 3, 64]));
}

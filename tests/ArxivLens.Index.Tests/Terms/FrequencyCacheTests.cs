using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Tests.Terms;

public sealed class FrequencyCacheTests
{
    private readonly FrequencyCache _cache = new();

    [Fact]
    public void What_was_remembered_is_recalled_and_nothing_else()
    {
        const ulong word = 0x1234_5678_9ABC_DEF0;
        Assert.False(_cache.TryRecall(word, out _));
        Assert.False(_cache.TryRecall(0, out _));

        _cache.Remember(word, 7);
        _cache.Remember(1, 0);

        Assert.True(_cache.TryRecall(word, out var frequency));
        Assert.Equal(7, frequency);
        Assert.True(_cache.TryRecall(1, out frequency));
        Assert.Equal(0, frequency);
        // Another word of the same slot.
        Assert.False(_cache.TryRecall(word ^ (1UL << 40), out _));
    }

    [Fact]
    public void A_later_word_takes_the_place_of_one_of_the_same_slot()
    {
        _cache.Remember(0xAAAA_0000_0000_0003, 5);
        _cache.Remember(0xBBBB_0000_0000_0003, int.MaxValue);

        Assert.False(_cache.TryRecall(0xAAAA_0000_0000_0003, out _));
        Assert.True(_cache.TryRecall(0xBBBB_0000_0000_0003, out var frequency));
        Assert.Equal(int.MaxValue, frequency);
    }
}

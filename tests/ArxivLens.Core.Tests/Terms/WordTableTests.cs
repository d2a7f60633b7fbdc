using System.Globalization;
using ArxivLens.Core.Terms;

namespace ArxivLens.Core.Tests.Terms;

public sealed class WordTableTests
{
    [Fact]
    public void Every_word_is_found_with_its_own_weight_and_no_other_is()
    {
        var words = Enumerable.Range(0, 5_000)
            .ToDictionary(number => "word" + number.ToString(CultureInfo.InvariantCulture), number => new WordWeight(number, 0, 0, 0, 0));
        var table = new WordTable(words);

        foreach (var (word, weight) in words)
        {
            Assert.True(table.TryFind(word, out var found));
            Assert.Equal(weight, found);
            Assert.False(table.TryFind("x" + word, out var none));
            Assert.Equal(default, none);
        }
    }

    [Fact]
    public void An_empty_table_has_no_word()
        => Assert.False(new WordTable(new Dictionary<string, WordWeight>()).TryFind("word", out _));

    [Fact]
    public void Two_words_of_one_hash_are_refused()
        => Assert.Throws<ArgumentException>(() => new WordTable([new("word", default), new("Word", default)]));
}

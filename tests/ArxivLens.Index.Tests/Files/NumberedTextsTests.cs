using System.Text;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Tests.Files;

public sealed class NumberedTextsTests
{
    [Fact]
    public void A_text_keeps_its_number_however_many_come_after_it()
    {
        var texts = new NumberedTexts();
        var given = Enumerable.Range(0, 5_000).Select(number => $"é{number}").ToArray();

        Assert.All(given, (text, place) => Assert.True(texts.Add(text, out var number) && number == place));
        Assert.All(given, (text, place) => Assert.True(!texts.Add(text, out var number) && number == place));
        Assert.Equal(given.Length, texts.Count);
    }

    [Fact]
    public void The_order_is_that_of_the_bytes()
    {
        var texts = new NumberedTexts();
        string[] given = ["quantum field", "quantum", "", "\U0001F52D", "\uFFFD", "quantum fields", "b", "abcdefgh", "abcdefg"];
        foreach (var text in given)
            texts.Add(text, out _);

        var sorted = texts.Sort().Select(number => Encoding.UTF8.GetString(texts.Bytes(number)));

        Assert.Equal(given.OrderBy(text => Convert.ToHexString(Encoding.UTF8.GetBytes(text)), StringComparer.Ordinal), sorted);
    }

    [Fact]
    public void A_text_longer_than_a_block_is_held_whole()
    {
        var texts = new NumberedTexts();
        var text = new string('ß', 2_000_000);

        texts.Add("before", out _);
        texts.Add(text, out var number);
        texts.Add("after", out var after);

        Assert.Equal(text, Encoding.UTF8.GetString(texts.Bytes(number)));
        Assert.Equal("after", Encoding.UTF8.GetString(texts.Bytes(after)));
    }
}

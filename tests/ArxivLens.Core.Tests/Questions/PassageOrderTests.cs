using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Tests.Questions;

/// <summary>What a model writes is an order of the passages it was given, or nothing.</summary>
public sealed class PassageOrderTests
{
    [Theory]
    [InlineData("{\"order\":[3,1]}", new[] { 2, 0 })]
    [InlineData("  {\"order\": [1, 2, 3], \"why\": \"because\"}\n", new[] { 0, 1, 2 })]
    [InlineData("```json\n{\"order\":[2]}\n```", new[] { 1 })]
    [InlineData("```\n{\"order\":[2]}\n```", new[] { 1 })]
    [InlineData("{\"order\":[]}", new int[0])]
    public void An_order_is_read(string text, int[] places)
    {
        Assert.True(PassageOrder.TryRead("a-model", text, 3, out var order, out var fault), fault);
        Assert.Equal(places, order.Places);
        Assert.Equal("a-model", order.Model);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[3,1]")]
    [InlineData("null")]
    [InlineData("3, 1, 2")]
    [InlineData("The best passage is 3.")]
    [InlineData("{\"order\":\"3,1\"}")]
    [InlineData("{\"order\":{\"0\":3}}")]
    [InlineData("{\"Order\":[1]}")]
    [InlineData("{\"order\":[0]}")]
    [InlineData("{\"order\":[-1]}")]
    [InlineData("{\"order\":[4]}")]
    [InlineData("{\"order\":[1,99]}")]
    [InlineData("{\"order\":[1,1]}")]
    [InlineData("{\"order\":[1.5]}")]
    [InlineData("{\"order\":[\"1\"]}")]
    [InlineData("{\"order\":[null]}")]
    [InlineData("{\"order\":[[1]]}")]
    [InlineData("{\"order\":[99999999999999999999]}")]
    [InlineData("{\"order\":[1]} {\"order\":[2]}")]
    [InlineData("{\"order\":[1")]
    [InlineData("```json {\"order\":[1]}```")]
    [InlineData("```")]
    [InlineData("``````")]
    [InlineData("<html>")]
    public void What_is_no_order_of_these_passages_is_none_at_all(string text)
    {
        Assert.False(PassageOrder.TryRead("a-model", text, 3, out var order, out var fault));
        Assert.Null(order);
        Assert.NotEmpty(fault);
    }

    [Fact]
    public void Text_nested_too_deep_and_a_long_list_are_refused()
    {
        Assert.False(PassageOrder.TryRead("m", new string('[', 100_000), 3, out _, out _));
        Assert.False(PassageOrder.TryRead("m", $"{{\"order\":[{string.Join(',', Enumerable.Range(1, 100_000))}]}}", 20, out _, out _));
    }

    [Fact]
    public void Order_changes_and_nothing_else()
    {
        var own = new Evidence([Bearing(1), Bearing(2), Bearing(3), Bearing(4)], .45, 9);

        var ordered = new PassageOrder("a-model", [3, 0]).Apply(own, shown: 3);

        Assert.Equal([own.Passages[3], own.Passages[0]], ordered.Passages);
        // The second and third would be shown by closeness.
        Assert.Equal([own.Passages[1], own.Passages[2]], ordered.Below);
        Assert.Equal(("a-model", true, .45, 9), (ordered.OrderedBy, ordered.IsByModel, ordered.Threshold, ordered.Works));
        Assert.Equal(("index", false), (own.OrderedBy, own.IsByModel));
    }

    [Fact]
    public void Of_many_only_so_many_are_shown_and_none_that_would_be_gets_lost()
    {
        var own = new Evidence([.. Enumerable.Range(1, 6).Select(Bearing)], .45, 9);

        var ordered = new PassageOrder("a-model", [5, 4, 3, 2, 1, 0]).Apply(own, shown: 4);

        Assert.Equal([own.Passages[5], own.Passages[4], own.Passages[3], own.Passages[2]], ordered.Passages);
        Assert.Equal([own.Passages[0], own.Passages[1]], ordered.Below);
        Assert.Equal(own.Passages.Take(4), new PassageOrder("a-model", []).Apply(own, shown: 4).Below);
    }

    internal static Bearing Bearing(int sentence) => new(
        new Passage(
            new PassageId(EvidenceLibrary.Key("2001.00001"), false, sentence), "Rings", 2020, null, $"Sentence {sentence}.", null, null,
            License.Of(null), IsOpen: false),
        1 - sentence / 100.0, PassageRelation.Library, []);
}

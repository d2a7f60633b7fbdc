using ArxivLens.Core.LanguageModels;
using ArxivLens.Core.Questions;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Core.Tests.Questions;

/// <summary>The line of questions that wait for a model's order, and what is kept of it.</summary>
public sealed class PassageOrdersTests
{
    private static readonly EvidenceQuestion Asked = EvidenceLibrary.QuestionOf("Do rings of cold atoms decay?");
    private static readonly Evidence Found = new([PassageOrderTests.Bearing(1), PassageOrderTests.Bearing(2)], .45, 9);
    private readonly HandClock _clock = new();
    private readonly Orderer _orderer = new();
    private readonly PassageOrders _orders;

    public PassageOrdersTests() => _orders = new PassageOrders(_clock, _orderer);

    [Fact]
    public async Task An_order_is_asked_for_once_and_shown_from_then_on()
    {
        Assert.Null(_orders.Find(Asked, Found));
        Assert.Null(_orders.Find(Asked, Found));

        Assert.Equal(ModelTurnKind.Kept, (await NextAsync()).Kind);

        Assert.Equal([1, 0], _orders.Find(Asked, Found)!.Places);
        Assert.Equal((1, 0, 1), (_orderer.Asked, _orders.Waiting, _orders.Revision));
    }

    [Fact]
    public async Task Another_word_of_question_or_passages_is_another_matter()
    {
        _orders.Find(Asked, Found);
        await NextAsync();
        var other = Found.Passages[0] with { Passage = Found.Passages[0].Passage with { Text = "Another." } };

        Assert.Null(_orders.Find(Asked with { Context = "They say so." }, Found));
        Assert.Null(_orders.Find(Asked with { Label = "Rings" }, Found));
        Assert.Null(_orders.Find(Asked, Found with { Passages = [Found.Passages[1], Found.Passages[0]] }));
        Assert.Null(_orders.Find(Asked, Found with { Passages = [other, Found.Passages[1]] }));
        Assert.Equal(4, _orders.Waiting);
        // How many works were looked at is not told to the model.
        Assert.NotNull(_orders.Find(Asked, Found with { Works = 10 }));
    }

    [Fact]
    public async Task What_cannot_be_read_is_dropped_and_not_asked_for_again()
    {
        _orderer.Answer = ModelReply.Of("{\"order\":[7]}");
        _orders.Find(Asked, Found);

        var turn = await NextAsync();

        Assert.Equal(ModelTurnKind.Dropped, turn.Kind);
        Assert.Contains("none of the 2 passages", turn.Detail, StringComparison.Ordinal);
        Assert.Null(_orders.Find(Asked, Found));
        Assert.Equal(0, _orders.Waiting);
    }

    [Fact]
    public async Task What_fails_three_times_is_left_alone_for_an_hour()
    {
        _orderer.Answer = ModelReply.Failed(ModelOutcome.TimedOut, "too slow") with { Rest = TimeSpan.FromSeconds(90) };
        for (var time = 0; time < 3; time++)
        {
            Assert.Null(_orders.Find(Asked, Found));
            var turn = await NextAsync();
            Assert.Equal((ModelTurnKind.Failed, "too slow", TimeSpan.FromSeconds(90)), (turn.Kind, turn.Detail, turn.Rest));
        }

        Assert.Null(_orders.Find(Asked, Found));
        Assert.Equal(0, _orders.Waiting);
        _clock.Pass(TimeSpan.FromMinutes(59));
        _orders.Find(Asked, Found);
        Assert.Equal(0, _orders.Waiting);
        _clock.Pass(TimeSpan.FromMinutes(1));
        _orders.Find(Asked, Found);
        Assert.Equal(1, _orders.Waiting);
        _orderer.Answer = ModelReply.Of("{\"order\":[]}");
        await NextAsync();
        Assert.Empty(_orders.Find(Asked, Found)!.Places);
    }

    [Fact]
    public async Task Who_comes_when_the_line_is_full_is_turned_away_and_may_come_again()
    {
        for (var number = 0; number <= PassageOrders.MostWaiting; number++)
            _orders.Find(Asked with { Label = $"{number}" }, Found);
        for (var number = 0; number < PassageOrders.MostWaiting; number++)
            await NextAsync();
        Assert.Equal(0, _orders.Waiting);

        var last = Asked with { Label = $"{PassageOrders.MostWaiting}" };
        Assert.Null(_orders.Find(last, Found));
        await NextAsync();
        Assert.NotNull(_orders.Find(last, Found));
    }

    [Fact]
    public void Without_a_model_or_passages_nothing_is_asked()
    {
        var off = new PassageOrders(_clock);
        Assert.False(off.IsOn);
        Assert.Null(off.Find(Asked, Found));
        Assert.Equal(0, off.Waiting);
        Assert.Null(_orders.Find(Asked, Found with { Passages = [] }));
        Assert.Equal(0, _orders.Waiting);
    }

    [Fact]
    public async Task A_question_of_broken_characters_is_asked_like_any_other()
    {
        var broken = Asked with { Text = "Why \ud800 \0 not?", Context = "\udfff" };
        Assert.Null(_orders.Find(broken, Found));
        await NextAsync();
        Assert.NotNull(_orders.Find(broken, Found));
    }

    private Task<ModelTurn> NextAsync() => _orders.OrderNextAsync(CancellationToken.None);

    private sealed class Orderer : IPassageOrderer
    {
        public ModelReply Answer { get; set; } = ModelReply.Of("{\"order\":[2,1]}");

        public int Asked { get; private set; }

        public string Model => "a-model";

        public Task<ModelReply> OrderAsync(EvidenceQuestion question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(Answer);
        }
    }
}

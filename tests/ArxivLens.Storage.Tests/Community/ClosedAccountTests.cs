using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Storage.Tests.Community;

/// <summary>What a closed account can no longer do, and what still can be done for it.</summary>
public sealed class ClosedAccountTests : IDisposable
{
    private readonly WritingRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData(ModerationAction.Remove)]
    [InlineData(ModerationAction.Hold)]
    [InlineData(ModerationAction.GiveRole)]
    public async Task A_moderator_whose_account_is_closed_decides_nothing(ModerationAction action)
    {
        var (ada, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Mod", Role.Administrator));
        var said = await _room.KeepAsync(ada, "Said", ContributionState.Shown);
        var ruling = action == ModerationAction.GiveRole
            ? new Ruling { Action = action, Account = ada.Account, By = mod, RoleBefore = Role.Reader, Role = Role.Moderator }
            : new Ruling { Action = action, Contribution = said.Number, By = mod, Rule = HouseRule.Abuse };
        await _room.Desk.DecideAsync(new Ruling { Action = ModerationAction.Close, Account = mod.Account, Rule = HouseRule.Abuse });

        var result = await _room.Desk.DecideAsync(ruling);

        Assert.Contains("closed", result.Obstacle, StringComparison.Ordinal);
        Assert.Equal(ContributionState.Shown, await _room.StateAsync(said));
        Assert.Equal(Role.Reader, (await _room.Community.Accounts.FindReaderAsync(ada.Account))!.Role);
        await _room.Desk.DecideAsync(new Ruling { Action = ModerationAction.Open, Account = mod.Account });
        Assert.Equal(RulingOutcome.Done, (await _room.Desk.DecideAsync(ruling)).Outcome);
    }

    [Fact]
    public async Task An_appeal_about_what_was_taken_back_meanwhile_can_be_answered()
    {
        var (ada, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Mod", Role.Moderator));
        var said = await _room.KeepAsync(ada, "Said", ContributionState.Shown);
        var held = (await _room.Desk.DecideAsync(new Ruling
        {
            Action = ModerationAction.Hold, Contribution = said.Number, By = mod, Rule = HouseRule.Abuse,
        })).Decision!;
        await _room.Community.Appeals.AddAsync(new Appeal(held.Number, ada.Account, "Why?", _room.Clock.GetUtcNow()));
        await _room.Community.Contributions.SetStateAsync(said.Number, ContributionState.TakenBack);

        var confirmed = await _room.Desk.DecideAsync(new Ruling { Action = ModerationAction.Confirm, About = held.Number, By = mod, Words = "It stands." });

        Assert.Equal(RulingOutcome.Done, confirmed.Outcome);
        Assert.Empty(await _room.Community.Appeals.ListOpenAsync());
    }
}

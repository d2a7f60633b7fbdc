using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;

namespace ArxivLens.Core.Moderation;

/// <summary>Where decisions are made: by moderators on pages, by the operator at the machine.</summary>
/// <param name="store">What waits and the log.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="clock">The time.</param>
/// <param name="outbox">Where mail to those concerned goes; <c>null</c> where there is none.</param>
public sealed class ModerationDesk(IModerationStore store, IAccountStore accounts, TimeProvider clock, IOutbox? outbox = null)
{
    /// <summary>Does what a ruling says, unless something stands against it, and tells whom it is about.</summary>
    public async Task<RulingResult> DecideAsync(Ruling ruling, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        if (ruling is { Action: ModerationAction.Remove or ModerationAction.Close, Rule: null })
            return new(RulingOutcome.Nothing, Obstacle: "Say by which house rule.");
        if (await FindRoleDecisionAsync(ruling, cancellationToken) is { } given)
            return await UndoRoleAsync(ruling, given, cancellationToken);
        return await EnterAsync(IsAgainst(ruling.Action) ? ruling : ruling with { Rule = null }, cancellationToken);
    }

    /// <summary>Gives an account a role. The last administrator stays one.</summary>
    public async Task<RulingResult> GiveRoleAsync(Reader? by, long account, Role role, CancellationToken cancellationToken = default)
    {
        if (by is not null && by.Role != Role.Administrator)
            return new(RulingOutcome.Forbidden, Obstacle: "Only an administrator gives roles.");
        if (await accounts.FindReaderAsync(account, cancellationToken) is not { } reader)
            return new(RulingOutcome.NotFound, Obstacle: "There is no such account.");
        if (reader.Role == role)
            return new(RulingOutcome.Nothing, Obstacle: $"{reader.Name} has this role.");
        if (await accounts.SetRoleAsync(account, role, cancellationToken) is null)
            return new(RulingOutcome.Forbidden, Obstacle: "The last administrator stays one: give somebody else the role first.");
        var ruling = new Ruling { Action = ModerationAction.GiveRole, Account = account, By = by, Role = role, RoleBefore = reader.Role };
        return await EnterAsync(ruling, cancellationToken);
    }

    // A rule is what something breaks.
    private static bool IsAgainst(ModerationAction action) =>
        action is ModerationAction.Hold or ModerationAction.Remove or ModerationAction.Warn or ModerationAction.Close;

    private async Task<RulingResult> EnterAsync(Ruling ruling, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var result = await store.DecideAsync(
            ruling with { At = now }, facts => ModerationRights.FindObstacle(ruling, facts), cancellationToken);
        if (outbox is not null && result is { Outcome: RulingOutcome.Done, Decision: { Account: { } account, Action: not ModerationAction.GiveRole } made })
        {
            var number = made.Number.ToString(CultureInfo.InvariantCulture);
            await outbox.AddAsync(DecisionMail.Name, account, $"{{\"decision\":{number}}}", now, $"{DecisionMail.Name}:{number}", cancellationToken);
        }

        return result;
    }

    // A role given or taken ends sessions, which the store of accounts does.
    private async Task<Decision?> FindRoleDecisionAsync(Ruling ruling, CancellationToken cancellationToken)
    {
        if (ruling is not { Action: ModerationAction.Undo, About: { } about })
            return null;
        var asked = await store.FindDecisionAsync(about, cancellationToken);
        var first = asked;
        while (first is { Action: ModerationAction.Undo, About: { } before })
            first = await store.FindDecisionAsync(before, cancellationToken);
        return first?.Action == ModerationAction.GiveRole ? asked : null;
    }

    private async Task<RulingResult> UndoRoleAsync(Ruling ruling, Decision given, CancellationToken cancellationToken)
    {
        if (given.Account is not { } account || await accounts.FindReaderAsync(account, cancellationToken) is not { } reader)
            return new(RulingOutcome.NotFound, Obstacle: "The account is gone.");
        if (given.UndoneBy is not null || reader.Role != (Role)given.After)
            return new(RulingOutcome.Changed, given, "The account has another role by now.");
        if (ruling.By is { Role: not Role.Administrator })
            return new(RulingOutcome.Forbidden, Obstacle: "Only an administrator gives roles.");
        if (await accounts.SetRoleAsync(account, (Role)given.Before, cancellationToken) is null)
            return new(RulingOutcome.Forbidden, Obstacle: "The last administrator stays one: give somebody else the role first.");
        return await EnterAsync(ruling, cancellationToken);
    }
}

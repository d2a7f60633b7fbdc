using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Storage.Sqlite.Community;

/// <summary>Does what a ruling says, inside one transaction.</summary>
internal sealed class RulingTransaction
{
    private const string RoleSql = "SELECT role FROM accounts WHERE number = $account";
    private const string ModeratorsSql =
        "SELECT count(*) FROM accounts WHERE role > 0 AND number NOT IN (SELECT account FROM closures)";

    private const string OwnReportSql =
        "SELECT count(*) FROM reports WHERE contribution = $contribution AND account = $account AND decision IS NULL";

    private const string OpenReportsSql = "SELECT count(*) FROM reports WHERE contribution = $contribution AND decision IS NULL";
    private const string LastReportSql = "SELECT coalesce(max(number), 0) FROM reports WHERE contribution = $contribution";
    private const string CloseReportsSql =
        """
        UPDATE reports SET decision = $decision, decided = $at
        WHERE contribution = $contribution AND decision IS NULL AND number <= $last
        """;

    // Who reported the same again meanwhile has an open report already.
    private const string ReopenReportsSql = "UPDATE OR IGNORE reports SET decision = NULL, decided = NULL WHERE decision = $decision";
    private const string CloseSql = "INSERT INTO closures (account, decision) VALUES ($account, $decision)";
    private const string OpenSql = "DELETE FROM closures WHERE account = $account";
    private const string InForceSql = "UPDATE decisions SET undone_by = NULL WHERE number = $number";

    private readonly SqliteSession _session;
    private readonly Ruling _ruling;
    private readonly Decision? _about;
    private readonly ModerationAction _effect;
    private readonly Contribution? _contribution;
    private readonly long? _account;

    private RulingTransaction(SqliteSession session, Ruling ruling)
    {
        (_session, _ruling) = (session, ruling);
        _about = ruling.About is { } about ? DecisionRow.Find(session, about) : null;
        _effect = FindEffect();
        _contribution = (_about is null ? ruling.Contribution : _about.Contribution) is { } number ? ContributionRow.Find(session, number) : null;
        _account = _contribution?.Account ?? (_about is null ? ruling.Account : _about.Account);
    }

    /// <summary>Does it.</summary>
    public static RulingResult Decide(SqliteSession session, Ruling ruling, Func<CaseFacts, string?> findObstacle)
    {
        var transaction = new RulingTransaction(session, ruling);
        if (transaction.FindAbsence() is { } absence)
            return new(RulingOutcome.NotFound, Obstacle: absence);
        if (findObstacle(transaction.ReadFacts()) is { } obstacle)
            return new(RulingOutcome.Forbidden, Obstacle: obstacle);
        if (transaction.FindChange() is { } change)
            return change;
        var result = transaction.Do();
        if (result.Outcome == RulingOutcome.Done)
            CommunityStamp.Enter(session);
        return result;
    }

    /// <summary>How a contribution stands.</summary>
    public static CaseMark MarkOf(SqliteSession session, Contribution contribution) => new(
        contribution.Revision, contribution.State, DecisionRow.FindLast(session, contribution.Number),
        (long)session.With(LastReportSql, ("$contribution", contribution.Number)).ReadScalar()!);

    private ModerationAction FindEffect()
    {
        var first = _about;
        while (first is { Action: ModerationAction.Undo, About: { } before })
            first = DecisionRow.Find(_session, before);
        return first is not null && _ruling.Action == ModerationAction.Undo ? first.Action : _ruling.Action;
    }

    private string? FindAbsence()
    {
        if (_ruling.About is not null && _about is null)
            return "There is no such decision.";
        // An appeal about what was taken back meanwhile is answered all the same, or it waits for ever.
        var asksForContribution = _ruling.Action != ModerationAction.Confirm && (_ruling.Contribution is not null || _about?.Contribution is not null);
        if (asksForContribution && _contribution is not { State: not ContributionState.TakenBack } && !IsDoneToAccount)
            return "It is no longer there: its author took it back.";
        return IsDoneToAccount && (_account is not { } account || ReadRole(account) is null) ? "There is no such account." : null;
    }

    private bool IsDoneToAccount =>
        _effect is ModerationAction.Warn or ModerationAction.Close or ModerationAction.Open or ModerationAction.GiveRole;

    private CaseFacts ReadFacts() => new(
        _account,
        _account is { } account ? ReadRole(account) : null,
        _contribution is not null && _ruling.By is { } by && Count(OwnReportSql, ("$contribution", _contribution.Number), ("$account", by.Account)) > 0,
        Count(ModeratorsSql),
        _about,
        _effect,
        _ruling.By is { } maker && DecisionRow.FindClosure(_session, maker.Account) is not null);

    // What changed since somebody looked: another decided, or the author wrote other words.
    private RulingResult? FindChange()
    {
        if (_ruling.Seen is not { } seen || _contribution is null)
            return null;
        var mark = MarkOf(_session, _contribution);
        if (seen with { Report = mark.Report } == mark)
            return null;
        return mark.Decision != seen.Decision
            ? new(RulingOutcome.Changed, DecisionRow.Find(_session, mark.Decision), "Somebody else decided about it meanwhile.")
            : new(RulingOutcome.Changed, null, "Its author changed it meanwhile.");
    }

    private RulingResult Do() => _ruling.Action switch
    {
        ModerationAction.Approve => SetState(ContributionState.Shown, ContributionState.Held, ContributionState.Shown),
        ModerationAction.Hold => SetState(ContributionState.Held, ContributionState.Shown),
        ModerationAction.Remove => SetState(ContributionState.Removed, ContributionState.Shown, ContributionState.Held),
        ModerationAction.Restore => SetState(ContributionState.Shown, ContributionState.Removed),
        ModerationAction.Close => SetClosed(true),
        ModerationAction.Open => SetClosed(false),
        ModerationAction.Undo => Undo(_about!),
        ModerationAction.Confirm => Confirm(_about!),
        ModerationAction.GiveRole => Done(Enter((int)_ruling.RoleBefore!, (int)_ruling.Role!)),
        _ => Done(Enter(0, 0)),
    };

    private RulingResult SetState(ContributionState state, params ReadOnlySpan<ContributionState> from)
    {
        var number = _contribution!.Number;
        var before = _contribution.State;
        if (!from.Contains(before))
            return Nothing($"Nothing was done: it is {before.ToString().ToLowerInvariant()}.");
        if (before == state && Count(OpenReportsSql, ("$contribution", number)) == 0)
            return Nothing("It is shown, and nobody reported it.");
        var decision = Enter((int)before, (int)state);
        if (before != state)
            ContributionChanges.SetState(_session, number, state);
        // What is held waits on, with what was reported of it.
        if (state != ContributionState.Held)
            CloseReports(decision);
        return Done(decision);
    }

    private RulingResult SetClosed(bool closes)
    {
        if (IsClosed == closes)
            return Nothing(closes ? "The account is closed already." : "The account is open.");
        var decision = Enter(closes ? 0 : 1, closes ? 1 : 0);
        WriteClosed(closes, decision);
        return Done(decision);
    }

    private RulingResult Undo(Decision about)
    {
        if (about.UndoneBy is { } undone)
            return new(RulingOutcome.Changed, DecisionRow.Find(_session, undone), "It was undone already.");
        if (!IsInForce(about))
            return new(RulingOutcome.Changed, null, "A later decision stands on it: undo that one first.");
        var decision = Enter(about.After, about.Before);
        DecisionRow.MarkUndone(_session, about.Number, decision.Number);
        TakeEffectBack(about, decision);
        if (about is { Action: ModerationAction.Undo, About: { } first })
        {
            // What was undone holds again.
            _session.With(InForceSql, ("$number", first)).Execute();
            SqliteAppealStore.Reopen(_session, first);
        }
        else if (about is { Action: ModerationAction.Confirm, About: { } confirmed })
        {
            SqliteAppealStore.Reopen(_session, confirmed);
        }
        else
        {
            SqliteAppealStore.Answer(_session, about.Number, AppealOutcome.Undone, decision);
        }

        return Done(decision);
    }

    private bool IsInForce(Decision about) => _effect switch
    {
        ModerationAction.Close or ModerationAction.Open => IsClosed == (about.After == 1),
        ModerationAction.Warn or ModerationAction.GiveRole or ModerationAction.Confirm => true,
        _ => (int?)_contribution?.State == about.After,
    };

    private void TakeEffectBack(Decision about, Decision decision)
    {
        if (_effect is ModerationAction.Close or ModerationAction.Open)
        {
            WriteClosed(about.Before == 1, decision);
        }
        else if (_effect is ModerationAction.Approve or ModerationAction.Hold or ModerationAction.Remove or ModerationAction.Restore)
        {
            if (about.Before != about.After)
                ContributionChanges.SetState(_session, _contribution!.Number, (ContributionState)about.Before);
            if (about.Action == ModerationAction.Undo)
                CloseReports(decision);
            else
                _session.With(ReopenReportsSql, ("$decision", about.Number)).Execute();
        }
    }

    private RulingResult Confirm(Decision about)
    {
        if (SqliteAppealStore.Find(_session, about.Number) is not { Outcome: null })
            return Nothing("Nobody waits for an answer about it.");
        var decision = Enter(about.After, about.After);
        SqliteAppealStore.Answer(_session, about.Number, AppealOutcome.Stands, decision);
        return Done(decision);
    }

    private Decision Enter(int before, int after) => DecisionRow.Insert(_session, new Decision
    {
        At = _ruling.At,
        Action = _ruling.Action,
        Rule = _ruling.Rule,
        Words = _ruling.Words is { Length: > 0 } words ? words : null,
        Contribution = _about is null ? _contribution?.Number : _about.Contribution,
        // The log leads to no contribution of somebody who was warned or closed: it would tell who that is.
        Kind = IsDoneToAccount ? null : _about is null ? _contribution?.Kind : _about.Kind,
        Subject = IsDoneToAccount ? null : _about is null ? _contribution?.Subject : _about.Subject,
        Account = _account,
        Before = before,
        After = after,
        By = _ruling.By?.Account,
        ByRole = _ruling.By?.Role,
        About = _about?.Number,
    });

    private void CloseReports(Decision decision) => _session.With(
        CloseReportsSql, ("$decision", decision.Number), ("$at", StoredValue.Time(decision.At)), ("$contribution", decision.Contribution),
        ("$last", _ruling.Seen?.Report ?? long.MaxValue)).Execute();

    private bool IsClosed => DecisionRow.FindClosure(_session, _account!.Value) is not null;

    private void WriteClosed(bool closes, Decision decision)
    {
        if (closes)
            _session.With(CloseSql, ("$account", _account), ("$decision", decision.Number)).Execute();
        else
            _session.With(OpenSql, ("$account", _account)).Execute();
    }

    private Role? ReadRole(long account) => _session.With(RoleSql, ("$account", account)).ReadScalar() is long role ? (Role)role : null;

    private int Count(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => _session.With(sql, values).Count();

    private static RulingResult Done(Decision decision) => new(RulingOutcome.Done, decision);

    private static RulingResult Nothing(string why) => new(RulingOutcome.Nothing, Obstacle: why);
}

using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Storage.Tests.Community;

public sealed class ModerationTests : IDisposable
{
    private readonly WritingRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task What_is_held_or_reported_waits_the_longest_first()
    {
        var (ada, bob, cleo) = (await _room.OldAsync("Ada"), await _room.OldAsync("Bob"), await _room.OldAsync("Cleo"));
        var first = await _room.KeepAsync(ada, "First, reported later", ContributionState.Shown);
        var second = await _room.KeepAsync(ada, "Second, held", ContributionState.Held);
        var third = await _room.KeepAsync(bob, "Third, of no interest", ContributionState.Shown);
        _room.Clock.Pass(TimeSpan.FromMinutes(5));
        await ReportAsync(bob, first);
        await ReportAsync(cleo, first, HouseRule.Abuse);

        var all = await _room.Community.Moderation.ListWaitingAsync(WaitingFor.Either, 0, 10);

        Assert.Equal((2, [second.Number, first.Number]), (all.Total, all.Cases.Select(one => one.Contribution.Number).ToArray()));
        Assert.Equal([HouseRule.Spam, HouseRule.Abuse], all.Cases[1].Reports);
        Assert.Equal([4, 1, 0, 0], all.Cases[0].AuthorStates);
        Assert.Equal([second.Number], await NumbersAsync(WaitingFor.Held));
        Assert.Equal([first.Number], await NumbersAsync(WaitingFor.Reported));
        await _room.Community.Contributions.SetStateAsync(first.Number, ContributionState.TakenBack);
        Assert.Equal([second.Number], await NumbersAsync(WaitingFor.Either));
        Assert.NotEqual(third.Number, second.Number);
    }

    [Fact]
    public async Task A_reader_has_one_open_report_of_a_thing_and_may_take_it_back()
    {
        var (ada, bob) = (await _room.OldAsync("Ada"), await _room.OldAsync("Bob"));
        var said = await _room.KeepAsync(ada, "Said", ContributionState.Shown);

        Assert.Equal(ReportOutcome.Kept, await ReportAsync(bob, said));
        Assert.Equal(ReportOutcome.Repeated, await ReportAsync(bob, said, HouseRule.Abuse));
        Assert.True(await _room.Community.Reports.WithdrawAsync(said.Number, bob.Account));
        Assert.False(await _room.Community.Reports.WithdrawAsync(said.Number, bob.Account));
        Assert.Equal(ReportOutcome.Kept, await ReportAsync(bob, said));
        await _room.Community.Contributions.SetStateAsync(said.Number, ContributionState.Removed);
        Assert.Equal(ReportOutcome.Gone, await ReportAsync(ada, said));
    }

    [Fact]
    public async Task A_reader_reports_so_much_in_a_day()
    {
        var (ada, bob) = (await _room.OldAsync("Ada"), await _room.OldAsync("Bob"));
        var said = new List<Contribution>();
        for (var i = 0; i <= ModerationLimits.ReportsPerDay; i++)
            said.Add(await _room.KeepAsync(ada, $"Said {i}", ContributionState.Shown));

        foreach (var one in said.SkipLast(1))
            Assert.Equal(ReportOutcome.Kept, await ReportAsync(bob, one));
        Assert.Equal(ReportOutcome.TooMany, await ReportAsync(bob, said[^1]));
        _room.Clock.Pass(TimeSpan.FromHours(25));
        Assert.Equal(ReportOutcome.Kept, await ReportAsync(bob, said[^1]));
    }

    [Theory]
    [InlineData(ContributionState.Held, ModerationAction.Approve, ContributionState.Shown)]
    [InlineData(ContributionState.Held, ModerationAction.Remove, ContributionState.Removed)]
    [InlineData(ContributionState.Shown, ModerationAction.Hold, ContributionState.Held)]
    [InlineData(ContributionState.Shown, ModerationAction.Remove, ContributionState.Removed)]
    [InlineData(ContributionState.Removed, ModerationAction.Restore, ContributionState.Shown)]
    public async Task Every_action_is_logged_changes_the_stamp_and_can_be_undone_and_done_again(
        ContributionState before, ModerationAction action, ContributionState after)
    {
        var (ada, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Mod", Role.Moderator));
        var said = await _room.KeepAsync(ada, "Said", before);
        var stamp = await _room.Community.ReadStampAsync();

        var done = await RuleAsync(mod, action, said);

        Assert.Equal(RulingOutcome.Done, done.Outcome);
        Assert.Equal(after, await _room.StateAsync(said));
        Assert.NotEqual(stamp, await _room.Community.ReadStampAsync());
        var line = Assert.Single(await _room.Community.Moderation.ListLogAsync(0, 10));
        Assert.Equal((action, said.Number, mod.Account, Role.Moderator), (line.Action, line.Contribution, line.By, line.ByRole));

        var undone = await UndoAsync(mod, done.Decision!);
        Assert.Equal(before, await _room.StateAsync(said));
        Assert.Equal(RulingOutcome.Changed, (await UndoAsync(mod, done.Decision!)).Outcome);
        Assert.Equal(RulingOutcome.Done, (await UndoAsync(mod, undone.Decision!)).Outcome);
        Assert.Equal(after, await _room.StateAsync(said));
        Assert.Equal(RulingOutcome.Done, (await UndoAsync(mod, done.Decision!)).Outcome);
        Assert.Equal(before, await _room.StateAsync(said));
        Assert.Equal(4, (await _room.Community.Moderation.ListLogAsync(0, 10)).Count);
    }

    [Fact]
    public async Task Approving_answers_the_reports_and_undoing_it_opens_them_again()
    {
        var (ada, bob, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Bob"), await _room.OldAsync("Mod", Role.Moderator));
        var said = await _room.KeepAsync(ada, "Said", ContributionState.Shown);
        Assert.Equal(RulingOutcome.Nothing, (await RuleAsync(mod, ModerationAction.Approve, said)).Outcome);
        await ReportAsync(bob, said);

        var done = await RuleAsync(mod, ModerationAction.Approve, said);
        Assert.Empty(await NumbersAsync(WaitingFor.Either));
        await UndoAsync(mod, done.Decision!);
        Assert.Equal([said.Number], await NumbersAsync(WaitingFor.Reported));
    }

    [Fact]
    public async Task A_report_that_comes_while_somebody_decides_stays_open()
    {
        var (ada, bob, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Bob"), await _room.OldAsync("Mod", Role.Moderator));
        var said = await _room.KeepAsync(ada, "Said", ContributionState.Shown);
        await ReportAsync(bob, said);
        var seen = await _room.LookAsync(said);
        await ReportAsync(await _room.OldAsync("Cleo"), said, HouseRule.Abuse);

        Assert.Equal(RulingOutcome.Done, (await RuleAsync(mod, ModerationAction.Approve, said, seen)).Outcome);
        Assert.Equal([HouseRule.Abuse], (await _room.Community.Moderation.FindCaseAsync(said.Number))!.Reports);
    }

    [Fact]
    public async Task Of_two_moderators_at_the_same_time_the_second_is_told_what_the_first_did()
    {
        var ada = await _room.OldAsync("Ada");
        var (first, second) = (await _room.OldAsync("First", Role.Moderator), await _room.OldAsync("Second", Role.Moderator));
        var said = await _room.KeepAsync(ada, "Said", ContributionState.Held);
        var seen = await _room.LookAsync(said);

        var results = await Task.WhenAll(
            Task.Run(() => RuleAsync(first, ModerationAction.Approve, said, seen)),
            Task.Run(() => RuleAsync(second, ModerationAction.Remove, said, seen)));

        var (done, late) = (Assert.Single(results, one => one.Outcome == RulingOutcome.Done), Assert.Single(results, one => one.Outcome == RulingOutcome.Changed));
        Assert.Equal(done.Decision!.Number, late.Decision!.Number);
        Assert.Equal((ContributionState)done.Decision.After, await _room.StateAsync(said));
    }

    [Fact]
    public async Task New_words_of_the_author_make_a_decision_about_the_old_ones_void()
    {
        var (ada, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Mod", Role.Moderator));
        var said = await _room.KeepAsync(ada, "Harmless", ContributionState.Held);
        var seen = await _room.LookAsync(said);
        await _room.Community.Contributions.EditAsync(said.Number, 1, "Not harmless", null, ContributionState.Shown, _room.Clock.GetUtcNow());

        var late = await RuleAsync(mod, ModerationAction.Approve, said, seen);

        Assert.Equal((RulingOutcome.Changed, ContributionState.Held), (late.Outcome, (await _room.StateAsync(said))!.Value));
    }

    [Fact]
    public async Task A_later_decision_is_undone_before_the_one_it_stands_on()
    {
        var (ada, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Mod", Role.Moderator));
        var said = await _room.KeepAsync(ada, "Said", ContributionState.Shown);
        var held = await RuleAsync(mod, ModerationAction.Hold, said);
        var removed = await RuleAsync(mod, ModerationAction.Remove, said);

        Assert.Equal(RulingOutcome.Changed, (await UndoAsync(mod, held.Decision!)).Outcome);
        Assert.Equal(RulingOutcome.Done, (await UndoAsync(mod, removed.Decision!)).Outcome);
        Assert.Equal(RulingOutcome.Done, (await UndoAsync(mod, held.Decision!)).Outcome);
        Assert.Equal(ContributionState.Shown, await _room.StateAsync(said));
    }

    [Fact]
    public async Task A_closed_account_reads_and_does_not_write()
    {
        var (ada, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Mod", Role.Moderator));
        var close = new Ruling { Action = ModerationAction.Close, Account = ada.Account, By = mod, Rule = HouseRule.Spam, Words = "Twelve times the same." };

        var closed = await _room.Desk.DecideAsync(close);
        Assert.Equal(RulingOutcome.Nothing, (await _room.Desk.DecideAsync(close)).Outcome);
        var refused = await _room.SendAsync(ada, "May I?");
        Assert.Equal((VerdictKind.Refuse, true), (refused.Kind, refused.Reason!.Contains("Twelve times", StringComparison.Ordinal)));
        await UndoAsync(mod, closed.Decision!);
        Assert.Equal(VerdictKind.Accept, (await _room.SendAsync(ada, "May I?")).Kind);
    }

    [Fact]
    public async Task Nobody_decides_about_themselves_their_own_report_or_an_equal()
    {
        var (ada, mod, admin) = (await _room.OldAsync("Ada"), await _room.OldAsync("Mod", Role.Moderator), await _room.OldAsync("Admin", Role.Administrator));
        var own = await _room.KeepAsync(mod, "Own", ContributionState.Held);
        var reported = await _room.KeepAsync(ada, "Reported", ContributionState.Shown);
        await ReportAsync(mod, reported);

        Assert.Equal(RulingOutcome.Forbidden, (await RuleAsync(ada, ModerationAction.Remove, own)).Outcome);
        Assert.Equal(RulingOutcome.Forbidden, (await RuleAsync(mod, ModerationAction.Approve, own)).Outcome);
        Assert.Equal(RulingOutcome.Forbidden, (await RuleAsync(mod, ModerationAction.Remove, reported)).Outcome);
        Assert.Equal(RulingOutcome.Forbidden, (await CloseAsync(mod, admin)).Outcome);
        Assert.Equal(RulingOutcome.Forbidden, (await CloseAsync(mod, mod)).Outcome);
        Assert.Equal(RulingOutcome.Forbidden, (await CloseAsync(admin, admin)).Outcome);
        Assert.Equal(RulingOutcome.Forbidden, (await CloseAsync(ada, mod)).Outcome);
        Assert.Equal(RulingOutcome.Done, (await CloseAsync(admin, mod)).Outcome);
        Assert.Equal(RulingOutcome.Done, (await RuleAsync(admin, ModerationAction.Approve, own)).Outcome);
        Assert.Equal(RulingOutcome.Done, (await RuleAsync(null, ModerationAction.Remove, reported)).Outcome);
    }

    [Fact]
    public async Task An_appeal_is_answered_by_another_where_there_is_one_and_that_can_be_undone()
    {
        var (ada, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Mod", Role.Moderator));
        var said = await _room.KeepAsync(ada, "Said", ContributionState.Shown);
        var removed = (await RuleAsync(mod, ModerationAction.Remove, said)).Decision!;
        var appeal = new Appeal(removed.Number, ada.Account, "I said nothing wrong.", _room.Clock.GetUtcNow());
        Assert.False(await _room.Community.Appeals.AddAsync(appeal with { Account = mod.Account }));
        Assert.True(await _room.Community.Appeals.AddAsync(appeal));
        Assert.False(await _room.Community.Appeals.AddAsync(appeal));

        // Alone, whoever decided has to answer.
        var alone = await ConfirmAsync(mod, removed);
        Assert.Equal(AppealOutcome.Stands, (await _room.Community.Appeals.FindAsync(removed.Number))!.Outcome);
        Assert.Equal(RulingOutcome.Done, (await UndoAsync(mod, alone.Decision!)).Outcome);
        Assert.Single(await _room.Community.Appeals.ListOpenAsync());

        var other = await _room.OldAsync("Other", Role.Moderator);
        Assert.Equal(RulingOutcome.Forbidden, (await ConfirmAsync(mod, removed)).Outcome);
        var undone = await UndoAsync(other, removed);
        Assert.Equal((ContributionState.Shown, AppealOutcome.Undone), (await _room.StateAsync(said), (await _room.Community.Appeals.FindAsync(removed.Number))!.Outcome));
        await UndoAsync(mod, undone.Decision!);
        Assert.Equal(ContributionState.Removed, await _room.StateAsync(said));
        Assert.Single(await _room.Community.Appeals.ListOpenAsync());
    }

    [Fact]
    public async Task The_last_administrator_stays_one_and_roles_can_be_undone()
    {
        var (ada, admin) = (await _room.OldAsync("Ada"), await _room.OldAsync("Admin", Role.Administrator));

        Assert.Equal(RulingOutcome.Forbidden, (await _room.Desk.GiveRoleAsync(admin, admin.Account, Role.Reader)).Outcome);
        Assert.Equal(RulingOutcome.Forbidden, (await _room.Desk.GiveRoleAsync(ada, ada.Account, Role.Administrator)).Outcome);
        var given = await _room.Desk.GiveRoleAsync(admin, ada.Account, Role.Administrator);
        Assert.Equal(Role.Administrator, (await _room.Community.Accounts.FindReaderAsync(ada.Account))!.Role);
        var undone = await UndoAsync(admin, given.Decision!);
        Assert.Equal(Role.Reader, (await _room.Community.Accounts.FindReaderAsync(ada.Account))!.Role);
        Assert.Equal(RulingOutcome.Done, (await UndoAsync(admin, undone.Decision!)).Outcome);
        Assert.Equal(Role.Administrator, (await _room.Community.Accounts.FindReaderAsync(ada.Account))!.Role);
    }

    [Fact]
    public async Task The_log_outlives_its_people_without_a_word_of_or_about_them()
    {
        var (ada, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Mod", Role.Moderator));
        var said = await _room.KeepAsync(ada, "Said", ContributionState.Shown);
        var removed = (await RuleAsync(mod, ModerationAction.Remove, said)).Decision!;
        await _room.Community.Appeals.AddAsync(new Appeal(removed.Number, ada.Account, "No.", _room.Clock.GetUtcNow()));

        foreach (var one in new[] { ada, mod })
        {
            await _room.Community.Appeals.ForgetAsync(one.Account);
            await _room.Community.Contributions.DeleteOfAsync(one.Account);
            await _room.Community.Accounts.DeleteAsync(one.Account, _room.Clock.GetUtcNow());
        }

        var line = Assert.Single(await _room.Community.Moderation.ListLogAsync(0, 10));
        Assert.Equal((null, null, null, said.Number), (line.Account, line.By, line.Words, line.Contribution));
        Assert.Null(await _room.Community.Appeals.FindAsync(removed.Number));
    }

    [Fact]
    public async Task The_figures_count_and_tell_the_median_wait()
    {
        var (ada, bob, mod) = (await _room.OldAsync("Ada"), await _room.OldAsync("Bob"), await _room.OldAsync("Mod", Role.Moderator));
        foreach (var hours in new[] { 1, 2, 10 })
        {
            var said = await _room.KeepAsync(ada, $"Said {hours}", ContributionState.Shown);
            await ReportAsync(bob, said);
            _room.Clock.Pass(TimeSpan.FromHours(hours));
            await RuleAsync(mod, ModerationAction.Approve, said);
        }

        await ReportAsync(bob, await _room.KeepAsync(ada, "Open", ContributionState.Shown));
        await _room.KeepAsync(ada, "Held", ContributionState.Held);

        var figures = await _room.Community.Moderation.CountAsync(_room.Clock.GetUtcNow().AddDays(-90));

        Assert.Equal(new ModerationFigures(3, 1, 1, 3, TimeSpan.FromHours(2), 0, 0), figures);
    }

    private Task<ReportOutcome> ReportAsync(Reader by, Contribution about, HouseRule rule = HouseRule.Spam) =>
        _room.Community.Reports.AddAsync(new Report(about.Number, by.Account, rule, "Look.", _room.Clock.GetUtcNow()), ModerationLimits.ReportsPerDay);

    private Task<RulingResult> RuleAsync(Reader? by, ModerationAction action, Contribution about, CaseMark? seen = null) =>
        _room.Desk.DecideAsync(new Ruling
        {
            Action = action,
            Contribution = about.Number,
            By = by,
            Rule = action == ModerationAction.Remove ? HouseRule.Abuse : null,
            Words = "These words.",
            Seen = seen,
        });

    private Task<RulingResult> CloseAsync(Reader by, Reader about) =>
        _room.Desk.DecideAsync(new Ruling { Action = ModerationAction.Close, Account = about.Account, By = by, Rule = HouseRule.Spam });

    private Task<RulingResult> UndoAsync(Reader by, Decision about) =>
        _room.Desk.DecideAsync(new Ruling { Action = ModerationAction.Undo, About = about.Number, By = by });

    private Task<RulingResult> ConfirmAsync(Reader by, Decision about) =>
        _room.Desk.DecideAsync(new Ruling { Action = ModerationAction.Confirm, About = about.Number, By = by, Words = "It stands." });

    private async Task<long[]> NumbersAsync(WaitingFor reasons) =>
        [.. (await _room.Community.Moderation.ListWaitingAsync(reasons, 0, 10)).Cases.Select(one => one.Contribution.Number)];
}

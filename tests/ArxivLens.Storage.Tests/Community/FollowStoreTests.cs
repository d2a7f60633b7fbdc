using ArxivLens.Core.Discussion;
using ArxivLens.Core.Following;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Storage.Tests.Community;

public sealed class FollowStoreTests : IDisposable
{
    private static readonly NewsMark Mark = new(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero), 17, 3);
    private static readonly Subject Work = new(SubjectKind.Work, "2311.09227");

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteCommunity _community;

    public FollowStoreTests() => _community = SqliteCommunity.Open(_folder.File("community.db"));

    [Fact]
    public async Task What_is_followed_is_found_as_it_was_and_once()
    {
        var ada = await AddAsync("Ada");
        var thing = FollowedThing.OfTerm("a\0b \ud800 naïve 😀");
        Assert.Equal(FollowOutcome.Added, await _community.Follows.AddAsync(ada, new Follow(thing, DigestChoice.Weekly, Mark)));
        Assert.Equal(FollowOutcome.Known, await _community.Follows.AddAsync(ada, new Follow(thing, DigestChoice.Daily, Mark with { Library = 99 })));
        Assert.Equal(new Follow(thing, DigestChoice.Weekly, Mark), Assert.Single(await _community.Follows.ListAsync(ada)));
        Assert.Empty(await _community.Follows.ListAsync(await AddAsync("Bob")));

        Assert.True(await _community.Follows.ChooseAsync(ada, thing, DigestChoice.None));
        Assert.Equal(DigestChoice.None, (await _community.Follows.FindAsync(ada, thing))!.Digest);
        Assert.True(await _community.Follows.RemoveAsync(ada, thing));
        Assert.False(await _community.Follows.RemoveAsync(ada, thing));
    }

    [Fact]
    public async Task As_many_things_are_followed_as_one_may_and_not_one_more()
    {
        var ada = await AddAsync("Ada");
        for (var number = 0; number < FollowLimits.Things; number++)
            Assert.Equal(FollowOutcome.Added, await FollowAsync(ada, $"term {number}"));
        Assert.Equal(FollowOutcome.Full, await FollowAsync(ada, "one more"));
        Assert.Equal(FollowOutcome.Known, await FollowAsync(ada, "term 7"));
        await _community.Follows.RemoveAsync(ada, FollowedThing.OfTerm("term 7"));
        Assert.Equal(FollowOutcome.Added, await FollowAsync(ada, "one more"));
    }

    [Fact]
    public async Task Settings_are_the_usual_ones_until_said_and_a_feed_opens_by_its_newest_token_only()
    {
        var ada = await AddAsync("Ada");
        Assert.Equal(new FollowSettings(), await _community.Follows.ReadSettingsAsync(ada));
        await _community.Follows.SetFeedAsync(ada, new byte[] { 1 });
        var said = new FollowSettings { Zone = "Europe/Lisbon", Hour = 23, Weekday = DayOfWeek.Sunday, HasDigests = false, MarksLists = false, Digest = DigestChoice.Weekly };
        await _community.Follows.SaveSettingsAsync(ada, said);
        Assert.Equal(said with { HasFeed = true }, await _community.Follows.ReadSettingsAsync(ada));
        Assert.Equal(ada, await _community.Follows.FindByFeedAsync(new byte[] { 1 }));

        await _community.Follows.SetFeedAsync(ada, new byte[] { 2 });
        Assert.Null(await _community.Follows.FindByFeedAsync(new byte[] { 1 }));
        await _community.Follows.SetFeedAsync(ada, null);
        Assert.Null(await _community.Follows.FindByFeedAsync(new byte[] { 2 }));
    }

    [Fact]
    public async Task Of_more_lists_than_are_kept_the_one_seen_longest_ago_is_forgotten()
    {
        var ada = await AddAsync("Ada");
        await _community.Looks.SaveAsync(ada, ["first"], Mark);
        await _community.Looks.SaveAsync(ada, [.. Enumerable.Range(1, FollowLimits.Lists - 1).Select(number => $"list {number}")], Later(1));
        Assert.Equal(Mark, await _community.Looks.FindAsync(ada, "first"));
        await _community.Looks.SaveAsync(ada, ["last"], Later(2));
        Assert.Null(await _community.Looks.FindAsync(ada, "first"));
        Assert.Equal(FollowLimits.Lists, (await _community.Looks.ListAsync(ada)).Count);
        await _community.Looks.ForgetAsync(ada);
        Assert.Empty(await _community.Looks.ListAsync(ada));
    }

    [Fact]
    public async Task A_digest_that_was_closed_stays_so_until_it_is_handed_on_and_the_next_begins_where_it_ended()
    {
        var ada = await AddAsync("Ada");
        await _community.Digests.ScheduleAsync(ada, DigestChoice.Daily, Mark.At, Mark);
        await _community.Digests.ScheduleAsync(ada, DigestChoice.Daily, Mark.At.AddHours(1), Later(9));
        var closed = await _community.Digests.CloseAsync(ada, DigestChoice.Daily, Later(2));
        Assert.Equal(new DueDigest(ada, DigestChoice.Daily, Mark.At.AddHours(1), Mark, Later(2)), closed);
        Assert.Equal(closed, await _community.Digests.CloseAsync(ada, DigestChoice.Daily, Later(3)));
        // Somebody who chooses another hour meanwhile does not get it twice.
        await _community.Digests.ScheduleAsync(ada, DigestChoice.Daily, Mark.At.AddDays(5), Later(9));
        Assert.Equal(closed, Assert.Single(await _community.Digests.ListAsync(ada)));

        await _community.Digests.AdvanceAsync(closed!, Mark.At.AddDays(1));
        await _community.Digests.AdvanceAsync(closed!, Mark.At.AddDays(2));
        Assert.Equal(new DueDigest(ada, DigestChoice.Daily, Mark.At.AddDays(1), Later(2), null), Assert.Single(await _community.Digests.ListAsync(ada)));
    }

    [Fact]
    public async Task Digests_are_due_at_their_time_or_when_it_lies_farther_ahead_than_it_can()
    {
        foreach (var (name, days) in new[] { ("Ada", 0), ("Bob", 1), ("Eve", 400) })
            await _community.Digests.ScheduleAsync(await AddAsync(name), DigestChoice.Daily, Mark.At.AddDays(days), Mark);
        Assert.Equal([1, 3], (await DueAsync(10)).Select(due => due.Account));
        Assert.Equal([1], (await DueAsync(1)).Select(due => due.Account));
    }

    [Fact]
    public async Task A_contribution_is_new_when_everybody_comes_to_see_it_and_removed_ones_never_are()
    {
        var (ada, bob) = (await AddAsync("Ada"), await AddAsync("Bob"));
        var held = await SayAsync(bob, "Held first", ContributionState.Held);
        var shown = await SayAsync(bob, "At once");
        var mark = await _community.Shown.ReadLastAsync();
        Assert.Equal([shown], await AboutAsync(0, mark));

        await _community.Contributions.SetStateAsync(held, ContributionState.Shown);
        var after = await _community.Shown.ReadLastAsync();
        Assert.Equal([held], await AboutAsync(mark, after));
        await _community.Contributions.SetStateAsync(held, ContributionState.Removed);
        Assert.Empty(await AboutAsync(mark, after));
        await _community.Contributions.SetStateAsync(held, ContributionState.Shown);
        Assert.Equal(after, await _community.Shown.ReadLastAsync());
        Assert.Equal([held, shown], await AboutAsync(0, after));
        Assert.Empty(await _community.Shown.FindAboutAsync([Work], bob, 0, after));
        Assert.Equal(2, (await _community.Shown.FindAboutAsync([Work, Work], ada, 0, after)).Count);
    }

    [Theory]
    [InlineData("As @Ada says", true)]
    [InlineData("as @ada, says", true)]
    [InlineData("ask @Ada.", true)]
    [InlineData("mail me@ada.example", false)]
    [InlineData("@Adam knows", false)]
    [InlineData("@Ada.B knows", false)]
    [InlineData("Ada knows", false)]
    public async Task Who_is_named_is_told_and_nobody_else(string text, bool isTold)
    {
        var (ada, bob) = (await AddAsync("Ada"), await AddAsync("Bob"));
        await SayAsync(bob, text);
        await SayAsync(ada, "@Ada myself");
        Assert.Equal(isTold ? [text] : [], (await _community.Shown.FindRepliesAsync(ada, 0, 99)).Select(one => one.Text));
    }

    [Fact]
    public async Task Who_is_replied_to_is_told_once_and_not_of_their_own()
    {
        var (ada, bob) = (await AddAsync("Ada"), await AddAsync("Bob"));
        var first = await SayAsync(ada, "Why?");
        await SayAsync(bob, "Because, @Ada.", parent: first);
        await SayAsync(ada, "I see.", parent: first);
        var told = Assert.Single(await _community.Shown.FindRepliesAsync(ada, 0, 99));
        Assert.Equal(("Because, @Ada.", "Bob"), (told.Text, told.Author));
    }

    [Fact]
    public async Task A_name_is_told_from_words_in_any_letter_case_of_any_script()
    {
        var (reader, bob) = (await AddAsync("Äda"), await AddAsync("Bob"));
        await SayAsync(bob, "As @ÄDA says.");
        Assert.Single(await _community.Shown.FindRepliesAsync(reader, 0, 99));
    }

    [Fact]
    public async Task All_goes_with_the_account()
    {
        var ada = await AddAsync("Ada");
        await FollowAsync(ada, "a term");
        await _community.Looks.SaveAsync(ada, ["a list"], Mark);
        await _community.Follows.SetFeedAsync(ada, new byte[] { 1 });
        await _community.Digests.ScheduleAsync(ada, DigestChoice.Daily, Mark.At, Mark);
        await _community.Accounts.DeleteAsync(ada, Mark.At);
        Assert.Empty(await _community.Follows.ListAsync(ada));
        Assert.Empty(await _community.Looks.ListAsync(ada));
        Assert.Empty(await _community.Digests.ListAsync(ada));
        Assert.Null(await _community.Follows.FindByFeedAsync(new byte[] { 1 }));
    }

    public void Dispose()
    {
        _community.Dispose();
        _folder.Dispose();
    }

    private static NewsMark Later(int hours) => new(Mark.At.AddHours(hours), Mark.Library + hours, Mark.Shown + hours);

    private async Task<long> AddAsync(string name) => (await CommunityAccounts.AddAsync(_community, name)).Account;

    private Task<FollowOutcome> FollowAsync(long account, string term) =>
        _community.Follows.AddAsync(account, new Follow(FollowedThing.OfTerm(term), DigestChoice.Daily, Mark));

    private Task<IReadOnlyList<DueDigest>> DueAsync(int take) =>
        _community.Digests.FindDueAsync(Mark.At, Mark.At + DigestTimes.Furthest, take);

    private async Task<IEnumerable<long>> AboutAsync(long after, long upTo) =>
        (await _community.Shown.FindAboutAsync([Work], null, after, upTo)).Select(one => one.Number);

    private async Task<long> SayAsync(long account, string text, ContributionState state = ContributionState.Shown, long? parent = null) =>
        (await _community.Contributions.AddAsync(new Contribution
        {
            Kind = ContributionKind.Comment,
            Account = account,
            Subject = Work,
            Parent = parent,
            Text = text,
            State = state,
            Written = Mark.At,
        })).Number;
}

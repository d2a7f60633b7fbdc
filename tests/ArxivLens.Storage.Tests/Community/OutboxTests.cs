using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Storage.Tests.Community;

/// <summary>Mail on the disk: put in once, taken out in order, never lost.</summary>
public sealed class OutboxTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private SqliteCommunity _community;

    public OutboxTests() => _community = SqliteCommunity.Open(_folder.File("community.db"));

    private IOutbox Outbox => _community.Outbox;

    public void Dispose()
    {
        _community.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_mail_comes_out_as_it_was_put_in_and_the_same_key_adds_none()
    {
        var ada = await CommunityAccounts.AddAsync(_community, "Ada");
        var arrival = Outbox.Arrival;

        Assert.True(await Outbox.AddAsync("digest", ada.Account, """{"a":"\u0000ä"}""", Day, "digest:\0\ud800:1"));
        Assert.True(arrival.IsCompleted);
        Assert.False(await Outbox.AddAsync("digest", ada.Account, "{}", Day.AddDays(1), "digest:\0\ud800:1"));
        Assert.False(await Outbox.AddAsync("digest", ada.Account + 1, "{}", Day, "nobody's"));

        var mail = await Outbox.BeginAsync(Day, []);
        Assert.Equal(("digest", ada.Account, """{"a":"\u0000ä"}""", "digest:\0\ud800:1"), (mail!.Kind, mail.Account, mail.Data, mail.Key));
        Assert.Equal(("Ada", "ada@example.org", true, Day, 1), (mail.Name, mail.Address, mail.IsConfirmed, mail.Due, mail.Attempts));
        Assert.Matches("^[0-9a-f]{32}$", mail.Mark);
    }

    [Fact]
    public async Task The_next_of_a_series_joins_the_one_that_waits_and_follows_the_one_that_ended()
    {
        var (ada, bob) = (await CommunityAccounts.AddAsync(_community, "Ada"), await CommunityAccounts.AddAsync(_community, "Bob"));
        await Outbox.AddAsync("digest", bob.Account, "[0]", Day.AddDays(9), "digest:11:1");
        Assert.True(await ContinueAsync(ada, 1));
        var first = await BeginAsync(Day, "digest:1:1");
        Assert.False(await ContinueAsync(ada, 2));
        await Outbox.PostponeAsync(first.Number, Day.AddHours(3), "down");

        Assert.True(await ContinueAsync(ada, 2));
        Assert.True(await ContinueAsync(ada, 3));

        Assert.Null(await Outbox.BeginAsync(Day.AddHours(2), []));
        var joined = await BeginAsync(Day.AddHours(3), "digest:1:3");
        Assert.Equal((first.Number, "[1][2][3]", 2, Day.AddHours(2)), (joined.Number, joined.Data, joined.Attempts, joined.Due));
        Assert.NotEqual(first.Mark, joined.Mark);
        await Outbox.EndAsync(joined.Number, MailState.Sent, null, Day.AddHours(3));
        Assert.True(await ContinueAsync(ada, 3));
        Assert.Null(await Outbox.BeginAsync(Day.AddDays(1), []));
        Assert.True(await ContinueAsync(ada, 4));
        // As after a clock that was set back.
        Assert.True(await ContinueAsync(ada, 3));
        Assert.Equal("[4][3]", (await BeginAsync(Day.AddDays(1), "digest:1:4")).Data);
        await Assert.ThrowsAsync<ArgumentException>(() => Outbox.ContinueAsync(new NewMail("digest", ada.Account, "[]", Day, "other"), "digest:1:", string.Concat));
    }

    [Fact]
    public async Task What_was_begun_and_not_ended_comes_first_after_a_restart_under_the_same_mark()
    {
        var ada = await CommunityAccounts.AddAsync(_community, "Ada");
        await Outbox.AddAsync("digest", ada.Account, "{}", Day, "2");
        var begun = await Outbox.BeginAsync(Day, []);
        await Outbox.AddAsync("digest", ada.Account, "{}", Day.AddDays(-1), "1");

        _community.Dispose();
        _community = SqliteCommunity.Open(_folder.File("community.db"));

        var again = await Outbox.BeginAsync(Day, []);
        Assert.Equal((begun!.Number, begun.Mark, 2), (again!.Number, again.Mark, again.Attempts));
        await Outbox.EndAsync(again.Number, MailState.Sent, null, Day);
        Assert.Equal("1", (await Outbox.BeginAsync(Day, []))!.Key);
    }

    [Fact]
    public async Task The_earliest_goes_first_those_of_the_account_before_all_and_nothing_before_its_time()
    {
        var ada = await CommunityAccounts.AddAsync(_community, "Ada");
        await Outbox.AddAsync("digest", ada.Account, "{}", Day.AddHours(2), "later");
        await Outbox.AddAsync("digest", ada.Account, "{}", Day.AddHours(1), "sooner");
        await Outbox.AddAsync("confirm", ada.Account, "{}", Day.AddHours(2), "own");

        Assert.Null(await Outbox.BeginAsync(Day, ["confirm"]));
        Assert.Equal(["own", "sooner", "later"], await EndAllAsync(Day.AddHours(2), "confirm"));
    }

    [Fact]
    public async Task After_a_days_most_the_rest_waits_and_mail_of_the_account_still_goes()
    {
        var ada = await CommunityAccounts.AddAsync(_community, "Ada");
        var bob = await CommunityAccounts.AddAsync(_community, "Bob");
        for (var number = 0; number < MailLimits.PerDay + 2; number++)
            await Outbox.AddAsync("digest", ada.Account, "{}", Day, $"ada:{number:D2}");
        await Outbox.AddAsync("digest", bob.Account, "{}", Day.AddMinutes(1), "bob");

        Assert.Equal(MailLimits.PerDay + 1, (await EndAllAsync(Day.AddMinutes(2), "confirm")).Count);
        await Outbox.AddAsync("confirm", ada.Account, "{}", Day, "own");
        Assert.Equal(["own"], await EndAllAsync(Day.AddHours(23), "confirm"));
        Assert.Equal(["ada:20", "ada:21"], await EndAllAsync(Day.AddHours(25), "confirm"));
    }

    [Fact]
    public async Task What_ended_says_nothing_of_what_it_was_about_and_is_forgotten_after_some_days()
    {
        var ada = await CommunityAccounts.AddAsync(_community, "Ada");
        await Outbox.AddAsync("digest", ada.Account, """{"secret":"zebra-7"}""", Day, "one");
        var mail = await Outbox.BeginAsync(Day, []);
        await Outbox.EndAsync(mail!.Number, MailState.Sent, null, Day);
        await Outbox.EndAsync(mail.Number, MailState.GivenUp, "too late to say so", Day);

        Assert.Equal([new MailEntry("digest", MailState.Sent, Day, Day)], await Outbox.ListAsync(ada.Account));
        await _community.ForgetAsync();
        Assert.DoesNotContain("zebra-7", await File.ReadAllTextAsync(_folder.File("community.db"), System.Text.Encoding.Latin1), StringComparison.Ordinal);
        await Outbox.PruneAsync(Day, Day, Day);
        Assert.Single(await Outbox.ListAsync(ada.Account));
        await Outbox.PruneAsync(Day, Day.AddTicks(1), Day);
        Assert.Empty(await Outbox.ListAsync(ada.Account));
        Assert.True(await Outbox.AddAsync("digest", ada.Account, "{}", Day, "one"));
    }

    [Fact]
    public async Task What_waits_too_long_is_given_up_and_told()
    {
        var ada = await CommunityAccounts.AddAsync(_community, "Ada");
        await Outbox.AddAsync("digest", ada.Account, "{}", Day, "old");
        await Outbox.AddAsync("digest", ada.Account, "{}", Day.AddDays(1), "new");
        var mail = await Outbox.BeginAsync(Day, []);
        await Outbox.PostponeAsync(mail!.Number, Day.AddHours(1), "the server is down", default);
        Assert.Equal(new OutboxStatus(2, 0, 0, Day, "the server is down", 0), await Outbox.ReadStatusAsync());

        Assert.Equal(1, await Outbox.PruneAsync(Day.AddHours(1), Day, Day.AddDays(6)));

        var expected = new OutboxStatus(1, 0, 1, Day.AddDays(1), "the server is down", 0);
        Assert.Equal(expected, await Outbox.ReadStatusAsync());
        Assert.Equal(expected, SqliteCommunity.FindOutboxStatus(_folder.File("community.db")));
        Assert.Null(SqliteCommunity.FindOutboxStatus(_folder.File("none.db")));
    }

    [Fact]
    public async Task A_refused_address_is_open_again_once_its_owner_confirms_it()
    {
        var account = new Account { Name = "Ada", Email = "Ada@example.org", Joined = Day };
        account = (await _community.Accounts.AddAsync(account)).Account!;
        await Outbox.RefuseAsync(account.Number, "ada@Example.org", "550", Day);
        Assert.True(await Outbox.IsRefusedAsync("ADA@example.org"));

        account.PendingEmail = "ada@example.org";
        await _community.Accounts.SaveAsync(account, Day);
        Assert.True(await Outbox.IsRefusedAsync("ada@example.org"));
        account = (await _community.Accounts.FindAsync(account.Number))!;
        account.PendingEmail = null;
        await _community.Accounts.SaveAsync(account, Day);
        Assert.False(await Outbox.IsRefusedAsync("ada@example.org"));
    }

    [Fact]
    public async Task Mail_goes_with_its_account()
    {
        var ada = await CommunityAccounts.AddAsync(_community, "Ada");
        await Outbox.AddAsync("digest", ada.Account, "{}", Day, "one");
        await Outbox.RefuseAsync(ada.Account, "ada@example.org", "550", Day);

        await _community.Accounts.DeleteAsync(ada.Account, Day);

        Assert.Null(await Outbox.BeginAsync(Day, []));
        Assert.Equal(new OutboxStatus(0, 0, 0, null, null, 0), await Outbox.ReadStatusAsync());
    }

    [Fact]
    public async Task What_cannot_be_meant_is_a_programmers_error()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Outbox.AddAsync("digest", 1, "{}", Day, new string('k', MailLimits.KeyCharacters + 1)));
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => Outbox.AddAsync("digest", 1, "{", Day, "k"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Outbox.EndAsync(1, MailState.Waiting, null, Day));
    }

    private Task<bool> ContinueAsync(Reader reader, int number) => Outbox.ContinueAsync(
        new NewMail("digest", reader.Account, $"[{number}]", Day.AddHours(number - 1), $"digest:{reader.Account}:{number}"),
        $"digest:{reader.Account}:",
        string.Concat);

    private async Task<QueuedMail> BeginAsync(DateTimeOffset now, string key)
    {
        var mail = await Outbox.BeginAsync(now, []);
        Assert.Equal(key, mail?.Key);
        return mail!;
    }

    private async Task<IReadOnlyList<string>> EndAllAsync(DateTimeOffset now, params string[] ofAccount)
    {
        var keys = new List<string>();
        while (await Outbox.BeginAsync(now, ofAccount) is { } mail)
        {
            keys.Add(mail.Key);
            await Outbox.EndAsync(mail.Number, MailState.Sent, null, now);
        }

        return keys;
    }
}

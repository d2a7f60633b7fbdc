using ArxivLens.Core.Following;
using ArxivLens.Core.Mail;

namespace ArxivLens.Core.Tests.Following;

public sealed class DigestRoundTests : IDisposable
{
    private static readonly FollowedThing Learning = new(FollowKind.Category, "cs.LG");

    private readonly NewsLibrary _library = new();

    [Fact]
    public async Task A_thousand_accounts_get_one_each_in_small_steps_however_often_the_clock_is_looked_at()
    {
        const int accounts = 1000;
        await _library.IndexAsync();
        for (var number = 0; number < accounts; number++)
            await FollowAsync(await _library.JoinAsync($"reader{number}"));
        Assert.False(await _library.Round.RunAsync(default));
        Assert.Equal(0, await CountAsync());

        _library.Clock.Pass(TimeSpan.FromDays(1));
        var rounds = 0;
        while (await _library.Round.RunAsync(default))
            Assert.True(++rounds <= accounts / DigestRound.Size, "It does not end.");
        Assert.Equal(accounts / DigestRound.Size, rounds);
        Assert.False(await _library.Round.RunAsync(default));
        Assert.Equal(accounts, await CountAsync());
    }

    [Fact]
    public async Task After_days_without_a_server_one_digest_tells_of_the_whole_time()
    {
        await _library.IndexAsync();
        var account = await _library.JoinAsync("Ada");
        await FollowAsync(account);
        var from = (await _library.Community.Digests.ListAsync(account))[0].From;
        _library.Clock.Pass(TimeSpan.FromDays(3.5));
        Assert.False(await _library.Round.RunAsync(default));
        Assert.False(await _library.Round.RunAsync(default));
        Assert.Equal(1, await CountAsync());
        var due = Assert.Single(await _library.Community.Digests.ListAsync(account));
        Assert.True(due.From.At > from.At.AddDays(3));
        Assert.True(due.Due > _library.Clock.GetUtcNow());
    }

    [Fact]
    public async Task After_days_without_a_mail_server_one_digest_tells_all_and_the_next_day_has_its_own()
    {
        await _library.IndexAsync();
        var account = await _library.JoinAsync("Ada");
        await FollowAsync(account);
        var server = new MailServer { Outcome = MailOutcome.Unavailable };
        var delivery = new MailDelivery(_library.Community.Outbox, [new TitleComposer(_library)], server, _library.Clock);
        var tried = new List<string>();
        for (var day = 1; day <= 3; day++)
        {
            await ComeAsync($"2611.0000{day}");
            Assert.Equal(1, await CountAsync());
            for (var time = 0; time < 3; time++)
            {
                Assert.Equal(MailState.Waiting, (await delivery.DeliverNextAsync(default, default))!.State);
                _library.Clock.Pass(TimeSpan.FromHours(5));
            }

            tried.Add(server.Mails[^1]);
        }

        server.Mails.Clear();
        server.Outcome = MailOutcome.Taken;
        Assert.Equal(MailState.Sent, (await delivery.DeliverNextAsync(default, default))!.State);
        Assert.Null(await delivery.DeliverNextAsync(default, default));
        Assert.Equal("2611.00001 2611.00002 2611.00003", Assert.Single(server.Mails).Split('|')[1]);

        await ComeAsync("2611.00004");
        Assert.Equal(MailState.Sent, (await delivery.DeliverNextAsync(default, default))!.State);
        Assert.Null(await delivery.DeliverNextAsync(default, default));
        Assert.Equal("2611.00004", server.Mails[1].Split('|')[1]);
        // What says more is no double of what said less.
        Assert.Equal(4, tried.Append(server.Mails[1]).Select(mail => mail.Split('|')[0]).Distinct().Count());

        async Task ComeAsync(string id)
        {
            await _library.SaveAsync(NewsLibrary.Paper(id));
            await _library.IndexAsync();
            _library.Clock.Pass(TimeSpan.FromDays(1));
            await _library.Round.RunAsync(default);
        }
    }

    [Fact]
    public async Task While_a_digest_is_being_sent_the_next_waits_and_loses_nothing()
    {
        await _library.IndexAsync();
        var account = await _library.JoinAsync("Ada");
        await FollowAsync(account);
        _library.Clock.Pass(TimeSpan.FromDays(1));
        await _library.Round.RunAsync(default);
        var begun = (await _library.Community.Outbox.BeginAsync(_library.Clock.GetUtcNow(), []))!;
        _library.Clock.Pass(TimeSpan.FromDays(1));
        await _library.Round.RunAsync(default);
        Assert.Equal(begun.Data, (await _library.Community.Outbox.BeginAsync(_library.Clock.GetUtcNow(), []))!.Data);
        Assert.Equal(1, await CountAsync());

        await _library.Community.Outbox.EndAsync(begun.Number, MailState.Sent, null, _library.Clock.GetUtcNow());
        await _library.Round.RunAsync(default);

        var next = (await _library.Community.Outbox.BeginAsync(_library.Clock.GetUtcNow(), []))!;
        Assert.Equal(DigestOrder.Read(begun.Data)!.Span.To, DigestOrder.Read(next.Data)!.Span.From);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_death_before_or_after_the_outbox_repeats_the_very_same_digest(bool wasPutIn)
    {
        await _library.IndexAsync();
        var account = await _library.JoinAsync("Ada");
        await FollowAsync(account);
        _library.Clock.Pass(TimeSpan.FromDays(1));
        // As the death leaves it: the digest is closed, and perhaps put in.
        var end = await _library.Desk.SettledAsync(default);
        var closed = (await _library.Community.Digests.CloseAsync(account, DigestChoice.Daily, end, default))!;
        if (wasPutIn)
        {
            var key = FormattableString.Invariant($"digest:{account}:Daily:{closed.Due.UtcDateTime:yyyyMMddHHmmss}");
            await _library.Community.Outbox.AddAsync(DigestOrder.Kind, account, new DigestOrder(DigestChoice.Daily, new NewsSpan(closed.From, end)).Write(), closed.Due, key);
        }

        _library.Clock.Pass(TimeSpan.FromHours(2));
        await _library.Round.RunAsync(default);
        var mail = await _library.Community.Outbox.BeginAsync(_library.Clock.GetUtcNow(), []);
        Assert.Equal(new NewsSpan(closed.From, end), DigestOrder.Read(mail!.Data)!.Span);
        Assert.Equal(1, await CountAsync());
        Assert.Equal(end, Assert.Single(await _library.Community.Digests.ListAsync(account)).From);
    }

    [Fact]
    public async Task A_clock_that_ran_ahead_or_was_set_back_keeps_nobody_from_their_digest()
    {
        await _library.IndexAsync();
        var account = await _library.JoinAsync("Ada");
        await FollowAsync(account);
        await _library.Community.Digests.ScheduleAsync(account, DigestChoice.Daily, _library.Clock.GetUtcNow().AddYears(3), default);
        await _library.Round.RunAsync(default);
        Assert.Equal(0, await CountAsync());
        var due = Assert.Single(await _library.Community.Digests.ListAsync(account)).Due;
        Assert.InRange(due, _library.Clock.GetUtcNow(), _library.Clock.GetUtcNow().AddDays(1));

        _library.Clock.Pass(TimeSpan.FromDays(1));
        await _library.Round.RunAsync(default);
        Assert.Equal(1, await CountAsync());
        _library.Clock.Pass(TimeSpan.FromDays(-1));
        await _library.Round.RunAsync(default);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task While_there_is_no_index_nothing_is_done_and_nothing_lost()
    {
        var account = await _library.JoinAsync("Ada");
        await _library.Community.Digests.ScheduleAsync(account, DigestChoice.Daily, _library.Clock.GetUtcNow(), new NewsMark(_library.Clock.GetUtcNow(), 0, 0));
        await Assert.ThrowsAsync<IndexUnavailableException>(() => _library.Round.RunAsync(default));
        await _library.IndexAsync();
        await _library.Round.RunAsync(default);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Wishes_say_which_digests_come_and_ending_them_ends_all()
    {
        await _library.IndexAsync();
        var account = await _library.JoinAsync("Ada");
        await FollowAsync(account);
        await _library.Community.Follows.AddAsync(account, new Follow(FollowedThing.Replies, DigestChoice.Weekly, await _library.MarkAsync()));
        await _library.Schedule.UpdateAsync(account, default);
        Assert.Equal([DigestChoice.Daily, DigestChoice.Weekly], await DigestsAsync(account));
        await _library.Community.Follows.RemoveAsync(account, Learning);
        await _library.Schedule.UpdateAsync(account, default);
        Assert.Equal([DigestChoice.Weekly], await DigestsAsync(account));
        Assert.True(await _library.Schedule.EndAsync(account, default));
        Assert.False(await _library.Schedule.EndAsync(account, default));
        await _library.Schedule.UpdateAsync(account, default);
        Assert.Empty(await DigestsAsync(account));
        Assert.Single(await _library.Community.Follows.ListAsync(account));
    }

    public void Dispose() => _library.Dispose();

    private async Task FollowAsync(long account)
    {
        await _library.Community.Follows.AddAsync(account, new Follow(Learning, DigestChoice.Daily, await _library.MarkAsync()));
        await _library.Schedule.UpdateAsync(account, default);
    }

    private async Task<int> CountAsync()
    {
        var status = await _library.Community.Outbox.ReadStatusAsync();
        return status.Waiting;
    }

    /// <summary>A mail server that notes marks and words.</summary>
    private sealed class MailServer : IMailSender
    {
        public List<string> Mails { get; } = [];

        public MailOutcome Outcome { get; set; }

        public Task<MailReceipt> SendAsync(MailText mail, string mark, CancellationToken cancellationToken)
        {
            Mails.Add($"{mark}|{mail.Text}");
            return Task.FromResult(new MailReceipt(Outcome, "so"));
        }
    }

    /// <summary>Composes digests of the keys of papers.</summary>
    private sealed class TitleComposer(NewsLibrary library) : IMailComposer
    {
        public string Kind => DigestOrder.Kind;

        public async Task<MailText?> ComposeAsync(QueuedMail mail, CancellationToken cancellationToken)
        {
            var span = DigestOrder.Read(mail.Data)!.Span;
            var news = await library.Desk.FindAsync(Learning, mail.Account, span, FollowLimits.Items, cancellationToken);
            var papers = news.Items.Select(item => item.Work.ToString()).Order(StringComparer.Ordinal);
            return new MailText(mail.Address, "Digest", string.Join(' ', papers));
        }
    }

    private async Task<IEnumerable<DigestChoice>> DigestsAsync(long account) =>
        (await _library.Community.Digests.ListAsync(account)).Select(due => due.Digest);
}

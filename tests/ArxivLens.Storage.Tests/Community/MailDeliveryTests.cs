using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Storage.Tests.Community;

/// <summary>What becomes of mail, over a real outbox.</summary>
public sealed class MailDeliveryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteCommunity _community;
    private readonly HandClock _clock = new();
    private readonly Server _server = new();
    private readonly Composer _digest = new("digest");
    private readonly Composer _confirm = new("confirm") { IsOfAccount = true };

    public MailDeliveryTests() => _community = SqliteCommunity.Open(_folder.File("community.db"));

    public void Dispose()
    {
        _community.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_outage_of_an_hour_loses_nothing_and_multiplies_nothing()
    {
        var ada = await CommunityAccounts.AddAsync(_community, "Ada");
        await AddAsync(ada, "digest");
        _server.Answers = new MailReceipt(MailOutcome.Unavailable, "down");
        for (var minute = 0; minute < 60; minute++)
        {
            while (await DeliverAsync() is { } turn)
                Assert.Equal((MailState.Waiting, true), (turn.State, turn.IsOutage));
            _clock.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.InRange(_server.Marks.Count, 4, 8);
        Assert.Single(_server.Marks.Distinct());
        _server.Answers = new MailReceipt(MailOutcome.Taken);
        _clock.Pass(TimeSpan.FromHours(4));
        Assert.Equal(MailState.Sent, (await DeliverAsync())!.State);
        Assert.Null(await DeliverAsync());
    }

    [Fact]
    public async Task After_five_days_a_mail_is_given_up()
    {
        await AddAsync(await CommunityAccounts.AddAsync(_community, "Ada"), "digest");
        _server.Answers = new MailReceipt(MailOutcome.Deferred, "451 later");
        MailTurn? last = null;
        for (var hour = 0; hour < 24 * 6; hour++)
        {
            last = await DeliverAsync() ?? last;
            _clock.Pass(TimeSpan.FromHours(1));
        }

        Assert.Equal((MailState.GivenUp, "451 later"), (last!.State, last.Reason));
        Assert.InRange(_server.Marks.Count, 28, 50);
    }

    [Fact]
    public async Task An_address_that_is_refused_for_good_gets_no_more_but_the_mail_that_confirms_it()
    {
        var ada = await CommunityAccounts.AddAsync(_community, "Ada");
        _server.Answers = new MailReceipt(MailOutcome.NoSuchAddress, "550 no");
        await AddAsync(ada, "digest", 3);
        Assert.Equal(MailState.GivenUp, (await DeliverAsync())!.State);
        Assert.Equal(MailState.Dropped, (await DeliverAsync())!.State);
        Assert.Equal(MailState.Dropped, (await DeliverAsync())!.State);
        Assert.Single(_server.Marks);

        _server.Answers = new MailReceipt(MailOutcome.Taken);
        await AddAsync(ada, "confirm");
        Assert.Equal(MailState.Sent, (await DeliverAsync())!.State);
    }

    [Fact]
    public async Task Only_what_confirms_an_address_goes_to_one_that_is_not_confirmed()
    {
        var account = (await _community.Accounts.AddAsync(new Account { Name = "Ada", PendingEmail = "ada@example.org", Joined = _clock.GetUtcNow() })).Account!;
        await AddAsync(account.ToReader(), "digest");
        Assert.Equal(MailState.Dropped, (await DeliverAsync())!.State);
        await AddAsync(account.ToReader(), "confirm");
        Assert.Equal(MailState.Sent, (await DeliverAsync())!.State);
        Assert.Single(_server.Marks);

        var bob = await CommunityAccounts.AddAsync(_community, "Bob");
        _digest.Compose = _ => new MailText("somebody.else@example.org", "S", "T");
        await AddAsync(bob, "digest");
        Assert.Equal(MailState.Dropped, (await DeliverAsync())!.State);
        Assert.Single(_server.Marks);
    }

    [Fact]
    public async Task A_mail_that_says_nothing_any_more_or_cannot_be_composed_keeps_no_other_waiting()
    {
        var ada = await CommunityAccounts.AddAsync(_community, "Ada");
        await AddAsync(ada, "unknown");
        Assert.Equal(MailState.Dropped, (await DeliverAsync())!.State);
        await AddAsync(ada, "digest", 3);
        _digest.Compose = _ => null;
        Assert.Equal(MailState.Dropped, (await DeliverAsync())!.State);
        _digest.Compose = _ => throw new FormatException("zebra");
        var failed = await DeliverAsync();
        Assert.Equal((MailState.GivenUp, "it cannot be composed: FormatException"), (failed!.State, failed.Reason));
        _digest.Compose = null;
        Assert.Equal(MailState.Sent, (await DeliverAsync())!.State);
    }

    [Fact]
    public void Pauses_grow_from_a_minute_to_four_hours_and_differ_between_mails()
    {
        Assert.Equal(TimeSpan.FromSeconds(45), MailDelivery.PauseOf(1, "0000"));
        Assert.Equal(TimeSpan.FromSeconds(75), MailDelivery.PauseOf(1, "ffff"));
        Assert.Equal(TimeSpan.FromHours(5), MailDelivery.PauseOf(9, "ffff"));
        Assert.Equal(TimeSpan.FromHours(3), MailDelivery.PauseOf(int.MaxValue, "0000"));
    }

    private Task<MailTurn?> DeliverAsync() =>
        new MailDelivery(_community.Outbox, [_digest, _confirm], _server, _clock).DeliverNextAsync(default, default);

    private async Task AddAsync(Reader reader, string kind, int count = 1)
    {
        for (var number = 0; number < count; number++)
            await _community.Outbox.AddAsync(kind, reader.Account, "{}", _clock.GetUtcNow(), $"{kind}:{reader.Account}:{_server.Marks.Count}:{number}");
    }

    private sealed class Server : IMailSender
    {
        public List<string> Marks { get; } = [];

        public MailReceipt Answers { get; set; } = new(MailOutcome.Taken);

        public Task<MailReceipt> SendAsync(MailText mail, string mark, CancellationToken cancellationToken)
        {
            Marks.Add(mark);
            return Task.FromResult(Answers);
        }
    }

    private sealed class Composer(string kind) : IMailComposer
    {
        public string Kind => kind;

        public bool IsOfAccount { get; init; }

        public Func<QueuedMail, MailText?>? Compose { get; set; }

        public Task<MailText?> ComposeAsync(QueuedMail mail, CancellationToken cancellationToken) =>
            Task.FromResult(Compose is null ? new MailText(mail.Address, "S", "T") : Compose(mail));
    }
}

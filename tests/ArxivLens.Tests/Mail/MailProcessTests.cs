using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Storage.Sqlite.Community;
using ArxivLens.Tests.Processes;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Tests.Mail;

/// <summary>Mail of the assembled program, sent to a real mail server.</summary>
public sealed class MailProcessTests : IDisposable
{
    // Each starts a server; ARXIVLENS_CRASH_ROUNDS asks for more.
    private const int FewRounds = 8;
    private static readonly int Rounds =
        int.Parse(Environment.GetEnvironmentVariable("ARXIVLENS_CRASH_ROUNDS") ?? $"{FewRounds}", CultureInfo.InvariantCulture);
    private readonly DataFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_server_killed_between_sending_and_writing_it_down_loses_no_mail_and_doubles_at_most_that_one()
    {
        await using var smtp = await SmtpServer.StartAsync("--pause", "0.05");
        var reader = await PrepareAsync(smtp);
        var taken = new List<TakenMail>();
        for (var round = 0; round < Rounds; round++)
        {
            await QueueAsync(reader, round);
            await using var server = await StartAsync(smtp);
            // The mail server has the mail of this round; ours does not know yet, or has just learnt it.
            while (taken.Select(mail => mail.Header("Message-ID")).Distinct().Count() <= round)
                taken.Add(await smtp.NextAsync());
            await server.KillAsync();
            taken.AddRange(smtp.Rest());
        }

        await using (await StartAsync(smtp))
        {
            await Eventually.IsTrueAsync(async () => (await ReadStatusAsync()).Waiting == 0, () => "Mail still waits.");
        }

        taken.AddRange(smtp.Rest());
        var mails = taken.GroupBy(mail => mail.Header("Message-ID")).ToList();
        Assert.Equal(Rounds, mails.Count);
        Assert.All(mails, mail => Assert.InRange(mail.Count(), 1, 2));
    }

    [Fact]
    public async Task A_mail_to_try_arrives_and_status_tells_what_became_of_it()
    {
        await using var smtp = await SmtpServer.StartAsync();
        await PrepareAsync(smtp);
        Assert.Contains("nobody here is called", (await Arxivlens.RunAsync(_data, "mail", "test", "Eve")).Ends(1).Error, StringComparison.Ordinal);
        (await Arxivlens.RunAsync(_data, "mail", "test", "ada")).Ends(0);
        Assert.Contains("1 waiting", (await Arxivlens.RunAsync(_data, "status")).Ends(0).Output, StringComparison.Ordinal);
        await using var server = await StartAsync(smtp);

        var mail = await smtp.NextAsync();

        Assert.Equal("ada@example.org", mail.To);
        Assert.Contains("Hello Ada,", mail.Text, StringComparison.Ordinal);
        await Eventually.IsTrueAsync(async () => (await ReadStatusAsync()).Sent == 1, () => server.Messages);
        await Eventually.IsTrueAsync(
            () => Task.FromResult(server.Messages.Contains($"127.0.0.1:{smtp.Port}", StringComparison.Ordinal)), () => server.Messages);
        Assert.DoesNotContain("s3cret", server.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ARXIVLENS_SMTP", "ARXIVLENS_SMTP", "mail.example.org")]
    [InlineData("ARXIVLENS_SMTP", "starttls:// with port 587", "smtps://u:s3cret@mail.example.org")]
    [InlineData("ARXIVLENS_MAIL_FROM", "ARXIVLENS_MAIL_FROM", "not an address")]
    [InlineData("ARXIVLENS_MAIL_FROM", "ARXIVLENS_MAIL_FROM", "a@example.org\r\nBcc: eve@example.org")]
    [InlineData("ARXIVLENS_MAIL_FROM", "ARXIVLENS_MAIL_FROM", "")]
    [InlineData("ARXIVLENS_SMTP_FILE", "ARXIVLENS_SMTP_FILE", "/nowhere/at/all")]
    [InlineData(null, "--public-address", "")]
    public async Task A_setting_that_cannot_be_meant_is_told_at_start(string? variable, string named, string value)
    {
        var settings = new Dictionary<string, string>
        {
            ["ARXIVLENS_SMTP"] = variable == "ARXIVLENS_SMTP_FILE" ? "" : "smtp://u:s3cret@127.0.0.1",
            ["ARXIVLENS_MAIL_FROM"] = "lens@example.org",
        };
        if (variable is not null)
            settings[variable] = value;
        var outcome = (await Arxivlens.RunWithAsync(settings, _data, "serve", "--urls", "http://127.0.0.1:0")).Ends(2);
        Assert.Contains(named, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", outcome.Error, StringComparison.Ordinal);
    }

    private async Task<Reader> PrepareAsync(SmtpServer smtp)
    {
        await using (await StartAsync(smtp))
        {
            // The first start makes the library.
        }

        using var community = SqliteCommunity.Open(Path.Combine(_data.Path, "community.db"));
        return await CommunityAccounts.AddAsync(community, "Ada");
    }

    private async Task QueueAsync(Reader reader, int round)
    {
        using var community = SqliteCommunity.Open(Path.Combine(_data.Path, "community.db"));
        await community.Outbox.AddAsync(
            "trial", reader.Account, "{}", TimeProvider.System.GetUtcNow(), round.ToString(CultureInfo.InvariantCulture));
    }

    private Task<Core.Mail.OutboxStatus> ReadStatusAsync() =>
        Task.FromResult(SqliteCommunity.FindOutboxStatus(Path.Combine(_data.Path, "community.db"))!);

    private Task<ServerProcess> StartAsync(SmtpServer smtp) => ServerProcess.StartAsync(
        _data,
        new Dictionary<string, string>
        {
            ["ARXIVLENS_SMTP"] = $"smtp://127.0.0.1:{smtp.Port}",
            ["ARXIVLENS_MAIL_FROM"] = "Lens <lens@example.org>",
        },
        "--no-built-in",
        "--public-address",
        "https://lens.example.org");
}

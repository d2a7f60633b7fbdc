using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ArxivLens.Core.Mail;
using ArxivLens.Sources.Smtp;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Smtp;

/// <summary>Mail handed to a real mail server, and to some that misbehave.</summary>
public sealed class SmtpSenderTests(SharedMailServer shared) : IClassFixture<SharedMailServer>
{
    private const string Mark = "0123456789abcdef0123456789abcdef";
    private const string Password = "p%C3%A4ssw%C3%B6rd%20%25%2F%40";
    private static readonly MailOptions Lens = new("lens@example.org", "Ärxiv “Lens”", new Uri("https://lens.example.org/"));

    [Fact]
    public async Task A_mail_arrives_as_it_was_written()
    {
        await using var server = await SmtpServer.StartAsync();
        var text = "Grüße 你好 🦊\n.\n..two dots\n.hidden\r\nFrom here = there \n\ttab\t\n" + new string('x', 500) + "\n" + new string('é', 300);
        var mail = new MailText("ada@example.org", "Neue Aufsätze: „Über Ω“ 🦊 und noch mehr Wörter, damit die Zeile lang wird", text)
        {
            Unsubscribe = new Uri("https://lens.example.org/unsubscribe/Abc-_9"),
            List = "digest",
        };

        var receipt = await SendAsync(server, mail);

        Assert.Equal(new MailReceipt(MailOutcome.Taken), receipt);
        var taken = await server.NextAsync();
        Assert.Empty(taken.Defects);
        Assert.Equal(("ada@example.org", "lens@example.org"), (taken.To, taken.Sender));
        // The runtime ends a mail with an empty line.
        Assert.Equal(text.ReplaceLineEndings("\n") + "\n\n", taken.Text.ReplaceLineEndings("\n"));
        Assert.Equal(mail.Subject, taken.Header("Subject"));
        Assert.Contains("Ärxiv “Lens”", taken.Header("From"), StringComparison.Ordinal);
        Assert.Contains("lens@example.org", taken.Header("From"), StringComparison.Ordinal);
        Assert.Equal($"<{Mark}@example.org>", taken.Header("Message-ID"));
        Assert.True(DateTimeOffset.TryParse(taken.Header("Date"), CultureInfo.InvariantCulture, out _));
        Assert.Equal("auto-generated", taken.Header("Auto-Submitted"));
        Assert.Equal("<digest.example.org>", taken.Header("List-Id"));
        Assert.Equal("<https://lens.example.org/unsubscribe/Abc-_9>", taken.Header("List-Unsubscribe"));
        Assert.Equal("List-Unsubscribe=One-Click", taken.Header("List-Unsubscribe-Post"));
        Assert.True(taken.IsAscii);
        Assert.InRange(taken.LongestLine, 1, 78);
    }

    [Theory]
    [InlineData("Hello\r\nBcc: eve@example.org")]
    [InlineData("Hello\r\n\r\nAnother body")]
    [InlineData("Hello\nX-Evil: 1")]
    [InlineData("Hello\rX-Evil: 1")]
    [InlineData("=?utf-8?Q?Hello=0D=0ABcc:_eve@example.org?=")]
    [InlineData("Hello\0\u2028X-Evil: 1\u0085X-Evil: 2\ud800\u202e")]
    [InlineData("\ufffe=?=?utf-8?Q?a=0D=0ABcc:_eve@example.org?=\u2066 \" <eve@example.org>, \\")]
    [InlineData("")]
    public async Task No_words_become_a_header(string hostile)
    {
        await using var server = await SmtpServer.StartAsync();
        var from = Lens with { FromName = hostile };
        var mail = new MailText("ada@example.org", hostile, hostile) { List = hostile };

        var receipt = await new SmtpSender(OptionsOf($"smtp://127.0.0.1:{server.Port}"), from, TimeProvider.System)
            .SendAsync(mail, Mark, CancellationToken.None);

        Assert.Equal(MailOutcome.Taken, receipt.Outcome);
        var taken = await server.NextAsync();
        string[] known =
        [
            "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "List-Id",
        ];
        Assert.All(taken.Headers, header => Assert.Contains(header.Name, known));
        Assert.Equal(taken.Headers.Count, taken.Headers.Select(header => header.Name).Distinct().Count());
        Assert.Empty(taken.Defects);
        Assert.DoesNotContain(taken.Headers, header => header.Value.Contains('\n', StringComparison.Ordinal));
        Assert.EndsWith("lens@example.org", taken.Header("From").TrimEnd('>'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada@example.org\r\nRCPT TO:<eve@example.org>")]
    [InlineData("ada@example.org>\r\nDATA")]
    [InlineData("<ada@example.org>")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("ada@example.org, eve@example.org")]
    [InlineData("ada example.org")]
    [InlineData("ädä@example.org")]
    [InlineData("ada@")]
    [InlineData("@example.org")]
    [InlineData("")]
    public async Task What_is_no_address_is_sent_nothing(string to)
    {
        await using var server = await SmtpServer.StartAsync();
        Assert.Equal(MailOutcome.NoSuchAddress, (await SendAsync(server, to)).Outcome);
        Assert.Empty(server.Rest());
    }

    [Fact]
    public async Task A_domain_in_any_script_is_written_in_ASCII()
    {
        await using var server = await SmtpServer.StartAsync();
        Assert.Equal(MailOutcome.Taken, (await SendAsync(server, "ada@bücher.example")).Outcome);
        Assert.Equal("ada@xn--bcher-kva.example", (await server.NextAsync()).To);
    }

    [Theory]
    [InlineData("gone", MailOutcome.NoSuchAddress, "550", "5.1.1 No such user here")]
    [InlineData("nullmx", MailOutcome.NoSuchAddress, "556", "5.1.10")]
    [InlineData("grey", MailOutcome.Deferred, "450", "4.7.1")]
    [InlineData("later", MailOutcome.Deferred, "451", "Come back")]
    [InlineData("relay", MailOutcome.Deferred, "550", "5.7.1")]
    [InlineData("member", MailOutcome.Unavailable, "530", "5.7.0")]
    [InlineData("denied", MailOutcome.Unavailable, "554", "5.7.1")]
    [InlineData("nobody", MailOutcome.Unavailable, "554", "Transaction failed")]
    [InlineData("spam", MailOutcome.Refused, "554", "5.6.0")]
    [InlineData("big", MailOutcome.Refused, "552", "too long")]
    [InlineData("virus", MailOutcome.Unavailable, "554", "5.7.1")]
    [InlineData("full", MailOutcome.Unavailable, "452", "4.3.1")]
    [InlineData("box", MailOutcome.Deferred, "452", "4.2.2")]
    [InlineData("drop", MailOutcome.Unavailable, "", "")]
    public async Task What_the_server_says_decides_what_becomes_of_the_mail(string name, MailOutcome outcome, string code, string words)
    {
        var receipt = await SendAsync(shared.Server, $"{name}@example.org");
        Assert.Equal(outcome, receipt.Outcome);
        Assert.Contains($"{code} ", receipt.Detail, StringComparison.Ordinal);
        Assert.Contains(words, receipt.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_that_is_not_taken_makes_all_mail_wait()
    {
        await using var server = await SmtpServer.StartAsync();
        var receipt = await new SmtpSender(OptionsOf($"smtp://127.0.0.1:{server.Port}"), Lens with { From = "stranger@example.org" }, TimeProvider.System)
            .SendAsync(new MailText("ada@example.org", "S", "T"), Mark, CancellationToken.None);
        Assert.Equal(MailOutcome.Unavailable, receipt.Outcome);
        Assert.Contains("550", receipt.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Rest());
    }

    [Theory]
    [InlineData("421 Too busy\r\n")]
    [InlineData("554 No\r\n")]
    [InlineData("220 half a li")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("220-\r\n220-\r\n220-")]
    [InlineData("220 hello\r\n500 what\r\n")]
    public async Task A_server_that_is_none_makes_all_mail_wait(string says)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = AnswerAsync(listener, says);
        var sender = new SmtpSender(OptionsOf($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), Lens, TimeProvider.System);

        var receipt = await sender.SendAsync(new MailText("ada@example.org", "S", "T"), Mark, CancellationToken.None);

        Assert.Equal(MailOutcome.Unavailable, receipt.Outcome);
        (await served).Dispose();
    }

    [Fact]
    public async Task Where_nobody_listens_all_mail_waits()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var receipt = await new SmtpSender(OptionsOf($"smtp://127.0.0.1:{port}"), Lens, TimeProvider.System)
            .SendAsync(new MailText("ada@example.org", "S", "T"), Mark, CancellationToken.None);
        Assert.Equal(MailOutcome.Unavailable, receipt.Outcome);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task A_server_that_falls_silent_is_waited_for_so_long_and_no_longer(int answers)
    {
        using var server = new SilentMailServer(answers);
        var clock = new HandClock();
        var sending = SenderOf(server, clock).SendAsync(new MailText("ada@example.org", "S", "T"), Mark, CancellationToken.None);
        await server.Silence;
        clock.Pass(SmtpSender.Patience - TimeSpan.FromTicks(1));
        Assert.False(sending.IsCompleted);

        clock.Pass(TimeSpan.FromTicks(1));

        var receipt = await sending;
        Assert.Equal(MailOutcome.Unavailable, receipt.Outcome);
        Assert.Contains("not answer in time", receipt.Detail, StringComparison.Ordinal);
        await server.HungUp;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public async Task Who_stops_the_program_does_not_wait_for_the_mail_server(int answers)
    {
        using var server = new SilentMailServer(answers);
        using var stop = new CancellationTokenSource();
        var sending = SenderOf(server, new HandClock()).SendAsync(new MailText("ada@example.org", "S", "T"), Mark, stop.Token);
        await server.Silence;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await server.HungUp;
    }

    [Fact]
    public async Task A_password_goes_over_a_connection_that_the_server_proves_to_be_its_own()
    {
        using var certificates = Certificates.Create("localhost");
        using var file = new TemporaryFile(certificates.Leaf.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n" + certificates.Leaf.ExportCertificatePem());
        using var root = new TemporaryFile(certificates.Root.ExportCertificatePem());
        await using var server = await SmtpServer.StartAsync("--login", "--tls", file.Path);

        var printed = await SendingProcess.RunAsync($"starttls://lens:{Password}@localhost:{server.Port}", root.Path);
        Assert.Equal("Taken", printed.Trim());
        var taken = await server.NextAsync();
        Assert.Equal((true, "lens"), (taken.IsSecure, taken.User));

        var refused = await SendingProcess.RunAsync($"starttls://lens:wr0ng-secret@localhost:{server.Port}", root.Path);
        // The runtime goes on without having signed in, and the server says what it thinks of that.
        Assert.StartsWith("Unavailable", refused, StringComparison.Ordinal);
        Assert.Contains("530", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", refused, StringComparison.Ordinal);

        var strange = await SenderOf($"starttls://lens:{Password}@localhost:{server.Port}").SendAsync(new MailText("ada@example.org", "S", "T"), Mark, default);
        Assert.Equal(MailOutcome.Unavailable, strange.Outcome);
        Assert.Contains("not private", strange.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Rest());
    }

    [Fact]
    public async Task A_mail_server_on_this_machine_may_ask_for_a_password_without_a_private_connection()
    {
        await using var server = await SmtpServer.StartAsync("--login");
        var receipt = await SenderOf($"smtp://lens:{Password}@127.0.0.1:{server.Port}").SendAsync(new MailText("ada@example.org", "S", "T"), Mark, default);
        Assert.Equal(new MailReceipt(MailOutcome.Taken), receipt);
        Assert.Equal("lens", (await server.NextAsync()).User);
    }

    [Fact]
    public async Task Without_STARTTLS_where_it_is_asked_for_nothing_is_told()
    {
        await using var server = await SmtpServer.StartAsync();
        var receipt = await SenderOf($"starttls://lens:{Password}@127.0.0.1:{server.Port}").SendAsync(new MailText("ada@example.org", "S", "T"), Mark, default);
        Assert.Equal(MailOutcome.Unavailable, receipt.Outcome);
        Assert.Contains("does not support secure connections", receipt.Detail, StringComparison.Ordinal);
        Assert.Empty(server.Rest());
    }

    private static Task<MailReceipt> SendAsync(SmtpServer server, string to) => SendAsync(server, new MailText(to, "Subject", "Text"));

    private static Task<MailReceipt> SendAsync(SmtpServer server, MailText mail) =>
        SenderOf($"smtp://127.0.0.1:{server.Port}").SendAsync(mail, Mark, CancellationToken.None);

    private static SmtpSender SenderOf(string address) => new(OptionsOf(address), Lens, TimeProvider.System);

    private static SmtpSender SenderOf(SilentMailServer server, HandClock clock) => new(OptionsOf($"smtp://127.0.0.1:{server.Port}"), Lens, clock);

    private static SmtpOptions OptionsOf(string address)
    {
        Assert.True(SmtpOptions.TryParse(address, out var options, out var fault), fault);
        return options;
    }

    private static async Task<Socket> AnswerAsync(TcpListener listener, string says)
    {
        var client = await listener.AcceptSocketAsync();
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(says));
        client.Shutdown(SocketShutdown.Send);
        return client;
    }
}

/// <summary>One mail server for the tests that send it one mail each.</summary>
public sealed class SharedMailServer : IAsyncLifetime
{
    internal SmtpServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await SmtpServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

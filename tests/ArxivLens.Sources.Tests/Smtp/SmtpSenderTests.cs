using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using ArxivLens.Core.Mail;
using ArxivLens.Sources.Smtp;
using ArxivLens.Sources.Tests.Http;
using ArxivLens.Tests.Shared;

namespace ArxivLens.Sources.Tests.Smtp;

/// <summary>Mail handed to a real mail server, and to some that misbehave.</summary>
public sealed class SmtpSenderTests
{
    private const string Mark = "0123456789abcdef0123456789abcdef";
    private const string Password = "p%C3%A4ssw%C3%B6rd%20%25%2F%40";
    private static readonly MailOptions Lens = new("lens@example.org", "Ärxiv “Lens”", new Uri("https://lens.example.org/"));
    private static readonly DateTimeOffset Day = new(2026, 11, 5, 7, 8, 9, TimeSpan.FromHours(2));

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
        Assert.Equal(text.ReplaceLineEndings("\n") + "\n", taken.Text.ReplaceLineEndings("\n"));
        Assert.Equal(mail.Subject, taken.Header("Subject"));
        Assert.Contains("Ärxiv “Lens”", taken.Header("From"), StringComparison.Ordinal);
        Assert.Contains("lens@example.org", taken.Header("From"), StringComparison.Ordinal);
        Assert.Equal($"<{Mark}@example.org>", taken.Header("Message-ID"));
        Assert.Equal("Thu, 05 Nov 2026 05:08:09 +0000", taken.Header("Date"));
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
    [InlineData("")]
    public async Task No_words_become_a_header(string hostile)
    {
        await using var server = await SmtpServer.StartAsync();
        var from = Lens with { FromName = hostile };
        var mail = new MailText("ada@example.org", hostile, hostile) { List = hostile };

        var receipt = await new SmtpSender(OptionsOf($"smtp://127.0.0.1:{server.Port}"), from, TimeProvider.System)
            .SendAsync(mail, Mark, Day, CancellationToken.None);

        Assert.Equal(MailOutcome.Taken, receipt.Outcome);
        var taken = await server.NextAsync();
        string[] known =
        [
            "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "List-Id",
        ];
        Assert.All(taken.Headers, header => Assert.Contains(header.Name, known));
        Assert.Equal(taken.Headers.Count, taken.Headers.Select(header => header.Name).Distinct().Count());
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
    [InlineData("gone@example.org", MailOutcome.NoSuchAddress, "550 5.1.1")]
    [InlineData("grey@example.org", MailOutcome.Deferred, "451 4.7.1")]
    [InlineData("relay@example.org", MailOutcome.Deferred, "550 5.7.1")]
    [InlineData("spam@example.org", MailOutcome.Refused, "554 5.6.0")]
    [InlineData("full@example.org", MailOutcome.Deferred, "452 4.3.1")]
    [InlineData("drop@example.org", MailOutcome.Deferred, "not known")]
    [InlineData("slow@example.org", MailOutcome.Deferred, "not known")]
    public async Task What_the_server_says_decides_what_becomes_of_the_mail(string to, MailOutcome outcome, string words)
    {
        await using var server = await SmtpServer.StartAsync();
        var receipt = await SendAsync(server, to);
        Assert.Equal(outcome, receipt.Outcome);
        Assert.Contains(words, receipt.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("421 Too busy\r\n")]
    [InlineData("554 No\r\n")]
    [InlineData("220 half a li")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("220-\r\n220-\r\n220-")]
    [InlineData("220 hello\r\n500 what\r\n")]
    public async Task A_server_that_is_none_makes_all_mail_wait(string? says)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = AnswerAsync(listener, says);
        var sender = new SmtpSender(OptionsOf($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), Lens, TimeProvider.System);

        var receipt = await sender.SendAsync(new MailText("ada@example.org", "S", "T"), Mark, Day, CancellationToken.None);

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
            .SendAsync(new MailText("ada@example.org", "S", "T"), Mark, Day, CancellationToken.None);
        Assert.Equal(MailOutcome.Unavailable, receipt.Outcome);
    }

    [Theory]
    [InlineData("starttls", "")]
    [InlineData("smtps", "--wrapped")]
    public async Task A_password_goes_over_a_private_connection(string scheme, string how)
    {
        using var certificates = Certificates.Create("localhost");
        using var file = new TemporaryFile(certificates.Leaf.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n" + certificates.Leaf.ExportCertificatePem());
        string[] arguments = ["--login", "--tls", file.Path, .. how.Length > 0 ? new[] { how } : []];
        await using var server = await SmtpServer.StartAsync(arguments);
        var mail = new MailText("ada@example.org", "S", "T");
        var address = $"{scheme}://lens:{Password}@localhost:{server.Port}";
        var trusting = OptionsOf(address, [certificates.Root]);

        Assert.Equal(new MailReceipt(MailOutcome.Taken), await new SmtpSender(trusting, Lens, TimeProvider.System).SendAsync(mail, Mark, Day, default));
        Assert.Equal((true, "lens"), ((await server.NextAsync()) is var taken ? (taken.IsSecure || how.Length > 0, taken.User) : default));

        var strange = await new SmtpSender(OptionsOf(address), Lens, TimeProvider.System).SendAsync(mail, Mark, Day, default);
        Assert.Equal(MailOutcome.Unavailable, strange.Outcome);
        Assert.Contains("not private", strange.Detail, StringComparison.Ordinal);
        var wrong = OptionsOf($"{scheme}://lens:wr0ng-secret@localhost:{server.Port}", [certificates.Root]);
        var refused = await new SmtpSender(wrong, Lens, TimeProvider.System).SendAsync(mail, Mark, Day, default);
        Assert.Equal(MailOutcome.Unavailable, refused.Outcome);
        Assert.DoesNotContain("wr0ng", refused.Detail + wrong, StringComparison.Ordinal);
        Assert.Empty(server.Rest());
    }

    [Fact]
    public async Task Without_STARTTLS_where_it_is_asked_for_nothing_is_told()
    {
        await using var server = await SmtpServer.StartAsync();
        var options = OptionsOf($"starttls://lens:{Password}@127.0.0.1:{server.Port}");
        var receipt = await new SmtpSender(options, Lens, TimeProvider.System).SendAsync(new MailText("ada@example.org", "S", "T"), Mark, Day, default);
        Assert.Equal(MailOutcome.Unavailable, receipt.Outcome);
        Assert.Contains("does not become private", receipt.Detail, StringComparison.Ordinal);
    }

    private static Task<MailReceipt> SendAsync(SmtpServer server, string to) => SendAsync(server, new MailText(to, "Subject", "Text"));

    private static Task<MailReceipt> SendAsync(SmtpServer server, MailText mail) =>
        new SmtpSender(OptionsOf($"smtp://127.0.0.1:{server.Port}"), Lens, TimeProvider.System).SendAsync(mail, Mark, Day, CancellationToken.None);

    private static SmtpOptions OptionsOf(string address, X509Certificate2Collection? roots = null)
    {
        Assert.True(SmtpOptions.TryParse(address, out var options, out var fault), fault);
        return options.ForTests(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1), roots);
    }

    private static async Task<Socket> AnswerAsync(TcpListener listener, string? says)
    {
        var client = await listener.AcceptSocketAsync();
        if (says is null)
            return client;
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(says));
        client.Shutdown(SocketShutdown.Send);
        return client;
    }
}

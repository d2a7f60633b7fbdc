using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ArxivLens.Core.Mail;
using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Smtp;

/// <summary>Hands mail to the operator's mail server, one connection a mail.</summary>
/// <param name="options">The server.</param>
/// <param name="mail">Whom mail is from.</param>
/// <param name="clock">Measures its patience.</param>
public sealed class SmtpSender(SmtpOptions options, MailOptions mail, TimeProvider clock) : IMailSender
{
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task<MailReceipt> SendAsync(MailText mail, string mark, DateTimeOffset date, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (MailAddressText.Write(mail.To) is not { } to)
            return new MailReceipt(MailOutcome.NoSuchAddress, "it is no address that every mail server takes");
        using var patience = new Patience(options.Patience, clock, cancellationToken);
        try
        {
            return await SendAsync(mail, to, mark, date, patience);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unavailable("it did not answer in time", patience);
        }
        catch (AuthenticationException e)
        {
            return Unavailable($"the connection is not private: {OneLine(e)}", patience);
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return Unavailable(OneLine(e), patience);
        }
    }

    // Where the server has all of it, only this mail is in doubt; before that the next would fare no better.
    private MailReceipt Unavailable(string detail, Patience patience) => patience.HasSentAll
        ? new MailReceipt(MailOutcome.Deferred, $"{options}: whether it took the mail is not known: {detail}")
        : new MailReceipt(MailOutcome.Unavailable, $"{options}: {detail}");

    private static string OneLine(Exception e) => e.Message.ReplaceLineEndings(" ");

    private async Task<MailReceipt> SendAsync(MailText text, string to, string mark, DateTimeOffset date, Patience patience)
    {
        var connection = await OutboundDoor.ConnectAsync(options.Server, OutboundDoor.ResolveAsync, patience.Token);
        await using var server = new SmtpConversation(connection);
        if (await OpenAsync(server, patience) is { } closed)
            return new MailReceipt(MailOutcome.Unavailable, $"{options}: {closed}");
        if (await server.SayAsync($"MAIL FROM:<{mail.From}>", patience.Renew(options.Patience)) is { IsGood: false } sender)
            return new MailReceipt(MailOutcome.Unavailable, $"{options} takes no mail from us: {sender}");
        if (await server.SayAsync($"RCPT TO:<{to}>", patience.Renew(options.Patience)) is { IsGood: false } recipient)
            return new MailReceipt(OutcomeOf(recipient), $"{options} on the recipient: {recipient}");
        if (await server.SayAsync("DATA", patience.Renew(options.Patience)) is { IsGood: false } data)
            return new MailReceipt(MailOutcome.Deferred, $"{options}: {data}");
        patience.Renew(options.LastPatience);
        patience.HasSentAll = true;
        await server.SendAsync(MimeText.Write(text, to, mail, mark, date), patience.Token);
        var end = await server.ListenAsync(patience.Token);
        if (!end.IsGood)
            return new MailReceipt(end.IsForGood && !end.IsAboutUs ? MailOutcome.Refused : MailOutcome.Deferred, $"{options}: {end}");
        await LeaveAsync(server, patience);
        return new MailReceipt(MailOutcome.Taken);
    }

    private static MailOutcome OutcomeOf(SmtpReply recipient) =>
        recipient.IsForGood && !recipient.IsAboutUs ? MailOutcome.NoSuchAddress : MailOutcome.Deferred;

    // Greets, goes private and says who we are. What is wrong comes back.
    private async Task<string?> OpenAsync(SmtpConversation server, Patience patience)
    {
        var isPrivate = options.Security == SmtpSecurity.Always || options.IsHere;
        if (options.Security == SmtpSecurity.Always)
            await server.SecureAsync(options.Server.IdnHost, options.Roots, patience.Token);
        if (await server.ListenAsync(patience.Token) is { Code: not 220 } greeting)
            return greeting.ToString();
        var hello = await server.SayAsync($"EHLO {mail.Domain}", patience.Renew(options.Patience));
        if (hello.IsGood && NeedsStartTls(hello))
        {
            if (await server.SayAsync("STARTTLS", patience.Renew(options.Patience)) is { Code: not 220 } refused)
                return $"it does not become private: {refused}";
            await server.SecureAsync(options.Server.IdnHost, options.Roots, patience.Token);
            isPrivate = true;
            hello = await server.SayAsync($"EHLO {mail.Domain}", patience.Renew(options.Patience));
        }

        return hello.IsGood ? await SignInAsync(server, hello, isPrivate, patience) : hello.ToString();
    }

    private bool NeedsStartTls(SmtpReply hello) => options.Security switch
    {
        SmtpSecurity.StartTls => true,
        // A server on this machine has seldom a certificate for that name, and nobody listens in.
        SmtpSecurity.WhereOffered => !options.IsHere && Offers(hello, "STARTTLS"),
        _ => false,
    };

    private async Task<string?> SignInAsync(SmtpConversation server, SmtpReply hello, bool isPrivate, Patience patience)
    {
        if (options.User is not { } user)
            return null;
        if (!isPrivate)
            return "the password is not sent over an open connection: use starttls:// or smtps://";
        var answer = Mechanisms(hello).Contains("PLAIN", StringComparer.OrdinalIgnoreCase)
            ? await server.SayAsync($"AUTH PLAIN {Base64($"\0{user}\0{options.Password}")}", patience.Renew(options.Patience))
            : await LogInAsync(server, user, patience);
        return answer.IsGood ? null : $"it does not let us in: {answer}";
    }

    private async Task<SmtpReply> LogInAsync(SmtpConversation server, string user, Patience patience)
    {
        var answer = await server.SayAsync("AUTH LOGIN", patience.Renew(options.Patience));
        if (answer.Code == 334)
            answer = await server.SayAsync(Base64(user), patience.Renew(options.Patience));
        return answer.Code == 334 ? await server.SayAsync(Base64(options.Password!), patience.Renew(options.Patience)) : answer;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static bool Offers(SmtpReply hello, string word) => hello.Lines.Any(line => line.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Mechanisms(SmtpReply hello) => hello.Lines
        .Where(line => line.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("AUTH=", StringComparison.OrdinalIgnoreCase))
        .SelectMany(line => line[5..].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // It has the mail; how it takes our leave is nothing to us.
    private static async Task LeaveAsync(SmtpConversation server, Patience patience)
    {
        try
        {
            await server.SayAsync("QUIT", patience.Renew(FarewellPatience));
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // It hung up first.
        }
    }
}

using System.Net;
using System.Net.Mail;
using ArxivLens.Core.Mail;

#pragma warning disable RS0030 // The one place that may use the runtime's client.

namespace ArxivLens.Sources.Smtp;

/// <summary>Hands mail to the operator's mail server, one connection a mail.</summary>
/// <param name="options">The server.</param>
/// <param name="sender">Whom mail is from.</param>
/// <param name="clock">Measures its patience.</param>
public sealed class SmtpSender(SmtpOptions options, MailOptions sender, TimeProvider clock) : IMailSender
{
    /// <summary>In how long a mail must be taken. It is long, since breaking off while the server has all of it makes a double.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async Task<MailReceipt> SendAsync(MailText mail, string mark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (MailAddressText.Write(mail.To) is not { } to)
            return new MailReceipt(MailOutcome.NoSuchAddress, "it is no address that every mail server takes");
        using var patience = new CancellationTokenSource(Patience, clock);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await SendAsync(mail, to, mark, end.Token);
            return new MailReceipt(MailOutcome.Taken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new MailReceipt(
                MailOutcome.Unavailable, $"{options}: it did not answer in time; whether it took the mail is not known");
        }
        catch (SmtpException e) when (!cancellationToken.IsCancellationRequested)
        {
            return new MailReceipt(SmtpRefusal.OutcomeOf(e), $"{options}: {SmtpRefusal.WordsOf(e)}");
        }
    }

    // The runtime's client hears of no token while it connects, and reads the answer to the whole mail without letting go of its
    // thread. So it has a thread of its own, is not waited for longer than it may take, and what it holds open is closed behind it.
    private async Task SendAsync(MailText mail, string to, string mark, CancellationToken cancellationToken)
    {
        using var message = MailWords.Write(mail, to, sender, mark);
        using var client = Open();
        await Task.Run(() => client.SendMailAsync(message, cancellationToken), cancellationToken).WaitAsync(cancellationToken);
    }

    private SmtpClient Open()
    {
        var client = new SmtpClient(options.Host, options.Server.Port)
        {
            EnableSsl = options.IsPrivate,
            // Its own patience is of another clock.
            Timeout = int.MaxValue,
        };
        // For one way to sign in: the runtime would try those of Windows before.
        if (options.User is { } user)
        {
            var credential = new NetworkCredential(user, options.Password);
            client.Credentials = new CredentialCache { { options.Host, options.Server.Port, "login", credential } };
        }

        return client;
    }
}

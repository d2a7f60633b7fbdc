namespace ArxivLens.Core.Mail;

/// <summary>Hands mail to a mail server.</summary>
public interface IMailSender
{
    /// <summary>Hands one over.</summary>
    /// <param name="mail">The words.</param>
    /// <param name="mark">The first half of the Message-ID.</param>
    /// <param name="cancellationToken">Breaks off; whether it was taken is then unknown.</param>
    Task<MailReceipt> SendAsync(MailText mail, string mark, CancellationToken cancellationToken);
}

/// <summary>What a mail server made of a mail.</summary>
/// <param name="Outcome">What.</param>
/// <param name="Detail">Why, in one line for the operator, without the password; empty where it was taken.</param>
public sealed record MailReceipt(MailOutcome Outcome, string Detail = "");

/// <summary>What a mail server may make of a mail.</summary>
public enum MailOutcome
{
    /// <summary>It is the server's now.</summary>
    Taken,

    /// <summary>Not now: it is down, busy, or does not let us in; the next mail would fare no better.</summary>
    Unavailable,

    /// <summary>This mail not now; others may fare better.</summary>
    Deferred,

    /// <summary>This mail never.</summary>
    Refused,

    /// <summary>No mail to this address, ever.</summary>
    NoSuchAddress,
}

namespace ArxivLens.Core.Mail;

/// <summary>Composes mail of one kind at the moment it is sent. Registered with the services, one a kind.</summary>
public interface IMailComposer
{
    /// <summary>The kind: lower-case letters and hyphens, <c>digest</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Whether it is about the account itself (its confirmation, a way back into it): it then goes before other mail, and to addresses
    /// that were never confirmed, which nothing else does.
    /// </summary>
    bool IsOfAccount => false;

    /// <summary>Composes it from how things are now.</summary>
    /// <returns>The mail; <c>null</c> when there is nothing to say any more.</returns>
    Task<MailText?> ComposeAsync(QueuedMail mail, CancellationToken cancellationToken);
}

/// <summary>Mail in words.</summary>
/// <param name="To">
/// The address: that of the account, unless a mail of the account itself goes to one that is not confirmed yet.
/// </param>
/// <param name="Subject">One line; what is no character of a line is left out when it is sent.</param>
/// <param name="Text">Plain text, lines of any length.</param>
public sealed record MailText(string To, string Subject, string Text)
{
    /// <summary>
    /// Where a POST without a cookie ends mails like this one and a GET shows a page (RFC 8058): absolute, https where the server is.
    /// </summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>The name of the list it belongs to, for mails that come regularly: <c>digest</c>.</summary>
    public string? List { get; init; }
}

namespace ArxivLens.Core.Mail;

/// <summary>A mail by which an operator sees that mail works.</summary>
public sealed class TrialMail(MailOptions options) : IMailComposer
{
    /// <summary>The kind.</summary>
    public const string KindName = "trial";

    /// <inheritdoc/>
    public string Kind => KindName;

    /// <inheritdoc/>
    public Task<MailText?> ComposeAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var text =
            $"""
            Hello {mail.Name},

            whoever runs {options.PublicAddress} wanted to see whether mail from there arrives. It does.

            Nothing is to be done.
            """;
        return Task.FromResult<MailText?>(new MailText(mail.Address, $"Mail from {options.PublicAddress.Host} arrives", text));
    }
}

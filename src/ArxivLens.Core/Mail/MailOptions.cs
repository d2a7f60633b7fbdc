namespace ArxivLens.Core.Mail;

/// <summary>That there is mail, and from whom. Registered with the services only where the operator has set a mail server.</summary>
/// <param name="From">The address mail comes from.</param>
/// <param name="FromName">The name beside it; <c>null</c> for none.</param>
/// <param name="PublicAddress">Where readers reach this server, for links in mail; it ends in a slash.</param>
public sealed record MailOptions(string From, string? FromName, Uri PublicAddress)
{
    /// <summary>What the addresses of mails and lists end in.</summary>
    public string Domain => From[(From.LastIndexOf('@') + 1)..];
}

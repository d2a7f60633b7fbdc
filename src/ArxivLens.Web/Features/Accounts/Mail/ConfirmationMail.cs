using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;

namespace ArxivLens.Web.Features.Accounts.Mail;

/// <summary>
/// Asks for the confirmation of an address; where the address is another account's already, tells its owner so instead. Which of the
/// two it is shows to nobody but who reads the mail.
/// </summary>
internal sealed class ConfirmationMail(IAccountStore accounts, IOneTimeLinkStore links, MailLinks addresses, TimeProvider clock) : IMailComposer
{
    public const string KindName = "account-confirm";

    /// <summary>How long the link is good.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    public string Kind => KindName;

    public bool IsOfAccount => true;

    public async Task<MailText?> ComposeAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(mail.Account, cancellationToken) is not { PendingEmail: { } pending } account)
            return null;
        if (await accounts.FindByEmailAsync(pending, cancellationToken) is { } holder && holder.Number != account.Number)
            return new MailText(pending, "You have an account already", TellHolder(account, holder));
        var secret = Secret.Draw();
        await links.AddAsync(secret, new OneTimeLink(LinkPurpose.Confirm, account.Number, pending, clock.GetUtcNow() + Lasts), cancellationToken);
        return new MailText(
            pending, "Confirm your address",
            $"""
            Somebody, we think you, gave this address for the account {account.Name} at {addresses.Site}.

            Confirm that it is yours within a day:
            {addresses.To("/account/confirm", secret)}

            If it was not you, do nothing: without your confirmation no more mail comes here.
            """);
    }

    private string TellHolder(Account account, Account holder) =>
        $"""
        Somebody, perhaps you, gave this address for a new account {account.Name} at {addresses.Site}. It belongs to your account {holder.Name} already, and stays with it.

        If it was you: sign in as {holder.Name} at {addresses.To("/sign-in")}, or set a new password at {addresses.To("/account/recover")}.
        If it was not you, do nothing: nobody learns that you have an account.
        """;
}

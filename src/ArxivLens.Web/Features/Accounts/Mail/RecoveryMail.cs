using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;

namespace ArxivLens.Web.Features.Accounts.Mail;

/// <summary>Sends a way to set a new password. The link is drawn when the mail leaves, so that it stands nowhere before.</summary>
internal sealed class RecoveryMail(IAccountStore accounts, IOneTimeLinkStore links, MailLinks addresses, TimeProvider clock) : IMailComposer
{
    public const string KindName = "account-recover";

    /// <summary>How long the link is good.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    public string Kind => KindName;

    public bool IsOfAccount => true;

    public async Task<MailText?> ComposeAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(mail.Account, cancellationToken) is not { Email: { } address } account)
            return null;
        var secret = Secret.Draw();
        await links.AddAsync(secret, new OneTimeLink(LinkPurpose.Recover, account.Number, null, clock.GetUtcNow() + Lasts), cancellationToken);
        return new MailText(
            address, "Set a new password",
            $"""
            Somebody, we think you, asked for a new password of the account {account.Name} at {addresses.Site}.

            Set one within an hour:
            {addresses.To("/account/reset", secret)}

            It ends all sessions of the account. If it was not you, do nothing: your password stays as it is.
            """);
    }
}

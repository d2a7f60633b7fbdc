using System.Text.Json;
using ArxivLens.Core.Mail;

namespace ArxivLens.Web.Features.Accounts.Mail;

/// <summary>Tells the owner of an account what was changed of the ways into it.</summary>
internal sealed class NoticeMail(MailLinks addresses) : IMailComposer
{
    public const string KindName = "account-notice";

    public string Kind => KindName;

    public bool IsOfAccount => true;

    public Task<MailText?> ComposeAsync(QueuedMail mail, CancellationToken cancellationToken)
    {
        if (JsonSerializer.Deserialize<NoticeData>(mail.Data) is not { } data)
            return Task.FromResult<MailText?>(null);
        var what = data.Notice switch
        {
            AccountNotice.Password => "The password was changed, and all other sessions were ended.",
            AccountNotice.Email => "Another e-mail address was confirmed. No more mail comes to this one.",
            AccountNotice.PasskeyAdded => "A passkey was added.",
            AccountNotice.PasskeyRemoved => "A passkey was removed.",
            _ => "The name was changed. The one before stays yours for 90 days.",
        };
        return Task.FromResult<MailText?>(new MailText(
            data.Address, "Your account was changed",
            $"""
            Of the account {mail.Name} at {addresses.Site}:

            {what}

            If it was not you, set a new password at once: {addresses.To("/account/recover")}, and look at your sessions and passkeys: {addresses.To("/account")}.
            """));
    }
}

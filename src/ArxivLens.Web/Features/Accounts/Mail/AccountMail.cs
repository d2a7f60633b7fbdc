using System.Globalization;
using System.Text.Json;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Accounts.Mail;

/// <summary>Puts mail about an account into the outbox, where there is one that is ever emptied.</summary>
internal sealed class AccountMail(IOutbox outbox, TimeProvider clock, IServiceProvider services)
{
    private readonly MailOptions? _options = services.GetService<MailOptions>();

    /// <summary>Whether this server sends mail.</summary>
    public bool IsOn => _options is not null;

    /// <summary>Asks an account to confirm the address it named.</summary>
    public Task ConfirmAsync(long account) => AddAsync(ConfirmationMail.KindName, account, "{}");

    /// <summary>Sends an account a way to set a new password.</summary>
    public Task RecoverAsync(long account) => AddAsync(RecoveryMail.KindName, account, "{}");

    /// <summary>Sends digests again to an address that took no mail once: its owner has shown that it does.</summary>
    public Task ReopenAsync(string address) => outbox.ReopenAsync(address);

    /// <summary>Tells the owner of an account what was changed, at an address that they had before.</summary>
    public Task TellAsync(long account, string? address, AccountNotice notice) => address is null
        ? Task.CompletedTask
        : AddAsync(NoticeMail.KindName, account, JsonSerializer.Serialize(new NoticeData(address, notice)));

    // Each is a mail of its own: the key never comes again.
    private async Task AddAsync(string kind, long account, string data)
    {
        if (!IsOn)
            return;
        var now = clock.GetUtcNow();
        var key = string.Create(CultureInfo.InvariantCulture, $"{kind}:{account}:{Secret.Draw().Text}");
        await outbox.AddAsync(kind, account, data, now, key, CancellationToken.None);
    }
}

/// <summary>What is told to the owner of an account.</summary>
internal enum AccountNotice
{
    /// <summary>The password was changed.</summary>
    Password,

    /// <summary>The address was changed.</summary>
    Email,

    /// <summary>A passkey was added.</summary>
    PasskeyAdded,

    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,

    /// <summary>The name was changed.</summary>
    Name,
}

/// <summary>What <see cref="NoticeMail"/> needs.</summary>
internal sealed record NoticeData(string Address, AccountNotice Notice);

using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Following;
using ArxivLens.Web.Features.Accounts.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Makes accounts and changes the ways into them. Whatever opens or shuts one ends the sessions that it should and is told by mail.</summary>
internal sealed class AccountDesk(
    IAccountStore accounts, ISessionStore sessions, IOneTimeLinkStore links, Passwords passwords, AccountMail mail, SignInLimits limits,
    IFollowStore follows, IShownStore shown, TimeProvider clock, IOptions<WebOptions> options)
{
    /// <summary>Whether this server sends mail, and so accounts have addresses.</summary>
    public bool HasMail => mail.IsOn;

    /// <summary>The account of who is signed in.</summary>
    public async Task<Account> GetAsync(HttpContext http) =>
        await accounts.FindAsync(http.GetReader().Account, http.RequestAborted) ?? throw new InvalidOperationException("The account is gone.");

    /// <summary>Finds what an address that may be used once is for.</summary>
    public async Task<OneTimeLink?> FindLinkAsync(string? token, LinkPurpose purpose) =>
        Secret.Read(token) is { } secret && await links.FindAsync(secret, clock.GetUtcNow()) is { } link && link.Purpose == purpose ? link : null;

    /// <summary>Uses an address up that may be used once.</summary>
    public async Task<OneTimeLink?> TakeLinkAsync(string? token, LinkPurpose purpose) =>
        await FindLinkAsync(token, purpose) is not null && await links.TakeAsync(new Secret(token!), clock.GetUtcNow()) is { } link ? link : null;

    /// <summary>Gives an address back that was used up for something that then failed.</summary>
    public Task ReturnLinkAsync(string token, OneTimeLink link) => links.AddAsync(new Secret(token), link);

    /// <summary>Whether somebody with this invitation, or without one, may make an account.</summary>
    public async Task<bool> IsOpenAsync(string? invitation) =>
        options.Value.SignUp || await FindLinkAsync(invitation, LinkPurpose.Invitation) is not null;

    /// <summary>Makes an account with a password or a passkey.</summary>
    public async Task<(AccountOutcome Outcome, Account? Account)> AddAsync(
        HttpContext http, string name, string? email, Role role, string? password, (Passkey Passkey, string Handle)? passkey)
    {
        var account = new Account
        {
            Handle = passkey?.Handle ?? Secret.Draw().Text,
            Name = name,
            PendingEmail = email,
            Role = role,
            Joined = clock.GetUtcNow(),
        };
        if (password is not null)
            account.PasswordHash = await passwords.HashAsync(account, password, http.RequestAborted);
        var (outcome, added) = await accounts.AddAsync(account, passkey?.Passkey, CancellationToken.None);
        if (added is null)
            return (outcome, null);
        limits.CountSignUp(http);
        await FollowRepliesAsync(added);
        if (email is not null)
            await mail.ConfirmAsync(added.Number);
        return (outcome, added);
    }

    // Who asks something wants to hear the answer, and would look for the button only after having missed it.
    private async Task FollowRepliesAsync(Account account)
    {
        var since = NewsDesk.Beginning with { At = account.Joined, Shown = await shown.ReadLastAsync() };
        await follows.AddAsync(account.Number, new Follow(FollowedThing.Replies, new FollowSettings().Digest, since));
    }

    /// <summary>Gives an account a password and ends all its sessions, but for the one that is named.</summary>
    public async Task<AccountOutcome> SetPasswordAsync(Account account, string password, long? keptSession)
    {
        account.PasswordHash = await passwords.HashAsync(account, password, CancellationToken.None);
        var outcome = await accounts.SaveAsync(account, clock.GetUtcNow());
        if (outcome != AccountOutcome.Saved)
            return outcome;
        await sessions.EndAllAsync(account.Number, keptSession);
        await mail.TellAsync(account.Number, account.Email, AccountNotice.Password);
        return outcome;
    }

    /// <summary>Gives an account another name.</summary>
    public async Task<AccountOutcome> SetNameAsync(Account account, string name)
    {
        account.Name = name;
        var outcome = await accounts.SaveAsync(account, clock.GetUtcNow());
        if (outcome == AccountOutcome.Saved)
            await mail.TellAsync(account.Number, account.Email, AccountNotice.Name);
        return outcome;
    }

    /// <summary>Names an address for an account, which counts once it is confirmed.</summary>
    /// <returns>How long to wait, when too many mails were asked for; <c>null</c> when it was named.</returns>
    public async Task<TimeSpan?> NameEmailAsync(HttpContext http, Account account, string email)
    {
        if (limits.WaitToMail(http) is { } wait)
            return wait;
        account.PendingEmail = email;
        if (await accounts.SaveAsync(account, clock.GetUtcNow()) == AccountOutcome.Saved && limits.TryMail(http, KeyOf(account)))
            await mail.ConfirmAsync(account.Number);
        return null;
    }

    /// <summary>Confirms the address that a mail went to.</summary>
    /// <returns>The account; <c>null</c> when the link is worth nothing, or the address named another since, or became another account's.</returns>
    public async Task<Account?> ConfirmEmailAsync(string? token)
    {
        if (await TakeLinkAsync(token, LinkPurpose.Confirm) is not { Account: { } number, Value: { } address }
            || await accounts.FindAsync(number) is not { } account || account.PendingEmail != address)
        {
            return null;
        }

        var before = account.Email;
        (account.Email, account.PendingEmail) = (address, null);
        if (await accounts.SaveAsync(account, clock.GetUtcNow()) != AccountOutcome.Saved)
            return null;
        await mail.ReopenAsync(address);
        await mail.TellAsync(number, before, AccountNotice.Email);
        return account;
    }

    /// <summary>Sends a way to a new password to the account of this name or address, if there is one with a confirmed address.</summary>
    public async Task RecoverAsync(HttpContext http, Account? account)
    {
        if (limits.TryRecover(http, account is null ? "nobody" : KeyOf(account)) && account is { Email: not null })
            await mail.RecoverAsync(account.Number);
    }

    /// <summary>Makes an account an administrator, by an address that was printed for it.</summary>
    public async Task<Reader?> PromoteAsync(string? token) =>
        await TakeLinkAsync(token, LinkPurpose.Administrator) is { Account: { } number }
            ? await accounts.SetRoleAsync(number, Role.Administrator)
            : null;

    /// <summary>Finds an account by its number.</summary>
    public Task<Account?> FindAsync(long number) => accounts.FindAsync(number);

    private static string KeyOf(Account account) => account.Number.ToString(CultureInfo.InvariantCulture);
}

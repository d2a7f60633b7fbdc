using ArxivLens.Core.Accounts;
using ArxivLens.Web.Features.Accounts.Mail;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>Looks whether somebody is who they say. Of an account that is not there it says and does the same as of a wrong password.</summary>
internal sealed class SignInDesk(IAccountStore accounts, Passwords passwords, PasskeyDesk passkeys, SignInLimits limits, AccountMail mail)
{
    /// <summary>Whether this server sends mail, and so accounts have addresses.</summary>
    public bool HasMail => mail.IsOn;

    /// <summary>Tries a password.</summary>
    public async Task<SignInOutcome> TryPasswordAsync(HttpContext http, string name, string password)
    {
        var account = await FindAsync(name, http.RequestAborted);
        // Counted by what was written: were it by the account, tries at a name would shut its address too, and tell whose that is.
        var counted = AccountName.KeyOf(EmailAddress.Read(name) ?? name);
        if (limits.WaitToSignIn(http, counted) is { } wait)
            return new SignInOutcome(null, wait);
        if (await passwords.IsRightAsync(account, password, http.RequestAborted))
        {
            limits.Forgive(http, counted);
            return new SignInOutcome(account, null);
        }

        limits.CountFailure(http, counted);
        return new SignInOutcome(null, null);
    }

    /// <summary>Tries a passkey.</summary>
    public async Task<SignInOutcome> TryPasskeyAsync(HttpContext http, PasskeyAnswer answer)
    {
        if (limits.WaitOfNetwork(http) is { } wait)
            return new SignInOutcome(null, wait);
        var account = await passkeys.FindAsync(http, answer);
        if (account is null)
            limits.CountFailure(http, null);
        return new SignInOutcome(account, null);
    }

    /// <summary>Finds an account by its name, or by its address where it has the form of one.</summary>
    public Task<Account?> FindAsync(string name, CancellationToken cancellationToken) => name.Contains('@', StringComparison.Ordinal)
        ? accounts.FindByEmailAsync(EmailAddress.Read(name) ?? name, cancellationToken)
        : accounts.FindByNameAsync(name, cancellationToken);
}

/// <summary>What became of a try to sign in.</summary>
/// <param name="Account">Whose account it is; <c>null</c> when it is nobody's.</param>
/// <param name="Wait">How long to wait, when nothing was looked at.</param>
internal readonly record struct SignInOutcome(Account? Account, TimeSpan? Wait);

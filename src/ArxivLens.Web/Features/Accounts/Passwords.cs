using ArxivLens.Core.Accounts;
using Microsoft.AspNetCore.Identity;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// Makes and checks what passwords are known by. Checking one takes the same work whether there is such an account or not, and never
/// more than all processors at once.
/// </summary>
internal sealed class Passwords(IPasswordHasher<Account> hasher, IAccountStore accounts, TimeProvider clock) : IDisposable
{
    private static readonly Account Nobody = new() { Name = "nobody", Joined = DateTimeOffset.UnixEpoch };
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);
    // Made at once: the first stranger who named nobody would be answered later than all others.
    private readonly string _nobodysHash = hasher.HashPassword(Nobody, Secret.Draw().Text);

    /// <summary>What a password is known by from now on.</summary>
    public Task<string> HashAsync(Account account, string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => hasher.HashPassword(account, password), cancellationToken);

    /// <summary>Whether a password is the account's; of no account none is.</summary>
    public async Task<bool> IsRightAsync(Account? account, string password, CancellationToken cancellationToken)
    {
        var hash = account?.PasswordHash;
        var result = await InTurnAsync(
            () => hasher.VerifyHashedPassword(account ?? Nobody, hash ?? _nobodysHash, password), cancellationToken);
        if (account is null || hash is null || result == PasswordVerificationResult.Failed)
            return false;
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account.PasswordHash = await HashAsync(account, password, cancellationToken);
            await accounts.SaveAsync(account, clock.GetUtcNow(), cancellationToken);
        }

        return true;
    }

    public void Dispose() => _turns.Dispose();

    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(work, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }
}

using ArxivLens.Core.Accounts;

namespace ArxivLens.Core.Privacy;

/// <summary>
/// Deletes an account with everything of its owner's. What each feature keeps goes first and the account last, with it all sessions:
/// where the machine fails in between, its owner is still signed in and can do it again.
/// </summary>
public sealed class AccountDeletion(IEnumerable<IPersonalData> features, IAccountStore accounts, ICommunity community, TimeProvider clock)
{
    /// <summary>Deletes it; what is begun is brought to its end, whoever stops waiting.</summary>
    public async Task DeleteAsync(long account)
    {
        foreach (var feature in features)
            await feature.DeleteAsync(account, CancellationToken.None);
        await accounts.DeleteAsync(account, clock.GetUtcNow(), CancellationToken.None);
        await community.ForgetAsync(CancellationToken.None);
    }
}

namespace ArxivLens.Core.Accounts;

/// <summary>Keeps accounts. A change of a name or a role enters the community's stamp: pages of everybody show both.</summary>
public interface IAccountStore
{
    /// <summary>Keeps a new account, together with the passkey that is its way in where it has one.</summary>
    /// <returns>What became of it, and the account with its number where it was kept.</returns>
    Task<(AccountOutcome Outcome, Account? Account)> AddAsync(Account account, Passkey? passkey = null, CancellationToken cancellationToken = default);

    /// <summary>Finds an account by its number.</summary>
    Task<Account?> FindAsync(long number, CancellationToken cancellationToken = default);

    /// <summary>Finds an account by what devices know it by.</summary>
    Task<Account?> FindByHandleAsync(string handle, CancellationToken cancellationToken = default);

    /// <summary>Finds an account by its name, whatever the case of its letters.</summary>
    Task<Account?> FindByNameAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Finds the account whose confirmed address this is.</summary>
    Task<Account?> FindByEmailAsync(string email, CancellationToken cancellationToken = default);

    /// <summary>Finds a reader by the number of the account.</summary>
    Task<Reader?> FindReaderAsync(long number, CancellationToken cancellationToken = default);

    /// <summary>Finds a reader by name, whatever the case of its letters.</summary>
    Task<Reader?> FindReaderAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Readers whose name begins like this, by name; all for nothing.</summary>
    Task<IReadOnlyList<Reader>> ListAsync(string beginning, int skip, int take, CancellationToken cancellationToken = default);

    /// <summary>
    /// Saves an account if its revision is still the one in the file, and counts the revision up. A name that is given up stays
    /// with its owner for <see cref="AccountName.Kept"/>: nobody else can take it before.
    /// </summary>
    Task<AccountOutcome> SaveAsync(Account account, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Gives an account a role and ends all its sessions.</summary>
    /// <returns>The reader as it is now; <c>null</c> when there is none, or when the last administrator would be gone.</returns>
    Task<Reader?> SetRoleAsync(long number, Role role, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes an account with everything that goes with its row. The name stays taken for <see cref="AccountName.Kept"/>, kept
    /// as a hash only, so that nobody slips into it while others still remember its owner.
    /// </summary>
    Task DeleteAsync(long number, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Forgets the names that were kept for <see cref="AccountName.Kept"/> and are anybody's again.</summary>
    Task DropKeptNamesAsync(DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>How many accounts there are of each role, in the order of the roles.</summary>
    Task<IReadOnlyList<int>> CountAsync(CancellationToken cancellationToken = default);
}

namespace ArxivLens.Core.Accounts;

/// <summary>Keeps addresses that may be used once, by the hash of the secret in them.</summary>
public interface IOneTimeLinkStore
{
    /// <summary>Keeps one; an earlier one for the same purpose of the same account is worth nothing from then on.</summary>
    Task AddAsync(Secret secret, OneTimeLink link, CancellationToken cancellationToken = default);

    /// <summary>Finds what an address is for, and leaves it as it is.</summary>
    Task<OneTimeLink?> FindAsync(Secret secret, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Forgets addresses that ran out.</summary>
    Task DropEndedAsync(DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Uses an address up.</summary>
    /// <returns>What it was for; <c>null</c> when it was used before, or ran out.</returns>
    Task<OneTimeLink?> TakeAsync(Secret secret, DateTimeOffset now, CancellationToken cancellationToken = default);
}

/// <summary>An address that may be used once.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Account">Whose; <c>null</c> when it is for an account that is to be made.</param>
/// <param name="Value">What it was given for: the address to confirm.</param>
/// <param name="Ends">When it is worth nothing any more, UTC.</param>
public sealed record OneTimeLink(LinkPurpose Purpose, long? Account, string? Value, DateTimeOffset Ends);

/// <summary>What one-time addresses are for. The numbers are stored.</summary>
public enum LinkPurpose
{
    /// <summary>To confirm an e-mail address, within a day.</summary>
    Confirm = 1,

    /// <summary>To set a new password, within an hour.</summary>
    Recover = 2,

    /// <summary>To become administrator, within an hour.</summary>
    Administrator = 3,

    /// <summary>To sign up where nobody else can, within a week.</summary>
    Invitation = 4,
}

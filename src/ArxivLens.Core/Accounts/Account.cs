namespace ArxivLens.Core.Accounts;

/// <summary>An account as it is kept. Changes reach the file by <see cref="IAccountStore.SaveAsync"/> only.</summary>
public sealed class Account
{
    /// <summary>Its number; 0 before it is kept. Never given twice.</summary>
    public long Number { get; init; }

    /// <summary>What devices with a passkey know it by; random, so that it tells nothing.</summary>
    public string Handle { get; init; } = Secret.Draw().Text;

    /// <summary>The name that others see (<see cref="AccountName"/>).</summary>
    public required string Name { get; set; }

    /// <summary>
    /// The e-mail address that was shown to be theirs, and so the one that mail goes to; <c>null</c> until one is. No two accounts
    /// have the same.
    /// </summary>
    public string? Email { get; set; }

    /// <summary>
    /// An address that is named and not yet confirmed. Nothing but the mail that asks for its confirmation goes there, and any number
    /// of accounts may name the same: whose it is shows when somebody confirms it.
    /// </summary>
    public string? PendingEmail { get; set; }

    /// <summary>What the password is checked by, salted and slow; <c>null</c> for accounts without a password.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>What they may do.</summary>
    public Role Role { get; set; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Joined { get; init; }

    /// <summary>How often the row was saved, by which two that change it at once are told apart.</summary>
    public int Revision { get; set; }

    /// <summary>The account as the rest of the program sees it.</summary>
    public Reader ToReader() => new(Number, Name, Role, Email is not null, Joined);
}

/// <summary>What became of an account that was to be kept.</summary>
public enum AccountOutcome
{
    /// <summary>It is kept.</summary>
    Saved,

    /// <summary>The name, or one that looks like it, is somebody else's, or was until lately.</summary>
    NameTaken,

    /// <summary>The confirmed address is another account's.</summary>
    EmailTaken,

    /// <summary>It was changed or deleted meanwhile.</summary>
    Changed,
}

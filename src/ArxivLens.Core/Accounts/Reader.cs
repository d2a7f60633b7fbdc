namespace ArxivLens.Core.Accounts;

/// <summary>Somebody with an account, as the rest of the program sees them.</summary>
/// <param name="Account">The number of the account.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="Role">What they may do.</param>
/// <param name="IsConfirmed">Whether their e-mail address was shown to be theirs.</param>
/// <param name="Joined">Since when, UTC.</param>
public sealed record Reader(long Account, string Name, Role Role, bool IsConfirmed, DateTimeOffset Joined);

/// <summary>What an account may do; each may do what those before it may. The numbers are stored.</summary>
public enum Role
{
    /// <summary>Write, save and follow.</summary>
    Reader = 0,

    /// <summary>Hold, remove and restore what others wrote.</summary>
    Moderator = 1,

    /// <summary>Give roles, close accounts.</summary>
    Administrator = 2,
}

namespace ArxivLens.Core.Accounts;

/// <summary>Keeps passkeys.</summary>
public interface IPasskeyStore
{
    /// <summary>Passkeys of an account, the first first.</summary>
    Task<IReadOnlyList<Passkey>> ListAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>Finds one by the id that its device gave it.</summary>
    Task<Passkey?> FindAsync(ReadOnlyMemory<byte> id, CancellationToken cancellationToken = default);

    /// <summary>Keeps a new one.</summary>
    Task<PasskeyOutcome> AddAsync(Passkey passkey, CancellationToken cancellationToken = default);

    /// <summary>Enters that one was used: its count of signatures, whether it is backed up, and when.</summary>
    Task UseAsync(Passkey passkey, CancellationToken cancellationToken = default);

    /// <summary>Gives one of an account's another name.</summary>
    Task<PasskeyOutcome> RenameAsync(long account, ReadOnlyMemory<byte> id, string name, CancellationToken cancellationToken = default);

    /// <summary>Removes one of an account's, unless it is the last way in.</summary>
    Task<PasskeyOutcome> RemoveAsync(long account, ReadOnlyMemory<byte> id, CancellationToken cancellationToken = default);
}

/// <summary>A public key by which a reader signs in (WebAuthn). What the device attests of itself is not kept.</summary>
public sealed record Passkey
{
    /// <summary>The id that its device gave it.</summary>
    public required ReadOnlyMemory<byte> Id { get; init; }

    /// <summary>Whose; 0 before the account is kept.</summary>
    public required long Account { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The key, as COSE.</summary>
    public required ReadOnlyMemory<byte> PublicKey { get; init; }

    /// <summary>How many signatures it made, for devices that count.</summary>
    public required uint SignCount { get; init; }

    /// <summary>How its device is reached: <c>internal</c>, <c>usb</c>.</summary>
    public required IReadOnlyList<string> Transports { get; init; }

    /// <summary>Whether its device knew its owner when it was made.</summary>
    public required bool IsUserVerified { get; init; }

    /// <summary>Whether its device may copy it to others.</summary>
    public required bool IsBackupEligible { get; init; }

    /// <summary>Whether it has.</summary>
    public required bool IsBackedUp { get; init; }

    /// <summary>Since when it is known, UTC.</summary>
    public required DateTimeOffset Added { get; init; }

    /// <summary>When it was last used, UTC.</summary>
    public DateTimeOffset? Used { get; init; }
}

/// <summary>What became of a passkey.</summary>
public enum PasskeyOutcome
{
    /// <summary>It is as asked.</summary>
    Done,

    /// <summary>There is none, or it is another account's.</summary>
    Unknown,

    /// <summary>The account has as many as it may, or it is known already.</summary>
    Refused,

    /// <summary>Without it its owner could not sign in any more.</summary>
    LastWayIn,
}

/// <summary>What an account may have of passkeys.</summary>
public static class PasskeyLimits
{
    /// <summary>Passkeys, at most.</summary>
    public const int Count = 10;

    /// <summary>Characters of a name, at most.</summary>
    public const int Name = 40;
}

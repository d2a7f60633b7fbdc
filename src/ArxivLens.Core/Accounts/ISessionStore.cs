namespace ArxivLens.Core.Accounts;

/// <summary>
/// Keeps who is signed in. A session is known by a secret that only its browser has; the store has the secret's hash. No address of
/// a network is kept.
/// </summary>
public interface ISessionStore
{
    /// <summary>Begins a session.</summary>
    /// <returns>Its number.</returns>
    Task<long> BeginAsync(Secret secret, Session session, CancellationToken cancellationToken = default);

    /// <summary>Finds the session of a secret that has not run out, with its account as it is now, in one read.</summary>
    Task<(Session Session, Account Account)?> FindAsync(
        Secret secret, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Enters that a session was used, and until when it lasts.</summary>
    Task TouchAsync(long number, DateTimeOffset seen, DateTimeOffset ends, CancellationToken cancellationToken = default);

    /// <summary>Sessions of an account that have not run out, the last used first.</summary>
    Task<IReadOnlyList<Session>> ListAsync(long account, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Ends a session of an account's.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> EndAsync(long account, long number, CancellationToken cancellationToken = default);

    /// <summary>Ends all sessions of an account, but for one.</summary>
    /// <returns>How many.</returns>
    Task<int> EndAllAsync(long account, long? except, CancellationToken cancellationToken = default);

    /// <summary>Forgets sessions that ran out.</summary>
    Task DropEndedAsync(DateTimeOffset now, CancellationToken cancellationToken = default);
}

/// <summary>That somebody is signed in with a browser.</summary>
public sealed record Session
{
    /// <summary>Its number; 0 before it is kept.</summary>
    public long Number { get; init; }

    /// <summary>Whose.</summary>
    public required long Account { get; init; }

    /// <summary>The browser in a few words, <c>Firefox on Linux</c>; nothing by which it could be told from others of its kind.</summary>
    public required string Browser { get; init; }

    /// <summary>How it began.</summary>
    public required SignInWay Way { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>When it was last used, UTC, to some minutes.</summary>
    public required DateTimeOffset Seen { get; init; }

    /// <summary>When it ends unless it is used before, UTC.</summary>
    public required DateTimeOffset Ends { get; init; }
}

/// <summary>Ways to sign in. The numbers are stored.</summary>
public enum SignInWay
{
    /// <summary>With a password.</summary>
    Password = 0,

    /// <summary>With a passkey.</summary>
    Passkey = 1,

    /// <summary>By signing up.</summary>
    SignUp = 2,
}

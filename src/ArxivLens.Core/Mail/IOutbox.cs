namespace ArxivLens.Core.Mail;

/// <summary>
/// Mail that is to be sent, on the disk before anybody is told it will be. Kept are what it is about and where it stands, never its
/// words: those are composed when it is sent, so that nothing removed meanwhile leaves.
/// </summary>
public interface IOutbox
{
    /// <summary>
    /// Puts mail in. Whoever calls it asks for <see cref="MailOptions"/> first: where there are none, nothing is ever sent.
    /// </summary>
    /// <param name="kind">Who composes it: the <see cref="IMailComposer.Kind"/>.</param>
    /// <param name="account">To whom.</param>
    /// <param name="data">What its composer needs, as JSON; no words of others, which may be removed meanwhile.</param>
    /// <param name="due">When it is sent at the earliest, UTC.</param>
    /// <param name="key">
    /// What makes it this mail (<c>digest:17:2026-11-30</c>, at most <see cref="MailLimits.KeyCharacters"/> characters): the same key
    /// again adds nothing, for as long as the mail is kept (<see cref="MailLimits.KeptDays"/> days after its end).
    /// </param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <returns>Whether it was added; <c>false</c> where its key is known, or the account gone.</returns>
    Task<bool> AddAsync(
        string kind, long account, string data, DateTimeOffset due, string key, CancellationToken cancellationToken = default);

    /// <summary>
    /// Puts in the next mail of a series. While the one before it waits to be sent there is no second: that one becomes the next, with
    /// what both are about, a key and a mark of the next, and the attempts and the pause it has.
    /// </summary>
    /// <param name="mail">The next mail.</param>
    /// <param name="series">What the keys of the series begin with and no other key does.</param>
    /// <param name="join">Of the data of the one that waits, and that of the next, makes what both are about.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <returns><c>false</c> while the one before is being sent: nothing was done, and is to be asked for again.</returns>
    Task<bool> ContinueAsync(NewMail mail, string series, Func<string, string, string> join, CancellationToken cancellationToken = default);

    /// <summary>A task that ends when mail is put in after this was asked.</summary>
    Task Arrival { get; }

    /// <summary>
    /// Marks the next mail as begun: first one that was begun and never ended, then those of the account itself, then by their time.
    /// Whoever was sent the day's most waits.
    /// </summary>
    /// <param name="now">The time, UTC.</param>
    /// <param name="ofAccount">Kinds that go before others, and are counted apart.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <returns>The mail; <c>null</c> when none is due.</returns>
    Task<QueuedMail?> BeginAsync(DateTimeOffset now, IReadOnlyCollection<string> ofAccount, CancellationToken cancellationToken = default);

    /// <summary>Ends mail for good; what it was about is forgotten.</summary>
    Task EndAsync(long number, MailState end, string? reason, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Lets begun mail wait again.</summary>
    Task PostponeAsync(long number, DateTimeOffset due, string reason, CancellationToken cancellationToken = default);

    /// <summary>Remembers that an address takes no mail, until <see cref="ReopenAsync"/>.</summary>
    Task RefuseAsync(long account, string address, string reason, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Whether an address took no mail.</summary>
    Task<bool> IsRefusedAsync(string address, CancellationToken cancellationToken = default);

    /// <summary>Forgets that an address took no mail: its owner confirmed it again.</summary>
    Task ReopenAsync(string address, CancellationToken cancellationToken = default);

    /// <summary>Mail to an account that is still kept, the oldest first.</summary>
    Task<IReadOnlyList<MailEntry>> ListAsync(long account, CancellationToken cancellationToken = default);

    /// <summary>How it stands.</summary>
    Task<OutboxStatus> ReadStatusAsync(CancellationToken cancellationToken = default);

    /// <summary>Gives up what was due before a moment and is not begun, and forgets what ended before another.</summary>
    /// <returns>How many were given up.</returns>
    Task<int> PruneAsync(DateTimeOffset dueBefore, DateTimeOffset endedBefore, DateTimeOffset now, CancellationToken cancellationToken = default);
}

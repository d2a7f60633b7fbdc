namespace ArxivLens.Core.Mail;

/// <summary>Mail that is about to be sent.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Kind">Who composes it.</param>
/// <param name="Account">To whom.</param>
/// <param name="Data">What its composer needs, as JSON.</param>
public sealed record QueuedMail(long Number, string Kind, long Account, string Data)
{
    /// <summary>The name of the account as it is now.</summary>
    public required string Name { get; init; }

    /// <summary>The confirmed address of the account as it is now; where none is, the one that waits to be; empty where neither is.</summary>
    public required string Address { get; init; }

    /// <summary>Whether that address is a confirmed one.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>What it was put in as.</summary>
    public required string Key { get; init; }

    /// <summary>When it was to be sent at the earliest, UTC.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>How often it was begun, this time included.</summary>
    public int Attempts { get; init; }

    /// <summary>Its mark, the same at every attempt: the first half of the Message-ID, by which a double is known as one.</summary>
    public required string Mark { get; init; }
}

/// <summary>Mail that is put in.</summary>
/// <param name="Kind">Who composes it.</param>
/// <param name="Account">To whom.</param>
/// <param name="Data">What its composer needs, as JSON.</param>
/// <param name="Due">When it is sent at the earliest, UTC.</param>
/// <param name="Key">What makes it this mail.</param>
public sealed record NewMail(string Kind, long Account, string Data, DateTimeOffset Due, string Key);

/// <summary>Where mail stands. The numbers are stored.</summary>
public enum MailState
{
    /// <summary>It waits.</summary>
    Waiting = 0,

    /// <summary>It is being sent, or was when the server ended; it is then sent again.</summary>
    Begun = 1,

    /// <summary>The mail server took it.</summary>
    Sent = 2,

    /// <summary>It could not be delivered.</summary>
    GivenUp = 3,

    /// <summary>There was nothing to say any more, or nobody to say it to.</summary>
    Dropped = 4,
}

/// <summary>Mail to an account, for its owner.</summary>
/// <param name="Kind">What sort.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Due">When it was to be sent at the earliest, UTC.</param>
/// <param name="Ended">When it ended, UTC.</param>
public sealed record MailEntry(string Kind, MailState State, DateTimeOffset Due, DateTimeOffset? Ended);

/// <summary>How the outbox stands.</summary>
/// <param name="Waiting">Mails that wait.</param>
/// <param name="Sent">Those sent and still kept.</param>
/// <param name="GivenUp">Those given up and still kept.</param>
/// <param name="Oldest">When the longest waiting one was to be sent, UTC.</param>
/// <param name="Reason">What hinders the one that was tried last, or why the last one was given up; <c>null</c> when nothing does.</param>
/// <param name="Refused">Addresses that take no mail.</param>
public sealed record OutboxStatus(int Waiting, int Sent, int GivenUp, DateTimeOffset? Oldest, string? Reason, int Refused);

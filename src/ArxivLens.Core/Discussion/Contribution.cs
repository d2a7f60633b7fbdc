namespace ArxivLens.Core.Discussion;

/// <summary>Whatever a reader says to everybody. Moderation, export and deletion see nothing but these.</summary>
public sealed record Contribution
{
    /// <summary>Its number; 0 before it is kept.</summary>
    public long Number { get; init; }

    /// <summary>What sort.</summary>
    public required ContributionKind Kind { get; init; }

    /// <summary>Whose; <c>null</c> for what no account wrote, and once its author is gone.</summary>
    public long? Account { get; init; }

    /// <summary>The name of its author as it is now; filled in by the store.</summary>
    public string? Author { get; init; }

    /// <summary>What it is about.</summary>
    public required Subject Subject { get; init; }

    /// <summary>What it replies to.</summary>
    public long? Parent { get; init; }

    /// <summary>Its words, in their newest form: Markdown without HTML for comments and answers, plain text for others.</summary>
    public required string Text { get; init; }

    /// <summary>What its kind needs besides, as JSON: an answer's passage, a standing's status, a post's address.</summary>
    public string? Details { get; init; }

    /// <summary>Whether it is shown.</summary>
    public ContributionState State { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset Written { get; init; }

    /// <summary>When it was last edited; <c>null</c> when it never was.</summary>
    public DateTimeOffset? Edited { get; init; }

    /// <summary>The number of its newest wording, from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The mark of the form it is sent with; what one account sends twice with one mark is one contribution.</summary>
    public string? Submission { get; init; }
}

/// <summary>Sorts of contributions. The numbers are stored.</summary>
public enum ContributionKind
{
    /// <summary>A comment on a work, a question or an article.</summary>
    Comment = 1,

    /// <summary>An answer to a question, which points to a passage.</summary>
    Answer = 2,

    /// <summary>What a reader says of how a question stands.</summary>
    Standing = 3,

    /// <summary>A post elsewhere that announced itself (Webmention).</summary>
    Post = 4,

    /// <summary>A shelf shared with everybody who has its address.</summary>
    Shelf = 5,
}

/// <summary>Whether a contribution is shown. The numbers are stored.</summary>
public enum ContributionState
{
    /// <summary>Everybody sees it.</summary>
    Shown = 0,

    /// <summary>Its author and moderators see it; a moderator is to look at it first.</summary>
    Held = 1,

    /// <summary>A moderator removed it: nobody but moderators and its author sees its words.</summary>
    Removed = 2,

    /// <summary>Its author took it back: its words are gone.</summary>
    TakenBack = 3,
}

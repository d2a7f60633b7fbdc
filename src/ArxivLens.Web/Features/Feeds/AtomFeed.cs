namespace ArxivLens.Web.Features.Feeds;

/// <summary>A feed as RFC 4287 has it; addresses are paths on this server, made whole when it is written.</summary>
/// <param name="Link">Its title and its address.</param>
/// <param name="Page">The page that shows the same to readers.</param>
/// <param name="Entries">The newest entries, the newest first.</param>
internal sealed record AtomFeed(FeedLink Link, string Page, IReadOnlyList<AtomEntry> Entries)
{
    /// <summary>Entries of a feed at most, and of each of its pages.</summary>
    public const int PageSize = 50;

    /// <summary>What stands for a time that nobody knows: an entry must have one.</summary>
    public static DateTimeOffset Unknown => DateTimeOffset.UnixEpoch;

    /// <summary>What it is of, in a sentence.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The page of the feed that is written, when it is not the first (RFC 5005, section 3).</summary>
    public int Number { get; init; } = 1;

    /// <summary>How many entries there are in all.</summary>
    public int Total { get; init; }

    /// <summary>When it changed last: by its entries, never by the clock, so that who asks twice is told the same.</summary>
    public DateTimeOffset Updated => Entries.Count == 0 ? Unknown : Entries.Max(entry => entry.Updated);
}

/// <summary>Something in a feed. Texts are plain; whatever they hold is escaped when they are written.</summary>
/// <param name="Id">Its name for good: an absolute address or <c>urn:uuid:</c>, the same on every server.</param>
/// <param name="Title">Its title.</param>
/// <param name="Page">Its page on this server.</param>
/// <param name="Updated">When it changed last.</param>
internal sealed record AtomEntry(string Id, string Title, string Page, DateTimeOffset Updated)
{
    /// <summary>When it came to be, where that is known.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>Who made it.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>What it says.</summary>
    public string Summary { get; init; } = "";

    /// <summary>What it says, as markup that was made here; <c>null</c> for what has none.</summary>
    public string? Html { get; init; }

    /// <summary>What it answers (RFC 4685); <c>null</c> for what answers nothing.</summary>
    public AtomReply? InReplyTo { get; init; }

    /// <summary>What it is about.</summary>
    public IReadOnlyList<AtomCategory> Categories { get; init; } = [];

    /// <summary>Addresses elsewhere that belong to it.</summary>
    public IReadOnlyList<AtomLink> Links { get; init; } = [];

    /// <summary>What arXiv's own feeds say of a paper beside what Atom has a word for, by the name of the element.</summary>
    public IReadOnlyList<(string Name, string Text)> ArxivFacts { get; init; } = [];
}

/// <summary>A category of an entry.</summary>
/// <param name="Term">Its code.</param>
/// <param name="Label">Its name.</param>
/// <param name="Scheme">Whose code it is; <c>null</c> of a word in nobody's list.</param>
internal sealed record AtomCategory(string Term, string? Label = null, string? Scheme = null);

/// <summary>A link of an entry to another place.</summary>
/// <param name="Relation">What is there: <c>related</c>, <c>via</c>, <c>license</c>.</param>
/// <param name="Address">Absolute.</param>
/// <param name="Title">What readers call it.</param>
/// <param name="Type">Media type, when it is known.</param>
internal sealed record AtomLink(string Relation, string Address, string? Title = null, string? Type = null);

/// <summary>What an entry answers.</summary>
/// <param name="Id">Its name for good.</param>
/// <param name="Page">Its page on this server.</param>
internal sealed record AtomReply(string Id, string Page);

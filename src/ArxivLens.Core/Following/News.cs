using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Following;

/// <summary>From one moment to another.</summary>
/// <param name="From">What came after this is told.</param>
/// <param name="To">What came up to this is told; what comes later is left to the next span.</param>
public readonly record struct NewsSpan(NewsMark From, NewsMark To)
{
    /// <summary>The same span, from no earlier than a moment.</summary>
    public NewsSpan NotBefore(NewsMark since) => this with
    {
        From = new NewsMark(
            since.At > From.At ? since.At : From.At, Math.Max(since.Library, From.Library), Math.Max(since.Shown, From.Shown)),
    };

    /// <summary>Whether a time is of it.</summary>
    public bool Holds(DateTimeOffset time) => time > From.At && time <= To.At;
}

/// <summary>What is new in something that is followed.</summary>
/// <param name="Thing">The thing.</param>
/// <param name="Items">The news, the most telling first; at most as many as were asked for.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Older">
/// Works that came in too, but are more than <see cref="FollowLimits.FreshDays"/> older than the span: an import of old papers is
/// counted, not told.
/// </param>
public sealed record News(FollowedThing Thing, IReadOnlyList<NewsItem> Items, int Total, int Older)
{
    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Total == 0 && Older == 0;
}

/// <summary>Something new.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Title">The title of the work or article, or the words of the question or contribution.</param>
public sealed record NewsItem(NewsKind Kind, string Title)
{
    /// <summary>The words, without what breaks a line or turns its direction: they stand in mail and feeds.</summary>
    public string Title { get; } = PlainCharacters.Keep(Title);

    /// <summary>The work it is about, or that came.</summary>
    public WorkKey? Work { get; init; }

    /// <summary>Names of its authors, as many as a line takes.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Of a new version, its number.</summary>
    public int Version { get; init; }

    /// <summary>The question.</summary>
    public QuestionId? Question { get; init; }

    /// <summary>The article.</summary>
    public ArticleId? Article { get; init; }

    /// <summary>The contribution.</summary>
    public ShownContribution? Contribution { get; init; }

    /// <summary>When: of a work the day it was published, else when it was written or read; <c>null</c> when nobody knows.</summary>
    public DateTimeOffset? At { get; init; }
}

/// <summary>What may be new.</summary>
public enum NewsKind
{
    /// <summary>A work that came.</summary>
    Work,

    /// <summary>A work that cites the work.</summary>
    Citing,

    /// <summary>Another version of the paper.</summary>
    Version,

    /// <summary>The paper was withdrawn.</summary>
    Withdrawn,

    /// <summary>The work was retracted.</summary>
    Retracted,

    /// <summary>A question put to the work, or asked by the article.</summary>
    Question,

    /// <summary>An article about the work.</summary>
    Article,

    /// <summary>The article was read again and had another text.</summary>
    Reread,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>An answer to the question.</summary>
    Answer,

    /// <summary>What a reader says of how the question stands.</summary>
    Standing,

    /// <summary>A post elsewhere.</summary>
    Post,

    /// <summary>A reply to the reader, or a contribution that names them.</summary>
    Reply,
}

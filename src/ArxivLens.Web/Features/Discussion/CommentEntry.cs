using ArxivLens.Core.Discussion;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>A comment as a page shows it.</summary>
/// <param name="Comment">It.</param>
/// <param name="Html">Its words; <c>null</c> where only its place is shown.</param>
public sealed record CommentEntry(Contribution Comment, IHtmlContent? Html)
{
    /// <summary>What it replies to, where that does not stand directly above.</summary>
    public Contribution? InReplyTo { get; init; }

    /// <summary>Whether who looks wrote it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether who looks may reply.</summary>
    public bool CanReply { get; init; }

    /// <summary>The replies that stand under it.</summary>
    public IList<CommentEntry> Replies { get; } = [];

    /// <summary>How many stand under it, those under them too.</summary>
    public int Below => Replies.Sum(reply => 1 + reply.Below);
}

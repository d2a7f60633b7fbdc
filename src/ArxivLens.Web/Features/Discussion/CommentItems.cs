using ArxivLens.Core.Discussion;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Comments that everybody sees, a page of them.</summary>
/// <param name="Comments">They.</param>
/// <param name="TotalCount">How many there are.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="PageSize">Comments on a page.</param>
/// <param name="TotalPages">How many pages there are.</param>
/// <param name="HasNextPage">Whether there is another behind this.</param>
/// <param name="HasPreviousPage">Whether there is one before this.</param>
public sealed record CommentItems(
    IReadOnlyList<CommentItem> Comments, long TotalCount, int Page, int PageSize, int TotalPages, bool HasNextPage, bool HasPreviousPage);

/// <summary>A comment as programs get it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="About">What it is about.</param>
/// <param name="Parent">The number of what it replies to.</param>
/// <param name="Author">The name of its author.</param>
/// <param name="Written">When it was written.</param>
/// <param name="Edited">When it was last edited.</param>
/// <param name="Revision">The number of its wording, from 1.</param>
/// <param name="Text">Its words: Markdown without HTML.</param>
/// <param name="Html">Its words as markup; formulas stand in elements of class <c>tex</c>.</param>
/// <param name="Url">The address that leads to it.</param>
public sealed record CommentItem(
    long Number, CommentSubject About, long? Parent, string? Author, DateTimeOffset Written, DateTimeOffset? Edited, int Revision, string Text,
    string Html, string Url);

/// <summary>What a comment is about.</summary>
/// <param name="Kind"><c>work</c>, <c>question</c> or <c>article</c>.</param>
/// <param name="Id">Its key or identity.</param>
/// <param name="Url">Its page.</param>
public sealed record CommentSubject(string Kind, string Id, string Url)
{
    /// <summary>Describes a subject.</summary>
    internal static CommentSubject Of(Subject subject, Func<string, string> whole) =>
        new(DiscussedThings.NameOf(subject.Kind), subject.Id, whole(ContributionAddress.Of(subject)));
}

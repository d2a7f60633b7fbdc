using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>The form in which a comment is written, as it is shown.</summary>
/// <param name="Thing">What is commented on.</param>
/// <param name="Action">Where it is sent.</param>
/// <param name="Draft">The name under which a browser keeps what was typed: of the account and of what it is for.</param>
public sealed record CommentForm(DiscussedThing Thing, string Action, string Draft)
{
    /// <summary>The words in it.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why it came back.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether its words came back from the server, and so are newer than any draft.</summary>
    public bool IsBack { get; init; }

    /// <summary>The words as they would be shown.</summary>
    public IHtmlContent? Preview { get; init; }

    /// <summary>What was changed by somebody else meanwhile.</summary>
    public IHtmlContent? Meanwhile { get; init; }

    /// <summary>Whether it is for a reply.</summary>
    public bool IsReply { get; init; }

    /// <summary>The revision that is edited; <c>null</c> for a new comment.</summary>
    public int? Revision { get; init; }

    /// <summary>Whether a passage can be chosen.</summary>
    public bool HasPassage => Revision is null && !IsReply;

    /// <summary>The mark by which the same form sent twice is told.</summary>
    public string Submission { get; init; } = NewSubmission();

    /// <summary>The form for a new comment.</summary>
    public static CommentForm Of(DiscussedThing thing, Reader? reader)
    {
        ArgumentNullException.ThrowIfNull(thing);
        return new(thing, "/comments/new", DraftOf(reader, DiscussedThings.Write(thing.Subject)));
    }

    /// <summary>The form for a reply.</summary>
    public static CommentForm OfReply(DiscussedThing thing, Contribution parent, Reader? reader)
    {
        ArgumentNullException.ThrowIfNull(parent);
        var permalink = ContributionAddress.Permalink(parent.Number);
        return new(thing, $"{permalink}/reply", DraftOf(reader, $"reply:{parent.Number:D}")) { IsReply = true };
    }

    /// <summary>The form for new words.</summary>
    public static CommentForm OfEdit(DiscussedThing thing, Contribution comment, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return new(thing, $"{ContributionAddress.Permalink(comment.Number)}/edit", DraftOf(reader, $"edit:{comment.Number:D}"))
        {
            Revision = comment.Revision,
            Text = comment.Text,
        };
    }

    private static string DraftOf(Reader? reader, string what) => string.Create(CultureInfo.InvariantCulture, $"{reader?.Account}:{what}");

    private static string NewSubmission() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}

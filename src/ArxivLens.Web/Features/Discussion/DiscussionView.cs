using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Web.Features.Accounts;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>A page of a discussion.</summary>
/// <param name="Thing">What is discussed.</param>
/// <param name="Threads">The threads of the page.</param>
/// <param name="Total">How many comments everybody sees.</param>
/// <param name="Reader">Who looks.</param>
public sealed record DiscussionView(DiscussedThing Thing, IReadOnlyList<CommentEntry> Threads, int Total, Reader? Reader)
{
    /// <summary>The parameter of the page.</summary>
    internal const string PageName = "comments";

    /// <summary>The parameter of the order.</summary>
    internal const string OrderName = "comments-order";

    /// <summary>The value of the order for the newest thread first.</summary>
    internal const string NewestFirst = "newest";

    /// <summary>What the section of the form is called in addresses.</summary>
    internal const string FormName = "comment-form";

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>Whether the newest thread comes first.</summary>
    public bool IsNewestFirst { get; init; }

    /// <summary>Whether there is more than one thread, so that their order says something.</summary>
    public bool HasOrder { get; init; }

    /// <summary>All comments of the page, in their order.</summary>
    public IEnumerable<CommentEntry> Entries => Threads.SelectMany(Walk);

    /// <summary>The address of a page of the discussion.</summary>
    public string At(int page, bool newestFirst)
    {
        var parts = new List<string>(2);
        if (page > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{PageName}={page}"));
        if (newestFirst)
            parts.Add($"{OrderName}={NewestFirst}");
        return $"{Thing.Address}{(parts.Count == 0 ? "" : "?")}{string.Join('&', parts)}#comments-h";
    }

    /// <summary>Where who looks signs in to be led back to the form, so that the next key is in it.</summary>
    public string SignIn => SignInAddress.To($"{Thing.Address}#{FormName}");

    private static IEnumerable<CommentEntry> Walk(CommentEntry entry) => entry.Replies.SelectMany(Walk).Prepend(entry);
}

using ArxivLens.Core.Discussion;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>What is said of how a comment stands.</summary>
internal static class CommentWords
{
    /// <summary>What stands in the place of one whose words are not shown.</summary>
    public static string OfEmpty(ContributionState state) => state switch
    {
        ContributionState.Removed => "A moderator removed this comment.",
        ContributionState.Held => "This comment waits for a moderator.",
        _ => "Its author took this comment back.",
    };

    /// <summary>What stands above words that not everybody sees; <c>null</c> for others.</summary>
    public static string? OfState(ContributionState state, bool isOwn) => (state, isOwn) switch
    {
        (ContributionState.Held, true) => "Only you and moderators see this: a moderator looks at it before everybody sees it.",
        (ContributionState.Held, false) => "Held: only its author and moderators see this.",
        (ContributionState.Removed, true) => "A moderator removed this. Only you and moderators see it.",
        (ContributionState.Removed, false) => "Removed: only its author and moderators see this.",
        _ => null,
    };
}

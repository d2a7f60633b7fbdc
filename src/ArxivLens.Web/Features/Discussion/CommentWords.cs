using ArxivLens.Core.Discussion;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>What is said of how a comment stands.</summary>
internal static class CommentWords
{
    /// <summary>What stands in the place of one whose words are not shown.</summary>
    public static string OfEmpty(ContributionState state) => state switch
    {
        ContributionState.Held => "This comment waits for a moderator.",
        _ => "Its author took this comment back.",
    };

    /// <summary>What stands above words that not everybody sees; <c>null</c> for others.</summary>
    public static string? OfState(ContributionState state, bool isOwn) => (state, isOwn) switch
    {
        (ContributionState.Held, true) => "Held: only you and moderators see this, until a moderator has looked at it.",
        (ContributionState.Held, false) => "Held: only its author and moderators see this.",
        (ContributionState.Removed, true) => "Removed: only you and moderators see this.",
        (ContributionState.Removed, false) => "Removed: only its author and moderators see this.",
        _ => null,
    };
}

using ArxivLens.Core.Moderation;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>Decisions as pages tell them.</summary>
internal static class DecisionText
{
    /// <summary>Why a ruling was not done, and what was done instead.</summary>
    public static string OfObstacle(RulingResult result)
    {
        var what = result.Obstacle ?? "Nothing was done.";
        return result is { Outcome: RulingOutcome.Changed, Decision: { } other }
            ? $"{what} What was done: {DecisionWords.Describe(other)}, by {DecisionWords.NameOfMaker(other.ByRole)}."
            : what;
    }

    /// <summary>How long something waits, in the largest unit that fits.</summary>
    public static string OfTime(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => $"{(int)time.TotalDays} days",
        { TotalHours: >= 2 } => $"{(int)time.TotalHours} hours",
        { TotalMinutes: >= 2 } => $"{(int)time.TotalMinutes} minutes",
        _ => "a minute",
    };

    /// <summary>How a contribution stands.</summary>
    public static string OfState(Core.Discussion.ContributionState state) => state switch
    {
        Core.Discussion.ContributionState.Shown => "shown",
        Core.Discussion.ContributionState.Held => "held",
        Core.Discussion.ContributionState.Removed => "removed",
        _ => "taken back by its author",
    };
}

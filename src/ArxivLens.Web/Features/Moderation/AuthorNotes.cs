using ArxivLens.Core.Discussion;
using ArxivLens.Core.Moderation;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>What authors are told about what they wrote, where it stands.</summary>
public sealed class AuthorNotes(IModerationStore store)
{
    /// <summary>Why a contribution is not shown to everybody, for its author; <c>null</c> when it is.</summary>
    public async Task<AuthorNote?> FindAsync(Contribution contribution, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        if (contribution.State is not (ContributionState.Held or ContributionState.Removed))
            return null;
        if (await FindDecisionAsync(contribution, cancellationToken) is { } decision)
            return new(DecisionWords.ToAuthor(decision), FormattableString.Invariant($"/appeal/{decision.Number}"));
        var known = await store.FindCaseAsync(contribution.Number, cancellationToken);
        return new(known?.HeldFor ?? "A moderator looks at it before everybody sees it.", null);
    }

    /// <summary>What everybody reads in the place of something that was removed.</summary>
    public async Task<string> DescribeRemovalAsync(Contribution contribution, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        var decision = await FindDecisionAsync(contribution, cancellationToken);
        return decision?.Rule is { } rule
            ? $"Removed by {DecisionWords.NameOfMaker(decision.ByRole)}: {HouseRules.Describe(rule)}."
            : "Removed by a moderator.";
    }

    // The decision by which it stands as it does: the newest that was not undone, unless it let it through. Then rules hold it since.
    private async Task<Decision?> FindDecisionAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        var newest = (await store.ListDecisionsAsync(contribution.Number, null, cancellationToken)).FirstOrDefault(
            one => one.Contribution == contribution.Number && one.UndoneBy is null && IsOfState(one.Action));
        return newest?.After == (int)contribution.State ? newest : null;
    }

    private static bool IsOfState(ModerationAction action) => action
        is ModerationAction.Approve or ModerationAction.Hold or ModerationAction.Remove or ModerationAction.Restore;
}

/// <summary>What an author is told.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Address">Where it says why; <c>null</c> when the text does.</param>
public sealed record AuthorNote(string Text, string? Address);

using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Web.Features.Discussion;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>Finds the comments that go out as annotations.</summary>
internal sealed class AnnotationDesk(IContributionStore store, IAnchorStore anchors, DiscussedThings things)
{
    /// <summary>What everybody sees about something; <c>null</c> when the library does not have it.</summary>
    public async Task<(DiscussedThing Thing, IReadOnlyList<Contribution> Comments)?> FindAsync(Subject subject, CancellationToken cancellationToken)
    {
        if (await things.FindAsync(subject, cancellationToken) is not { } thing)
            return null;
        var all = await store.ListAsync(ContributionKind.Comment, thing.All, cancellationToken);
        return (thing, [.. all.Where(one => one.State == ContributionState.Shown)]);
    }

    /// <summary>All that a reader wrote and has not taken back, whoever sees it.</summary>
    public async Task<IReadOnlyList<Contribution>> ListOfAsync(long account, CancellationToken cancellationToken) =>
        [.. (await store.ListOfAsync(account, cancellationToken)).Where(one => one is { Kind: ContributionKind.Comment, State: not ContributionState.TakenBack })];

    /// <summary>Their passages.</summary>
    public Task<IReadOnlyDictionary<long, Anchor>> FindAnchorsAsync(IReadOnlyList<Contribution> comments, CancellationToken cancellationToken) =>
        anchors.FindAsync([.. comments.Select(one => one.Number)], cancellationToken);
}

using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Webmentions;
using ArxivLens.Web.Features.Discussion;

namespace ArxivLens.Web.Features.Webmentions;

/// <summary>Posts elsewhere that link to something here.</summary>
public sealed class PostShelf(IContributionStore store, DiscussedThings things)
{
    /// <summary>Those about something, the newest first; for moderators those too that nobody has looked at.</summary>
    public async Task<IReadOnlyList<PostEntry>> ReadAsync(Subject subject, Reader? reader, CancellationToken cancellationToken = default)
    {
        var names = (await things.FindAsync(subject, cancellationToken))?.All ?? [subject];
        var all = await store.ListAsync(ContributionKind.Post, names, cancellationToken);
        return
        [
            .. all.Where(one => one.State == ContributionState.Shown || (one.State == ContributionState.Held && reader?.Role >= Role.Moderator))
                .Reverse()
                .Select(one => (One: one, Details: PostDetails.Read(one.Details)))
                .Where(pair => pair.Details is not null)
                .Select(pair => new PostEntry(pair.One, pair.Details!)),
        ];
    }
}

/// <summary>A post elsewhere.</summary>
/// <param name="Contribution">It; its text is the title.</param>
/// <param name="Details">Where it stands and who wrote it.</param>
public sealed record PostEntry(Contribution Contribution, PostDetails Details);

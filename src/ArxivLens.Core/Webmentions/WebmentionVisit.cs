using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Webmentions;

/// <summary>
/// Looks at posts that announced themselves, one after the other. One that links here is kept, held until a moderator has looked at it;
/// announced again it is brought up to date and held again where its words changed; one that is gone or links here no more is taken away.
/// </summary>
public sealed class WebmentionVisit(IWebmentionStore store, IContributionStore contributions, IPostReader reader, TimeProvider clock)
{
    /// <summary>Looks at the one that is due first.</summary>
    /// <param name="isTarget">Whether an address of this server is a page of the subject.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    /// <returns>What was seen; <c>null</c> when none is due.</returns>
    public async Task<(Webmention Mention, PostReading Reading)?> VisitNextAsync(
        Func<Uri, Subject, bool> isTarget, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(isTarget);
        if (await store.FindDueAsync(clock.GetUtcNow(), cancellationToken) is not { } mention)
            return null;
        var reading = await reader.ReadAsync(mention.Source, address => isTarget(address, mention.Target), cancellationToken);
        await SettleAsync(mention, reading, cancellationToken);
        return (mention, reading);
    }

    private async Task SettleAsync(Webmention mention, PostReading reading, CancellationToken cancellationToken)
    {
        switch (reading.Sight)
        {
            case PostSight.Links:
                await store.EndAsync(mention.Number, await KeepAsync(mention, reading, cancellationToken), null, cancellationToken);
                break;
            case PostSight.Unreadable when mention.Attempts + 1 < WebmentionLimits.Attempts:
                var pause = TimeSpan.FromMinutes(10) * Math.Pow(6, mention.Attempts);
                await store.PostponeAsync(mention.Number, clock.GetUtcNow() + pause, reading.Detail, cancellationToken);
                break;
            default:
                await store.EndAsync(mention.Number, await FindStayingAsync(mention, reading, cancellationToken), reading.Detail, cancellationToken);
                break;
        }
    }

    // What cannot be read is not known to be gone; and what a moderator removed is remembered, or it would come back as something new.
    private async Task<long?> FindStayingAsync(Webmention mention, PostReading reading, CancellationToken cancellationToken)
    {
        if (mention.Contribution is not { } kept || reading.Sight is PostSight.Unreadable or PostSight.Closed)
            return mention.Contribution;
        if (await contributions.FindAsync(kept, cancellationToken) is { State: ContributionState.Removed })
            return kept;
        await contributions.SetStateAsync(kept, ContributionState.TakenBack, cancellationToken);
        return null;
    }

    private async Task<long> KeepAsync(Webmention mention, PostReading reading, CancellationToken cancellationToken)
    {
        var title = Words(reading.Facts.Title) ?? mention.Source.IdnHost;
        var details = new PostDetails(
            mention.Source.AbsoluteUri, Words(reading.Facts.Author), Words(reading.Facts.Site), reading.Facts.Published).Write();
        var before = mention.Contribution is { } number ? await contributions.FindAsync(number, cancellationToken) : null;
        if (before is { State: ContributionState.Shown or ContributionState.Held })
        {
            // Words that nobody has looked at are not shown because others were.
            if (before.Text != title || before.Details != details)
            {
                await contributions.SetStateAsync(before.Number, ContributionState.Held, cancellationToken);
                await contributions.EditAsync(
                    before.Number, before.Revision, title, details, ContributionState.Held, clock.GetUtcNow(), cancellationToken);
            }

            return before.Number;
        }

        // What a moderator removed does not come back by being announced again.
        if (before is { State: ContributionState.Removed })
            return before.Number;
        var kept = await contributions.AddAsync(
            new Contribution
            {
                Kind = ContributionKind.Post,
                Subject = mention.Target,
                Text = title,
                Details = details,
                State = ContributionState.Held,
                Written = clock.GetUtcNow(),
            },
            cancellationToken);
        return kept.Number;
    }

    private static string? Words(string? text)
    {
        var plain = string.Join(' ', PlainCharacters.Keep(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain.Length > WebmentionLimits.Words)
            plain = plain[..(char.IsHighSurrogate(plain[WebmentionLimits.Words - 1]) ? WebmentionLimits.Words - 1 : WebmentionLimits.Words)];
        return plain.Length == 0 ? null : plain;
    }
}

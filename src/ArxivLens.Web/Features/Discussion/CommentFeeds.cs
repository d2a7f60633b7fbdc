using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Feeds;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Puts together the feeds of comments: of all, and of one thing that is discussed.</summary>
public sealed class CommentFeeds(IContributionStore store, DiscussedThings things, CommentReader comments)
{
    private const int Size = AtomFeed.PageSize;

    /// <summary>The newest comments of all.</summary>
    internal static FeedLink All { get; } = new("Comments", "/comments.atom");

    /// <summary>The feed of what is said about something.</summary>
    public static FeedLink LinkOf(DiscussedThing thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        var isOutside = thing.Subject.Kind == SubjectKind.Work && WorkKey.TryParse(thing.Subject.Id, out var key) && key.Arxiv is null;
        return new(
            $"Comments on “{Short(thing.Title)}”",
            isOutside ? $"/comments.atom?work={Uri.EscapeDataString(thing.Subject.Id)}" : $"{thing.Address}/comments.atom");
    }

    /// <summary>A page of the newest comments of all.</summary>
    internal async Task<AtomFeed> OfAllAsync(int page, string origin, CancellationToken cancellationToken)
    {
        var found = await store.ListNewestAsync(ContributionKind.Comment, null, null, (page - 1) * Size, Size, cancellationToken);
        var total = await store.CountNewestAsync(ContributionKind.Comment, null, null, cancellationToken);
        return new AtomFeed(All, "/comments", await DescribeAsync(found, origin, cancellationToken)) { Number = page, Total = total };
    }

    /// <summary>A page of the newest comments on something.</summary>
    internal async Task<AtomFeed> OfThingAsync(DiscussedThing thing, int page, string origin, CancellationToken cancellationToken)
    {
        var places = await store.ListPlacesAsync(ContributionKind.Comment, thing.All, cancellationToken);
        var shown = places.Where(place => place.State == ContributionState.Shown).Select(place => place.Number).Reverse().ToList();
        var found = await store.FindAsync([.. shown.Skip((page - 1) * Size).Take(Size)], cancellationToken);
        return new AtomFeed(LinkOf(thing), thing.Address, await DescribeAsync([.. found.OfType<Contribution>()], origin, cancellationToken))
        {
            Number = page,
            Total = shown.Count,
        };
    }

    private async Task<IReadOnlyList<AtomEntry>> DescribeAsync(
        IReadOnlyList<Contribution> found, string origin, CancellationToken cancellationToken)
    {
        var (html, _) = await comments.ReadAsync(found, origin, cancellationToken);
        var answered = await FindAnsweredAsync(found, cancellationToken);
        var titles = new Dictionary<Subject, string>();
        foreach (var subject in found.Select(one => one.Subject).Distinct())
            titles[subject] = (await things.FindAsync(subject, cancellationToken))?.Title ?? subject.Id;
        return [.. found.Select(one => new AtomEntry(
            IdOf(one), $"{one.Author ?? "Somebody"} on “{Short(titles[one.Subject])}”", ContributionAddress.Permalink(one.Number), one.Edited ?? one.Written)
        {
            Published = one.Written,
            Authors = one.Author is { } author ? [author] : [],
            Html = html[one.Number].ToString(),
            InReplyTo = one.Parent is { } parent && answered.TryGetValue(parent, out var above)
                ? new AtomReply(IdOf(above), ContributionAddress.Permalink(parent))
                : null,
        })];
    }

    private async Task<Dictionary<long, Contribution>> FindAnsweredAsync(IReadOnlyList<Contribution> found, CancellationToken cancellationToken)
    {
        var numbers = found.Where(one => one.Parent is not null).Select(one => one.Parent!.Value).Distinct().ToList();
        return (await store.FindAsync(numbers, cancellationToken)).OfType<Contribution>().ToDictionary(one => one.Number);
    }

    // Numbers are of one server, and so is the moment: no other has both.
    private static string IdOf(Contribution one) => EntryId.Of(FormattableString.Invariant($"comment {one.Number} {one.Written.UtcTicks}"));

    private static string Short(string title) => title.Length <= 120 ? title : $"{title[..(char.IsHighSurrogate(title[118]) ? 118 : 119)].TrimEnd()}…";
}

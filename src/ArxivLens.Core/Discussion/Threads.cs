namespace ArxivLens.Core.Discussion;

/// <summary>A place of a discussion as it is shown.</summary>
/// <param name="Number">The contribution.</param>
/// <param name="Parent">What it replies to, where that is shown too.</param>
/// <param name="IsEmpty">Whether only its place is shown: its words are not for who looks, but replies to it are.</param>
public readonly record struct ThreadLine(long Number, long? Parent, bool IsEmpty);

/// <summary>Puts a discussion in order: threads one after the other, each reply behind what it answers.</summary>
public static class Threads
{
    /// <summary>Comments on one page, at most, however few threads they belong to.</summary>
    public const int PageSize = 200;

    /// <summary>The places that somebody sees, in their order.</summary>
    /// <param name="places">All there are, by number.</param>
    /// <param name="account">Who looks: their own words they see in every state; <c>null</c> for anybody.</param>
    /// <param name="isModerator">Whether they see everybody's.</param>
    /// <param name="newestFirst">Whether the newest thread comes first; within a thread the oldest reply always does.</param>
    public static IReadOnlyList<ThreadLine> Arrange(
        IReadOnlyList<ContributionPlace> places, long? account, bool isModerator, bool newestFirst)
    {
        ArgumentNullException.ThrowIfNull(places);
        var known = places.ToDictionary(place => place.Number);
        var shown = FindShown(places, known, account, isModerator);
        var replies = new Dictionary<long, List<ContributionPlace>>();
        var roots = new List<ContributionPlace>();
        foreach (var place in places.Where(place => shown.Contains(place.Number)))
        {
            if (!IsReply(place, known))
                roots.Add(place);
            else if (replies.TryGetValue(place.Parent!.Value, out var others))
                others.Add(place);
            else
                replies.Add(place.Parent.Value, [place]);
        }

        if (newestFirst)
            roots.Reverse();
        return Walk(roots, replies, known, place => !IsSeen(place, account, isModerator));
    }

    /// <summary>Where the pages of a discussion begin: each has so many threads or so many comments, whichever is reached first.</summary>
    public static IReadOnlyList<int> FindPages(IReadOnlyList<ThreadLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var starts = new List<int> { 0 };
        var roots = 0;
        for (var at = 0; at < lines.Count; at++)
        {
            roots += lines[at].Parent is null ? 1 : 0;
            if (at - starts[^1] < PageSize && roots <= CommentLimits.Roots)
                continue;
            starts.Add(at);
            roots = lines[at].Parent is null ? 1 : 0;
        }

        return starts;
    }

    private static bool IsSeen(ContributionPlace place, long? account, bool isModerator) => place.State switch
    {
        ContributionState.Shown => true,
        ContributionState.TakenBack => false,
        _ => isModerator || (account is not null && place.Account == account),
    };

    // A reply is always younger than what it answers; anything else would be a circle.
    private static bool IsReply(ContributionPlace place, Dictionary<long, ContributionPlace> known) =>
        place.Parent is { } parent && parent < place.Number && known.ContainsKey(parent);

    private static HashSet<long> FindShown(
        IReadOnlyList<ContributionPlace> places, Dictionary<long, ContributionPlace> known, long? account, bool isModerator)
    {
        var shown = new HashSet<long>();
        // From the youngest: whatever a shown reply answers keeps its place.
        foreach (var place in places.OrderByDescending(place => place.Number))
        {
            if (!shown.Contains(place.Number) && !IsSeen(place, account, isModerator))
                continue;
            shown.Add(place.Number);
            if (IsReply(place, known))
                shown.Add(place.Parent!.Value);
        }

        return shown;
    }

    // A thread may be thousands of replies deep.
    private static List<ThreadLine> Walk(
        List<ContributionPlace> roots, Dictionary<long, List<ContributionPlace>> replies, Dictionary<long, ContributionPlace> known,
        Predicate<ContributionPlace> isEmpty)
    {
        var lines = new List<ThreadLine>();
        var open = new Stack<ContributionPlace>(Enumerable.Reverse(roots));
        while (open.TryPop(out var place))
        {
            lines.Add(new ThreadLine(place.Number, IsReply(place, known) ? place.Parent : null, isEmpty(place)));
            if (!replies.TryGetValue(place.Number, out var under))
                continue;
            for (var at = under.Count - 1; at >= 0; at--)
                open.Push(under[at]);
        }

        return lines;
    }
}

using System.Globalization;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Puts together what is said about something, for who looks. Asked for once a page, so the page says what it needs.</summary>
public sealed class DiscussionReader(IContributionStore store, DiscussedThings things, CommentReader comments, PageParts parts)
{
    /// <summary>Reads the page of a discussion that a request asks for; <c>null</c> when the library does not have what it is about.</summary>
    public async Task<DiscussionView?> ReadAsync(Subject subject, HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (await things.FindAsync(subject, http.RequestAborted) is not { } thing)
            return null;
        var newestFirst = http.Request.Query[DiscussionView.OrderName] == DiscussionView.NewestFirst;
        var reader = http.FindReader();
        var lines = await ArrangeAsync(thing, reader, newestFirst, http.RequestAborted);
        var starts = Threads.FindPages(lines);
        var page = Math.Clamp(ReadPage(http.Request.Query[DiscussionView.PageName]), 1, starts.Count);
        var from = starts[page - 1];
        var to = page < starts.Count ? starts[page] : lines.Count;
        return new DiscussionView(thing, await ReadAsync(lines, from, to, reader, http.RequestAborted), await CountAsync(thing, http.RequestAborted), reader)
        {
            Page = page,
            Pages = starts.Count,
            IsNewestFirst = newestFirst,
            HasOrder = lines.Count(line => line.Parent is null) > 1,
        };
    }

    /// <summary>Where a comment stands for who looks: the page of the discussion, or <c>null</c> when it is not shown to them.</summary>
    public async Task<string?> FindPlaceAsync(Contribution comment, Reader? reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        if (await things.FindAsync(comment.Subject, cancellationToken) is not { } thing)
            return null;
        var lines = await ArrangeAsync(thing, reader, newestFirst: false, cancellationToken);
        var at = lines.TakeWhile(line => line.Number != comment.Number).Count();
        if (at == lines.Count)
            return null;
        var page = Threads.FindPages(lines).Count(start => start <= at);
        var query = page == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"?{DiscussionView.PageName}={page}");
        return $"{thing.Address}{query}#{ContributionAddress.Anchor(comment.Number)}";
    }

    private async Task<IReadOnlyList<ThreadLine>> ArrangeAsync(
        DiscussedThing thing, Reader? reader, bool newestFirst, CancellationToken cancellationToken) => Threads.Arrange(
            await store.ListPlacesAsync(ContributionKind.Comment, thing.All, cancellationToken),
            reader?.Account,
            reader?.Role >= Role.Moderator,
            newestFirst);

    private async Task<int> CountAsync(DiscussedThing thing, CancellationToken cancellationToken) =>
        (await store.CountAsync(ContributionKind.Comment, thing.All, cancellationToken)).Sum();

    private async Task<IReadOnlyList<CommentEntry>> ReadAsync(
        IReadOnlyList<ThreadLine> lines, int from, int to, Reader? reader, CancellationToken cancellationToken)
    {
        var page = lines.Skip(from).Take(to - from).ToList();
        var numbers = page.Select(line => line.Number).Concat(page.Where(line => line.Parent is not null).Select(line => line.Parent!.Value));
        var found = (await store.FindAsync([.. numbers.Distinct()], cancellationToken)).OfType<Contribution>().ToDictionary(one => one.Number);
        var said = page.Where(line => !line.IsEmpty && found.ContainsKey(line.Number)).Select(line => found[line.Number]).ToList();
        var (html, hasMathematics) = await comments.ReadAsync(said, cancellationToken: cancellationToken);
        if (hasMathematics)
            parts.NeedMathematics();
        return Nest(page, found, html, reader);
    }

    // Replies stand under what they answer to a few levels, and behind it from there on.
    private static List<CommentEntry> Nest(
        List<ThreadLine> page, Dictionary<long, Contribution> found, IReadOnlyDictionary<long, IHtmlContent> html, Reader? reader)
    {
        var roots = new List<CommentEntry>();
        var placed = new Dictionary<long, (CommentEntry Entry, int Level, IList<CommentEntry> Among)>();
        foreach (var line in page)
        {
            if (!found.TryGetValue(line.Number, out var comment))
                continue;
            var isUnder = line.Parent is { } parent && placed.ContainsKey(parent);
            var above = isUnder ? placed[line.Parent!.Value] : default;
            var isIndented = isUnder && above.Level < CommentLimits.Indents;
            var entry = new CommentEntry(comment, html.GetValueOrDefault(line.Number))
            {
                InReplyTo = line.Parent is { } number && !isIndented ? found.GetValueOrDefault(number) : null,
                IsOwn = reader is not null && comment.Account == reader.Account,
                CanReply = reader is not null && comment.State == ContributionState.Shown,
            };
            var among = isIndented ? above.Entry.Replies : isUnder ? above.Among : roots;
            among.Add(entry);
            placed[line.Number] = (entry, isIndented ? above.Level + 1 : isUnder ? above.Level : 0, among);
        }

        return roots;
    }

    private static int ReadPage(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;
}

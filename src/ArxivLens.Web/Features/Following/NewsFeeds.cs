using System.Globalization;
using ArxivLens.Core.Following;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Feeds;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Following;

/// <summary>Puts together the feed of all news of a work, and the private feed of everything a reader follows.</summary>
internal sealed class NewsFeeds(NewsDesk desk, FollowedNews followed)
{
    /// <summary>Entries of a feed.</summary>
    private const int Most = 100;

    /// <summary>Where the feed of a work is.</summary>
    public static string AddressOf(WorkKey key) => key.Arxiv is null
        ? $"/news.atom?work={Uri.EscapeDataString(key.ToString())}"
        : $"{WorkAddress.Of(key)}/news.atom";

    /// <summary>The link to the feed of a work.</summary>
    public static FeedLink LinkOf(Work work)
    {
        var name = work.Title.Length > 0 ? TexText.ToDisplay(work.Title) : work.Key.ToString();
        return new FeedLink($"All news of “{name}”", AddressOf(work.Key));
    }

    /// <summary>All news of a work: what cites it, its versions, questions, articles, comments, and what became of it.</summary>
    public async Task<AtomFeed> OfWorkAsync(Work work, CancellationToken cancellationToken)
    {
        var thing = FollowedThing.Of(work.Key);
        var span = new NewsSpan(NewsDesk.Beginning, await desk.MarkAsync(cancellationToken));
        var news = await desk.FindAsync(thing, null, span, Most, cancellationToken);
        var versions = (work.Paper?.Versions ?? []).Select(version =>
            new NewsItem(NewsKind.Version, work.Title) { Work = work.Key, Version = version.Number, At = version.Created });
        // Versions are told by the record: of those that came before arrivals were noted there is no event.
        var items = news.Items.Where(item => item.Kind != NewsKind.Version).Concat(versions);
        var entries = items.Select(item => EntryOf(item, work.Key.ToString()));
        return Make(LinkOf(work), WorkAddress.Of(work.Key), entries) with { Subtitle = "New citations, versions, questions, articles and comments." };
    }

    /// <summary>Everything a reader follows, since they follow it.</summary>
    public async Task<AtomFeed> OfReaderAsync(long account, string address, CancellationToken cancellationToken)
    {
        var things = await followed.SinceFollowedAsync(account, await desk.MarkAsync(cancellationToken), cancellationToken);
        var entries = things.SelectMany(thing => thing.News.Items.Select(item => EntryOf(item, item.Work is not null ? thing.Follow.Thing.ToString() : "") with
        {
            Categories = [new AtomCategory(thing.Name.Name)],
        }));
        return Make(new FeedLink("What I follow", address), "/following", entries) with { Subtitle = "A private feed." };
    }

    private static AtomFeed Make(FeedLink link, string page, IEnumerable<AtomEntry> entries)
    {
        List<AtomEntry> newest = [.. entries.DistinctBy(entry => entry.Id).OrderByDescending(entry => entry.Updated).ThenBy(entry => entry.Id, StringComparer.Ordinal).Take(Most)];
        return new AtomFeed(link, page, newest) { Total = newest.Count };
    }

    private static AtomEntry EntryOf(NewsItem item, string about)
    {
        var title = $"{NewsWords.Of(item)}: {item.Title}";
        return new AtomEntry(IdOf(item, about), title, NewsWords.AddressOf(item), item.At ?? AtomFeed.Unknown) { Authors = item.Authors };
    }

    // A work that two followed things bring is one entry; that it cites this one is another than that it is there.
    private static string IdOf(NewsItem item, string about) => item switch
    {
        { Contribution: { } contribution } => EntryId.Of(string.Create(CultureInfo.InvariantCulture, $"contribution {contribution.Number}")),
        { Kind: NewsKind.Work, Work: { } work } => EntryId.Of(work),
        { Kind: NewsKind.Citing } => EntryId.Of($"news {about} citing {item.Work}"),
        { Work: { } work } => EntryId.Of(string.Create(CultureInfo.InvariantCulture, $"news {work} {item.Kind} {item.Version}")),
        { Question: { } question, Kind: NewsKind.Question } => EntryId.Of($"question {question}"),
        { Article: { } article, Kind: NewsKind.Article } => EntryId.Of($"article {article}"),
        _ => EntryId.Of($"news {item.Kind} {item.Article}{item.Question} {item.At:O}"),
    };
}

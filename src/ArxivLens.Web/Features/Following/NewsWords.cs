using System.Globalization;
using ArxivLens.Core.Following;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Following;

/// <summary>News in words, and where they lead.</summary>
internal static class NewsWords
{
    /// <summary>What happened, before the title of what it happened to or with.</summary>
    public static string Of(NewsItem item) => item.Kind switch
    {
        NewsKind.Work => "New",
        NewsKind.Citing => "Cites it",
        NewsKind.Version => string.Create(CultureInfo.InvariantCulture, $"Version {item.Version}"),
        NewsKind.Withdrawn => "Withdrawn",
        NewsKind.Retracted => "Retracted",
        NewsKind.Question => "Question",
        NewsKind.Article => "Article",
        NewsKind.Reread => "The article changed",
        NewsKind.Comment => "Comment",
        NewsKind.Answer => "Answer",
        NewsKind.Standing => "How it stands",
        NewsKind.Post => "Post elsewhere",
        _ => "Reply",
    };

    /// <summary>Its page on this server.</summary>
    public static string AddressOf(NewsItem item)
    {
        if (item.Contribution is { } contribution)
            return string.Create(CultureInfo.InvariantCulture, $"/comment/{contribution.Number}");
        if (item.Question is { } question)
            return DebateAddress.Of(question);
        if (item.Article is { } article)
            return DebateAddress.Of(article);
        return item is { Kind: NewsKind.Version, Work.Arxiv: { } id } ? WorkAddress.Of(id, item.Version) : WorkAddress.Of(item.Work!.Value);
    }

    /// <summary>How many there are, in few words: <c>3 new, 12 older came in</c>.</summary>
    public static string Count(News news)
    {
        var older = news.Older > 0 ? string.Create(CultureInfo.InvariantCulture, $"{news.Older:N0} older came in") : "";
        if (news.Total == 0)
            return older.Length > 0 ? older : "nothing new";
        var fresh = string.Create(CultureInfo.InvariantCulture, $"{news.Total:N0} new");
        return older.Length > 0 ? $"{fresh}, {older}" : fresh;
    }
}

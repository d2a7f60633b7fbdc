using ArxivLens.Core.Articles;
using ArxivLens.Core.Citations;

namespace ArxivLens.Tests.Shared;

/// <summary>A paper that eight others cite, two of which cite each other, and three articles: one asks it, one discusses two others.</summary>
internal static class ArticleNetwork
{
    internal const string Paper = "2403.00001";
    internal const string Citer = "2403.00002";
    internal const string AskingTitle = "Who pays for a copied bridge?";
    internal const string MentioningTitle = "Two papers on towns";

    internal static string Asking => "article:" + ArticleId.Of("asking");

    internal static string Mentioning => "article:" + ArticleId.Of("mentioning");

    internal static async Task<DebateSite> StartAsync(bool withArticles = true)
    {
        var site = await DebateSite.StartAsync([.. Enumerable.Range(1, 9).Select(number => DebateSite.Paper(Id(number), $"Bridges, part {number}", "We study bridges."))]);
        Citation[] citations =
        [
            .. Enumerable.Range(2, 8).Select(number => new Citation(DebateSite.Key(Id(number)), DebateSite.Key(Paper), "file")),
            new(DebateSite.Key(Id(3)), DebateSite.Key(Citer), "file"),
        ];
        await site.Storage.Citations.SaveAsync(citations, import: 1);
        await site.AddAsync();
        if (withArticles)
            await AddArticlesAsync(site);
        return site;
    }

    internal static async Task AddArticlesAsync(DebateSite site)
    {
        await site.AddAsync("asking", DebateCases.Facts with { Title = AskingTitle }, DebateCases.Reading with { Discusses = [Discussed(1, isAsked: true)] });
        await site.AddAsync(
            "mentioning", new ArticleFacts { Title = MentioningTitle, Author = "Bo Other" },
            new ArticleReading { Discusses = [Discussed(2), Discussed(4)] });
        await site.AddAsync("unsure", new ArticleFacts { Title = "A guess" }, new ArticleReading { Discusses = [Discussed(3) with { Confidence = .4 }] });
    }

    internal static DiscussedWork Discussed(int number, bool isAsked = false)
        => new($"Bridges, part {number}", DebateSite.Key(Id(number)), .9, "It says so.", new TextSpan(0, 10), isAsked);

    private static string Id(int number) => $"2403.0000{number}";
}

using System.Globalization;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Articles;

/// <summary>The parts of an article that have items, each with what can be corrected of one.</summary>
internal static class CorrectedParts
{
    /// <summary>Known by the work's key, or by the title of one that is not known.</summary>
    public static CorrectedItems<DiscussedWork> Discusses { get; } = new(
        ArticlePart.Discusses,
        one => one.Work?.ToString() ?? one.Title,
        "work",
        name => WorkKey.TryParse(name, out var key)
            ? new DiscussedWork(name, key, 1, "", default, IsAsked: false)
            : new DiscussedWork(name, null, 1, "", default, IsAsked: false),
        // A work that was known by title alone may be known by its key when the article is read again.
        one => one.Work is null ? null : one.Title,
        new Dictionary<string, Func<DiscussedWork, string?, DiscussedWork>>(StringComparer.Ordinal)
        {
            ["work"] = (one, value) => WorkKey.TryParse(value, out var key) ? one with { Work = key, Confidence = 1 } : one,
            ["title"] = (one, value) => value is null ? one : one with { Title = value },
            ["confidence"] = (one, value) => TryReadShare(value, out var share) ? one with { Confidence = share } : one,
            ["asked"] = (one, value) => bool.TryParse(value, out var isAsked) ? one with { IsAsked = isAsked } : one,
        })
    {
        WordsOf = one => one.Title,
        BarrierOf = one => one.Work?.ToString(),
    };

    /// <summary>Known by the words that are quoted.</summary>
    public static CorrectedItems<ArticleQuote> Quotes { get; } = new(
        ArticlePart.Quotes,
        one => one.Text,
        "text",
        text => new ArticleQuote(null, null, text, default),
        _ => null,
        new Dictionary<string, Func<ArticleQuote, string?, ArticleQuote>>(StringComparer.Ordinal)
        {
            ["text"] = (one, value) => value is null ? one : one with { Text = value },
            ["speaker"] = (one, value) => one with { Speaker = value },
            ["role"] = (one, value) => one with { Role = value },
        })
    {
        KinOf = one => one.Speaker,
    };

    /// <summary>Known by the sentence that claims it.</summary>
    public static CorrectedItems<ArticleFigure> Figures { get; } = new(
        ArticlePart.Figures,
        one => one.Text,
        "text",
        text => new ArticleFigure(text, null, default),
        _ => null,
        new Dictionary<string, Func<ArticleFigure, string?, ArticleFigure>>(StringComparer.Ordinal)
        {
            ["text"] = (one, value) => value is null ? one : one with { Text = value },
            ["source"] = (one, value) => one with { Source = value },
        })
    {
        KinOf = one => one.Source,
    };

    /// <summary>Known by its words.</summary>
    public static CorrectedItems<ArticleResource> Resources { get; } = new(
        ArticlePart.Resources,
        one => one.Title,
        "title",
        title => new ArticleResource(title, null, default),
        _ => null,
        new Dictionary<string, Func<ArticleResource, string?, ArticleResource>>(StringComparer.Ordinal)
        {
            ["title"] = (one, value) => value is null ? one : one with { Title = value },
            ["url"] = (one, value) => value is null || ArticleAddress.TryRead(value, out _) ? one with { Url = value } : one,
        })
    {
        // The same address is the same thing, whatever it is called now.
        KinOf = one => one.Url,
        Kinship = 1,
    };

    /// <summary>Known by its words.</summary>
    public static CorrectedItems<AskedQuestion> Questions { get; } = new(
        ArticlePart.Questions,
        one => one.Text,
        "text",
        text => new AskedQuestion(null, text, default, AskedKind.Question, ""),
        _ => null,
        new Dictionary<string, Func<AskedQuestion, string?, AskedQuestion>>(StringComparer.Ordinal)
        {
            ["text"] = (one, value) => value is null ? one : one with { Text = value },
            ["label"] = (one, value) => one with { Label = value },
            ["kind"] = (one, value) => Enum.TryParse<AskedKind>(value, ignoreCase: true, out var kind) ? one with { Kind = kind } : one,
        })
    {
        KinOf = one => one.Label,
    };

    /// <summary>The part of such items; <c>null</c> for the facts, which are no items.</summary>
    public static ICorrectedPart? Of(ArticlePart part) => part switch
    {
        ArticlePart.Discusses => Discusses,
        ArticlePart.Quotes => Quotes,
        ArticlePart.Figures => Figures,
        ArticlePart.Resources => Resources,
        ArticlePart.Questions => Questions,
        _ => null,
    };

    private static bool TryReadShare(string? value, out double share) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share) && share is >= 0 and <= 1;
}

using System.Globalization;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Debate;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>Where texts and their passages stand.</summary>
public static class PassageAddress
{
    /// <summary>The page of a text.</summary>
    public static string Of(AnchorSource source)
    {
        if (source.Kind == AnchorSourceKind.Article)
            return ArticleId.TryParse(source.Id, out var article) ? DebateAddress.Of(article) : "/";
        return WorkKey.TryParse(source.Id, out var work) ? WorkAddress.Of(work) : "/";
    }

    /// <summary>A sentence on that page.</summary>
    public static string Of(AnchorSource source, AnchorSentence sentence) => sentence.Part switch
    {
        AnchorPart.Abstract => string.Create(CultureInfo.InvariantCulture, $"{Of(source)}#s{sentence.Number}"),
        AnchorPart.Title or AnchorPart.FullText => Of(source),
        _ => $"{Of(source)}#{sentence.Name}",
    };
}

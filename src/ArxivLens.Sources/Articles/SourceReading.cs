using ArxivLens.Core.Articles;

namespace ArxivLens.Sources.Articles;

/// <summary>An article that was read, or why none was: one of the two is there.</summary>
/// <param name="Document">The article.</param>
/// <param name="Refusal">Why there is none.</param>
public sealed record SourceReading(ArticleDocument? Document, ArticleRefusal? Refusal)
{
    internal static SourceReading Of(ArticleDocument document) => new(document, null);

    internal static SourceReading Refuse(ArticleRefusal refusal) => new(null, refusal);
}

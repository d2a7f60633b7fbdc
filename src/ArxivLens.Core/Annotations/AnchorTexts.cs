using ArxivLens.Core.Articles;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Annotations;

/// <summary>Reads the texts that passages are found in.</summary>
public sealed class AnchorTexts(IWorkStore works, IArticleStore articles, IFullTextStore fullTexts)
{
    /// <summary>Reads a text as it is now; <c>null</c> when the library has none of that name.</summary>
    public async Task<AnchorText?> ReadAsync(AnchorSource source, CancellationToken cancellationToken = default)
    {
        if (source.Kind == AnchorSourceKind.Article)
        {
            return ArticleId.TryParse(source.Id, out var article) && await articles.FindAsync(article, cancellationToken) is { } found
                ? AnchorTextBuilder.Of(found)
                : null;
        }

        if (!WorkKey.TryParse(source.Id, out var key))
            return null;
        if (source.Kind == AnchorSourceKind.FullText)
            return await fullTexts.FindAsync(key, cancellationToken) is { } full ? AnchorTextBuilder.Of(full) : null;
        return await works.FindAsync(key, cancellationToken) is { } work ? AnchorTextBuilder.Of(work) : null;
    }

    /// <summary>Finds words in a text, and where it is an abstract that does not have them, in the full text of the same work.</summary>
    /// <param name="source">The text.</param>
    /// <param name="find">Finds them in one.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Anchor?> FindAsync(AnchorSource source, Func<AnchorText, Anchor?> find, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(find);
        if (await ReadAsync(source, cancellationToken) is { } text && find(text) is { } anchor)
            return anchor;
        return source.Kind == AnchorSourceKind.Abstract
            && await ReadAsync(source with { Kind = AnchorSourceKind.FullText }, cancellationToken) is { } full ? find(full) : null;
    }

    /// <summary>Reads title and abstract of an earlier version; <c>null</c> when the library never had them.</summary>
    public async Task<AnchorText?> ReadVersionAsync(WorkKey work, int version, CancellationToken cancellationToken = default)
    {
        if (await works.FindAsync(work, cancellationToken) is { } newest && VersionText.Of(newest)?.Version == version)
            return AnchorTextBuilder.Of(newest);
        var texts = await works.FindTextsAsync(work, cancellationToken);
        return texts.FirstOrDefault(text => text.Version == version) is { } found ? AnchorTextBuilder.Of(work, found) : null;
    }
}

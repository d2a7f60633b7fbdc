using ArxivLens.Core;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Articles.Reading;
using ArxivLens.Sources.Articles;

namespace ArxivLens.Commands;

/// <summary>Reads articles from where they stand to what the library keeps of them.</summary>
internal sealed class ArticleDesk(ArticleSource source, ArticleReader reader, TimeProvider clock)
{
    /// <summary>Reads one.</summary>
    /// <param name="fileOrAddress">An address or a file; <c>-</c> for standard input.</param>
    /// <param name="standsAt">Where the article of a file stands on the web; <c>null</c> when that is not known.</param>
    /// <param name="isVerbose">
    /// Whether the reason is told why an address could not be read, which is otherwise the same for all.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The article, or why there is none, in one line for the operator.</returns>
    public async Task<(ReadArticle? Article, string? Refusal)> ReadAsync(
        string fileOrAddress, Uri? standsAt, bool isVerbose, CancellationToken cancellationToken)
    {
        try
        {
            var (document, refusal) = await source.ReadAsync(fileOrAddress, standsAt, cancellationToken);
            if (document is null)
                return (null, isVerbose && refusal!.Detail.Length > 0 ? $"{refusal.Message} ({refusal.Detail})" : refusal!.Message);
            if (standsAt is not null)
                document = document with { Facts = document.Facts with { Address = standsAt.AbsoluteUri } };
            var reading = await reader.ReadAsync(document, cancellationToken);
            return (ArticleIntake.Make(document, reading, clock.GetUtcNow()), null);
        }
        catch (SourceException e)
        {
            return (null, e.Message);
        }
    }
}

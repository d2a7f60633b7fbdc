using ArxivLens.Core.Articles;
using ArxivLens.Core.Articles.Reading;
using ArxivLens.Core.Indexing;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Articles;

namespace ArxivLens.Commands;

/// <summary>Reads articles from where they are to what the library keeps of them.</summary>
internal sealed class ArticleDesk(IndexHost host, IWorkStore works)
{
    private const long LargestFile = 2 << 20;
    private readonly ArticleReader reader = new(host, works);

    /// <summary>Reads one.</summary>
    /// <param name="source">An address or a file; <c>-</c> for standard input.</param>
    /// <param name="url">Where the article of a file stands; <c>null</c> when that is not known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The article, or why there is none, in one line.</returns>
    public async Task<(ReadArticle? Article, string? Refusal)> ReadAsync(string source, string? url, CancellationToken cancellationToken)
    {
        var (document, refusal) = await OpenAsync(source, url, cancellationToken);
        if (document is null)
            return (null, refusal);
        if (url is not null)
            document = document with { Facts = document.Facts with { Address = url } };
        var reading = await reader.ReadAsync(document, cancellationToken);
        return (ArticleIntake.Make(document, reading, TimeProvider.System.GetUtcNow()), null);
    }

    private static async Task<(ArticleDocument? Document, string? Refusal)> OpenAsync(
        string source, string? url, CancellationToken cancellationToken)
    {
        if (!File.Exists(source))
            return (null, $"{Typed.Shown(source)}: there is no such file");
        if (new FileInfo(source).Length > LargestFile)
            return (null, $"{Typed.Shown(source)}: the file is larger than 2 MB");
        var bytes = await File.ReadAllBytesAsync(source, cancellationToken);
        var text = WebPageReader.Decode(bytes, null);
        if (!Path.GetExtension(source).StartsWith(".htm", StringComparison.OrdinalIgnoreCase))
        {
            var isMarkdown = Path.GetExtension(source).Equals(".md", StringComparison.OrdinalIgnoreCase);
            return (TextArticleReader.Read(text, isMarkdown, Path.GetFileName(source)), null);
        }

        var document = WebPageReader.Read(text, url is null ? null : new Uri(url), cancellationToken);
        return (document, document is null ? $"{Typed.Shown(source)}: nothing to read was found in it" : null);
    }
}
